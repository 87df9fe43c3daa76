package marginalia.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import marginalia.corpus.DocumentId;
import marginalia.jobs.Progress;
import marginalia.text.SparseMatrix;
import marginalia.wording.Notice;

/// Chooses documents that stand for many others and differ from each other, by features alone: for
/// a start without any label. Greedy facility location on a subsample, which adds the document that
/// most raises the sum over all of the likeness to the nearest chosen one. Krause and Golovin
/// (2014), doi:10.1017/CBO9781139177801.004. O(m²·d̄ + b·m²) for a subsample of m documents.
public record DiverseSampling() implements QueryStrategy {
  private static final int SUBSAMPLE = 1_000;

  @Override
  public String name() {
    return "diverse";
  }

  @Override
  public Set<Need> needs() {
    return Set.of();
  }

  @Override
  public List<Candidate> select(Pool pool, int batchSize, long seed, Progress progress) {
    int[] sample =
        RandomSampling.subsample(pool, Math.max(SUBSAMPLE, Math.min(2 * batchSize, 2_000)), seed);
    int m = sample.length;
    float[][] likeness = likeness(pool, sample, progress);
    float[] covered = new float[m];
    boolean[] taken = new boolean[m];
    List<Candidate> chosen = new ArrayList<>();
    while (chosen.size() < Math.min(batchSize, m)) {
      progress.checkCancelled();
      double[] gains = new double[m];
      progress.ranges(
          m,
          128,
          (from, to) -> {
            for (int i = from; i < to; i++) {
              gains[i] = taken[i] ? -1 : gain(likeness[i], covered);
            }
          });
      int best = 0;
      for (int i = 1; i < m; i++) {
        best = gains[i] > gains[best] ? i : best;
      }
      taken[best] = true;
      for (int j = 0; j < m; j++) {
        covered[j] = Math.max(covered[j], likeness[best][j]);
      }
      chosen.add(new Candidate(new DocumentId(pool.id(sample[best])), gains[best] / m));
    }
    return chosen;
  }

  private static double gain(float[] likeness, float[] covered) {
    float sum = 0;
    for (int j = 0; j < covered.length; j++) {
      sum += Math.max(0, likeness[j] - covered[j]);
    }
    return sum;
  }

  /// Cosine of every pair, by way of one dense row at a time.
  private static float[][] likeness(Pool pool, int[] sample, Progress progress) {
    SparseMatrix x = pool.features();
    int m = sample.length;
    float[] lengths = new float[m];
    for (int i = 0; i < m; i++) {
      lengths[i] = (float) Math.sqrt(x.squaredNorm(pool.row(sample[i])));
    }
    float[][] likeness = new float[m][m];
    progress.ranges(
        m,
        64,
        (from, to) -> {
          float[] dense = new float[x.columns()];
          for (int i = from; i < to; i++) {
            scatter(x, pool.row(sample[i]), dense, 1);
            for (int j = 0; j < m; j++) {
              float lengthsProduct = lengths[i] * lengths[j];
              likeness[i][j] =
                  lengthsProduct == 0 ? 0 : dot(x, pool.row(sample[j]), dense) / lengthsProduct;
            }
            scatter(x, pool.row(sample[i]), dense, 0);
          }
          progress.report((double) to / m, Notice.of("engine.spreading"));
        });
    return likeness;
  }

  /// Writes the row times `factor` into `dense`; a factor of 0 clears it again.
  private static void scatter(SparseMatrix x, int row, float[] dense, float factor) {
    for (int i = x.starts()[row]; i < x.starts()[row + 1]; i++) {
      dense[x.indices()[i]] = factor * x.values()[i];
    }
  }

  private static float dot(SparseMatrix x, int row, float[] dense) {
    float sum = 0;
    for (int i = x.starts()[row]; i < x.starts()[row + 1]; i++) {
      sum += dense[x.indices()[i]] * x.values()[i];
    }
    return sum;
  }
}
