package marginalia.ui.search;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import marginalia.corpus.DocumentFilter;
import marginalia.corpus.DocumentId;
import marginalia.corpus.LabelId;
import marginalia.jobs.Jobs;
import marginalia.jobs.Scope;
import marginalia.session.Searching.Hit;
import marginalia.session.Workspace;
import marginalia.wording.Notice;

/// State of the list of texts: a filter, what it finds, and what is done with it. UI thread only.
public final class SearchViewModel {
  private final Workspace workspace;
  private final Jobs jobs;
  private DocumentFilter filter = DocumentFilter.ALL;
  private final ReadOnlyObjectWrapper<DocumentList> found;
  private int pageJobs;
  private boolean onShow;
  private boolean stale;

  public SearchViewModel(Workspace workspace, Jobs jobs, Scope scope) {
    this.workspace = workspace;
    this.jobs = jobs;
    this.found = new ReadOnlyObjectWrapper<>(new DocumentList(new long[0], this::fetch));
    scope.hold(workspace.labelling().onAnswered(_ -> stale()));
    scope.follow(workspace.project().documents(), _ -> search());
  }

  /// What the filter finds; replaced as a whole.
  ReadOnlyObjectProperty<DocumentList> foundProperty() {
    return found.getReadOnlyProperty();
  }

  /// Number of documents found.
  public int count() {
    return found.get().size();
  }

  /// Changes the filter and searches anew.
  public void change(UnaryOperator<DocumentFilter> edit) {
    DocumentFilter next = edit.apply(filter);
    if (!next.equals(filter)) {
      filter = next;
      search();
    }
  }

  private void stale() {
    stale = true;
    if (onShow) {
      refresh();
    }
  }

  private void refresh() {
    stale = false;
    found.get().refresh();
  }

  /// Whether anybody looks at the list: only then it follows the answers.
  public void onShow(boolean now) {
    onShow = now;
    if (onShow && stale) {
      refresh();
    }
  }

  private void search() {
    workspace.searching().find(filter).onDone(ids -> found.set(new DocumentList(ids, this::fetch)));
  }

  private void fetch(List<DocumentId> ids, Consumer<List<Hit>> then) {
    jobs.start(
            "page-" + pageJobs++ % 64,
            Notice.of("job.search"),
            _ -> workspace.searching().page(ids))
        .onDone(then);
  }

  /// Gives one label to these documents in one step that can be undone.
  public void answerAll(List<DocumentId> documents, LabelId label) {
    if (!documents.isEmpty()) {
      workspace.labelling().answerAll(documents, Set.of(label));
    }
  }

  /// All documents found, in order.
  public List<DocumentId> all() {
    return found.get().documents();
  }
}
