package marginalia.ui.search;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import marginalia.corpus.Document;
import marginalia.corpus.DocumentFilter;
import marginalia.corpus.DocumentId;
import marginalia.corpus.LabelId;
import marginalia.jobs.JobState;
import marginalia.jobs.Jobs;
import marginalia.jobs.Scope;
import marginalia.session.Resembling.Basis;
import marginalia.session.Resembling.Found;
import marginalia.session.Resembling.Like;
import marginalia.session.Resembling.Original;
import marginalia.session.Searching.Hit;
import marginalia.session.Workspace;
import marginalia.ui.control.Excerpt;
import marginalia.wording.Notice;

/// State of the list of texts: a filter, something they are to be like, what is found, and what is
/// done with it. UI thread only.
public final class SearchViewModel {
  /// Texts most like another that are listed.
  private static final int SIMILAR = 100;

  /// Of so many of them those that pass a filter are listed.
  private static final int SIMILAR_BEFORE_FILTER = 2_000;

  private static final int EXCERPT = 120;

  private final Workspace workspace;
  private final Jobs jobs;
  private DocumentFilter filter = DocumentFilter.ALL;
  private final ReadOnlyObjectWrapper<DocumentList> found;
  private final ReadOnlyObjectWrapper<Optional<Similar>> similar =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private Map<DocumentId, Double> cosines = Map.of();
  private int pageJobs;
  private int searches;
  private boolean onShow;
  private boolean stale;

  /// What the listed texts are like, while they are listed for that.
  ///
  /// @param excerpt the beginning of the original, in one line
  /// @param found what there is like it; empty until it is known
  /// @param problem why nothing was found
  record Similar(
      Original original, String excerpt, Optional<Found> found, Optional<Notice> problem) {
    /// Whether there is more to be found once the encoder has read all texts.
    boolean lacksTexts() {
      return found.filter(f -> f.basis() == Basis.WORDS || f.unread() > 0).isPresent();
    }
  }

  public SearchViewModel(Workspace workspace, Jobs jobs, Scope scope) {
    this.workspace = workspace;
    this.jobs = jobs;
    this.found = new ReadOnlyObjectWrapper<>(list(new long[0]));
    scope.hold(workspace.labelling().onAnswered(_ -> stale()));
    scope.follow(workspace.project().documents(), _ -> search());
    scope.follow(workspace.encoding().readings(), _ -> searchAgainIfMoreIsRead());
  }

  private void searchAgainIfMoreIsRead() {
    if (similar.get().filter(Similar::lacksTexts).isPresent()) {
      search();
    }
  }

  /// Lets the encoder read the texts it has not read.
  public void readAll() {
    workspace.encoding().readAll();
  }

  private DocumentList list(long[] ids) {
    return new DocumentList(ids, this::fetch);
  }

  /// What is found; replaced as a whole.
  ReadOnlyObjectProperty<DocumentList> foundProperty() {
    return found.getReadOnlyProperty();
  }

  /// What the texts are to be like; empty where the filter alone decides.
  ReadOnlyObjectProperty<Optional<Similar>> similarProperty() {
    return similar.getReadOnlyProperty();
  }

  /// How like the original a listed text is; empty where the filter alone decides.
  Optional<Double> cosine(DocumentId document) {
    return Optional.ofNullable(cosines.get(document));
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

  /// Lists the texts most like `original` that pass the filter, the best first. Words searched for
  /// are given up.
  public void similarTo(Original original) {
    filter = filter.withWords("");
    String words =
        switch (original) {
          case Original.Text(DocumentId id) ->
              workspace.project().document(id).map(Document::text).orElse("");
          case Original.Words(String said) -> said;
        };
    similar.set(
        Optional.of(
            new Similar(original, Excerpt.of(words, EXCERPT), Optional.empty(), Optional.empty())));
    show(Map.of(), new long[0]);
    search();
  }

  /// Lists again what passes the filter.
  public void endSimilar() {
    similar.set(Optional.empty());
    search();
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
    int asked = ++searches;
    Optional<Original> original = similar.get().map(Similar::original);
    if (original.isPresent()) {
      searchSimilar(original.get(), asked);
    } else {
      workspace
          .searching()
          .find(filter)
          .onDone(ids -> {
            if (asked == searches) {
              show(Map.of(), ids);
            }
          });
    }
  }

  private void searchSimilar(Original original, int asked) {
    boolean filtered = !filter.withOrder(DocumentFilter.ALL.order()).equals(DocumentFilter.ALL);
    workspace
        .resembling()
        .find(original, filtered ? SIMILAR_BEFORE_FILTER : SIMILAR)
        .onEnd(end -> {
          if (asked != searches) {
            return; // another search has begun
          }
          switch (end) {
            case JobState.Done<Found>(Found likes) -> {
              if (filtered) {
                pass(likes, asked);
              } else {
                show(likes);
              }
            }
            case JobState.Failed<Found>(Notice reason, Throwable _) ->
                similar.set(
                    similar
                        .get()
                        .map(s ->
                            new Similar(
                                s.original(), s.excerpt(), Optional.empty(), Optional.of(reason))));
            case JobState.Cancelled<Found> _,
                JobState.Waiting<Found> _,
                JobState.Running<Found> _ -> {}
          }
        });
  }

  /// Lists those that pass the filter.
  private void pass(Found likes, int asked) {
    workspace
        .searching()
        .find(filter)
        .onDone(ids -> {
          if (asked == searches) {
            long[] passing = ids.clone();
            Arrays.sort(passing);
            List<Like> left =
                likes.likes().stream()
                    .filter(like -> Arrays.binarySearch(passing, like.document().value()) >= 0)
                    .limit(SIMILAR)
                    .toList();
            show(new Found(likes.basis(), left, likes.unread()));
          }
        });
  }

  private void show(Found likes) {
    similar.set(
        similar
            .get()
            .map(
                s -> new Similar(s.original(), s.excerpt(), Optional.of(likes), Optional.empty())));
    Map<DocumentId, Double> known = new HashMap<>();
    likes.likes().forEach(like -> known.put(like.document(), like.cosine()));
    show(known, likes.likes().stream().mapToLong(like -> like.document().value()).toArray());
  }

  private void show(Map<DocumentId, Double> known, long[] ids) {
    cosines = known;
    found.set(list(ids));
  }

  private void fetch(List<DocumentId> ids, Consumer<List<Hit>> then) {
    workspace.encoding().onScreen(ids);
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

  /// Takes texts as examples of the labels they have, in one step that can be undone; does nothing
  /// for texts without labels.
  public void takeExamples(List<DocumentId> documents) {
    workspace.scheme().addExamplesOf(documents);
  }

  /// All documents found, in order.
  public List<DocumentId> all() {
    return found.get().documents();
  }
}
