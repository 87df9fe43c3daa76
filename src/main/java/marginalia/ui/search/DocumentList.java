package marginalia.ui.search;

import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.collections.ObservableListBase;
import marginalia.corpus.DocumentId;
import marginalia.session.Searching.Hit;

/// A list of documents of any length, of which only the pages on the screen are in memory. Pages
/// are fetched in the background; a row not there yet is empty. UI thread only.
final class DocumentList extends ObservableListBase<DocumentList.Line> {
  private static final int PAGE = 64;
  private static final int PAGES_KEPT = 48;

  private final long[] ids;
  private final Fetch fetch;
  private final Map<Integer, List<Hit>> pages =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, List<Hit>> eldest) {
          return size() > PAGES_KEPT;
        }
      };
  private final Set<Integer> asked = new HashSet<>();

  /// A row: its document, and what is known of it once the page is there.
  record Line(DocumentId document, Optional<Hit> hit) {}

  /// Fetches a page in the background and hands it to the UI thread.
  @FunctionalInterface
  interface Fetch {
    void page(List<DocumentId> ids, Consumer<List<Hit>> then);
  }

  DocumentList(long[] ids, Fetch fetch) {
    this.ids = ids;
    this.fetch = fetch;
  }

  @Override
  public int size() {
    return ids.length;
  }

  @Override
  public Line get(int index) {
    int page = index / PAGE;
    List<Hit> hits = pages.get(page);
    DocumentId id = new DocumentId(ids[index]);
    if (hits == null) {
      ask(page);
      return new Line(id, Optional.empty());
    }
    return new Line(
        id, index % PAGE < hits.size() ? Optional.of(hits.get(index % PAGE)) : Optional.empty());
  }

  private void ask(int page) {
    if (asked.add(page)) {
      fetch.page(pageIds(page), hits -> arrived(page, hits));
    }
  }

  private List<DocumentId> pageIds(int page) {
    int from = page * PAGE;
    return Arrays.stream(ids, from, Math.min(ids.length, from + PAGE))
        .mapToObj(DocumentId::new)
        .toList();
  }

  private void arrived(int page, List<Hit> hits) {
    asked.remove(page);
    pages.put(page, hits);
    beginChange();
    for (int i = page * PAGE; i < Math.min(ids.length, page * PAGE + PAGE); i++) {
      nextUpdate(i);
    }
    endChange();
  }

  /// Fetches the pages in memory again, after answers have changed.
  void refresh() {
    List<Integer> known = List.copyOf(pages.keySet());
    known.forEach(this::ask);
  }

  /// All documents of the list, in its order.
  List<DocumentId> documents() {
    return Arrays.stream(ids).mapToObj(DocumentId::new).toList();
  }

  /// Rows are told apart by document, so a search is by id and never walks the pages.
  @Override
  public int indexOf(Object line) {
    return line instanceof Line(DocumentId id, Optional<Hit> _) ? place(id) : -1;
  }

  @Override
  public boolean contains(Object line) {
    return indexOf(line) >= 0;
  }

  private int place(DocumentId id) {
    for (int i = 0; i < ids.length; i++) {
      if (ids[i] == id.value()) {
        return i;
      }
    }
    return -1;
  }
}
