package marginalia.query;

import java.util.Locale;
import java.util.Set;
import marginalia.jobs.Progress;
import marginalia.learn.Probabilities;

/// Asks about the documents the model is least sure of, each judged alone. O(n·k).
public record UncertaintySampling(Uncertainty measure) implements ScoringStrategy {
  private static final int CHUNK = 8_192;

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
    Probabilities probabilities = pool.probabilities();
    float[] scores = new float[pool.size()];
    progress.ranges(
        pool.size(),
        CHUNK,
        (from, to) -> {
          double[] p = new double[probabilities.labels()];
          for (int i = from; i < to; i++) {
            probabilities.copyRow(pool.row(i), p);
            double score = probabilities.exclusive() ? measure.of(p) : measure.ofIndependent(p);
            scores[i] = (float) score;
          }
        });
    return scores;
  }
}
