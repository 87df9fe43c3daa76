package marginalia.query;

import java.util.Locale;
import java.util.Set;
import marginalia.jobs.Progress;

/// Asks about the documents the model is least sure of, each judged alone. O(n·k).
public record UncertaintySampling(Uncertainty measure) implements ScoringStrategy {
  @Override
  public String name() {
    return measure.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  @Override
  public Set<Need> needs() {
    return Set.of(Need.MODEL);
  }

  @Override
  public float[] scores(Pool pool, long seed, Progress progress) {
    return RowScore.all(pool, progress, of(pool));
  }

  /// The measure in the form for the pool's kind of labels.
  RowScore of(Pool pool) {
    return pool.probabilities().exclusive()
        ? (_, p) -> measure.of(p)
        : (_, p) -> measure.ofIndependent(p);
  }
}
