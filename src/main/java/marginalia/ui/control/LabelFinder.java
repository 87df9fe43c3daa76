package marginalia.ui.control;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import marginalia.corpus.Label;
import marginalia.corpus.LabelId;
import marginalia.corpus.LabelScheme;
import marginalia.jobs.Jobs;
import marginalia.session.LabelSearch;
import marginalia.wording.Notice;

/// Finds labels by what is typed, away from the UI thread, as there may be ten thousand; what was
/// found for a text that is typed on is for nobody. UI thread only.
public final class LabelFinder {
  private final Supplier<LabelScheme> scheme;
  private final Jobs jobs;
  private final Latest latest = new Latest();
  private Optional<LabelSearch> index = Optional.empty();

  /// @param scheme the labels as they are when something is typed
  public LabelFinder(Supplier<LabelScheme> scheme, Jobs jobs) {
    this.scheme = scheme;
    this.jobs = jobs;
  }

  /// Hands on the labels that fit, best first.
  ///
  /// @param recent those to come first among equals
  /// @param found runs unless something else was asked meanwhile
  public void find(String typed, List<LabelId> recent, Consumer<List<Label>> found) {
    LabelScheme now = scheme.get();
    Optional<LabelSearch> made = index.filter(search -> search.isOf(now));
    latest.onDone(
        jobs.start(
            "label-search",
            Notice.of("job.labelSearch"),
            _ -> Found.in(made.orElseGet(() -> new LabelSearch(now)), typed, recent)),
        result -> {
          index = Optional.of(result.index());
          found.accept(result.hits());
        });
  }

  /// Nobody waits any more for what was asked.
  public void forget() {
    latest.forget();
  }

  /// Whether something was asked that is not answered yet.
  public boolean searching() {
    return latest.runningProperty().get();
  }

  private record Found(LabelSearch index, List<Label> hits) {
    static Found in(LabelSearch index, String wanted, List<LabelId> recent) {
      return new Found(index, index.find(wanted, recent));
    }
  }
}
