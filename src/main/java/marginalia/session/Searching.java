package marginalia.session;

import java.util.List;
import java.util.Optional;
import marginalia.corpus.Annotation;
import marginalia.corpus.Document;
import marginalia.corpus.DocumentFilter;
import marginalia.corpus.DocumentId;
import marginalia.corpus.Suggestion;
import marginalia.jobs.Job;
import marginalia.jobs.Jobs;
import marginalia.wording.Notice;

/// Lists documents by text, answer and prediction, and builds the search index in the background.
public final class Searching {
  private final Project project;

  /// One line of a list.
  ///
  /// @param prediction what the last full training says
  public record Hit(
      Document document, Optional<Annotation> annotation, Optional<Suggestion> prediction) {}

  public Searching(Project project) {
    this.project = project;
  }

  /// Finds the documents that pass `filter`, as a background job that replaces the search before.
  public Job<long[]> find(DocumentFilter filter) {
    return project
        .jobs()
        .start("search", Notice.of("job.search"), _ -> project.stores().search().ids(filter));
  }

  /// The lines for these documents, in this order. A page takes about a millisecond; any thread.
  public List<Hit> page(List<DocumentId> ids) {
    Stores stores = project.stores();
    return stores.documents().documents(ids).stream()
        .map(document ->
            new Hit(
                document,
                stores
                    .annotations()
                    .latest(document.id())
                    .filter(a -> a.answer().verdict() != marginalia.corpus.Verdict.CLEARED),
                stores.predictions().of(document.id())))
        .toList();
  }

  /// Brings the index up to date in the background, in small transactions between which answers
  /// have their turn; returns the number of documents added. Until then a search reads the texts
  /// that are not indexed one by one.
  public Job<Integer> index() {
    Jobs jobs = project.jobs();
    return jobs.start(
        "index",
        Notice.of("job.index"),
        progress -> {
          long all = Math.max(1, project.stores().search().unindexed());
          int added = 0;
          int step = project.stores().search().indexMore();
          while (step > 0) {
            added += step;
            progress.report((double) added / all, Notice.of("job.index.doing", added, all));
            progress.checkCancelled();
            step = project.stores().search().indexMore();
          }
          return added;
        });
  }
}
