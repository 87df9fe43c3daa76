package marginalia.query;

import java.util.Set;
import marginalia.jobs.Progress;
import marginalia.text.SparseMatrix;

/// Asks about doubtful documents that stand for many others: the entropy times the mean cosine with
/// the pool, so that no effort goes into oddities. Settles and Craven (2008), EMNLP, information
/// density with β = 1. O(n·k + entries): the mean cosine is the product with the mean direction.
public record DensityWeighted() implements ScoringStrategy {
  private static final int CHUNK = 8_192;

  @Override
  public String name() {
    return "density";
  }

  @Override
  public Set<Need> needs() {
    return Set.of(Need.MODEL);
  }

  @Override
  public float[] scores(Pool pool, long seed, Progress progress) {
    float[] density = densities(pool, progress);
    RowScore entropy = new UncertaintySampling(Uncertainty.ENTROPY).of(pool);
    return RowScore.all(
        pool, progress, (candidate, p) -> entropy.of(candidate, p) * density[candidate]);
  }

  /// Mean cosine of every candidate with all candidates, itself included.
  static float[] densities(Pool pool, Progress progress) {
    SparseMatrix x = pool.features();
    double[] mean = new double[x.columns()];
    for (int i = 0; i < pool.size(); i++) {
      if (i % CHUNK == 0) {
        progress.checkCancelled();
      }
      int row = pool.row(i);
      double length = Math.sqrt(x.squaredNorm(row)) * pool.size();
      for (int at = x.starts()[row]; at < x.starts()[row + 1]; at++) {
        mean[x.indices()[at]] += length == 0 ? 0 : x.values()[at] / length;
      }
    }
    float[] density = new float[pool.size()];
    progress.ranges(
        pool.size(),
        CHUNK,
        (from, to) -> {
          for (int i = from; i < to; i++) {
            int row = pool.row(i);
            double sum = 0;
            for (int at = x.starts()[row]; at < x.starts()[row + 1]; at++) {
              sum += x.values()[at] * mean[x.indices()[at]];
            }
            double length = Math.sqrt(x.squaredNorm(row));
            density[i] = length == 0 ? 0 : (float) (sum / length);
          }
        });
    return density;
  }
}
