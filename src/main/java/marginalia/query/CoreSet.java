package marginalia.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import marginalia.corpus.DocumentId;
import marginalia.jobs.Progress;
import marginalia.text.SparseMatrix;
import marginalia.wording.Notice;

/// Covers the pool: always the document farthest (1 − cosine) from its nearest labelled or just
/// chosen one. Greedy k-center, Sener and Savarese (2018), ICLR, on the features; of more than
/// 20,000 candidates a sample drawn by chance. Beside no label at all it starts with the lowest
/// document id. O(m·labelled + b·entries) for m candidates.
public record CoreSet() implements QueryStrategy {
  private static final int SUBSAMPLE = 20_000;
  private static final int CHUNK = 512;

  @Override
  public String name() {
    return "core-set";
  }

  @Override
  public Set<Need> needs() {
    return Set.of(Need.LABELLED);
  }

  @Override
  public List<Candidate> select(Pool pool, int batchSize, long seed, Progress progress) {
    int[] sample = RandomSampling.subsample(pool, Math.max(SUBSAMPLE, batchSize), seed);
    int m = sample.length;
    float[] nearest = nearestLabelled(pool, sample, seed, progress);
    boolean[] taken = new boolean[m];
    List<Candidate> chosen = new ArrayList<>();
    while (chosen.size() < Math.min(batchSize, m)) {
      progress.checkCancelled();
      int best = -1;
      for (int i = 0; i < m; i++) {
        if (!taken[i] && (best < 0 || nearest[i] < nearest[best])) {
          best = i;
        }
      }
      taken[best] = true;
      chosen.add(new Candidate(new DocumentId(pool.id(sample[best])), 1 - nearest[best]));
      progress.report((double) chosen.size() / batchSize, Notice.of("engine.spreading"));
      cover(pool, sample, best, nearest, progress);
    }
    return chosen;
  }

  /// The largest cosine of each candidate with a labelled text.
  private static float[] nearestLabelled(Pool pool, int[] sample, long seed, Progress progress) {
    LabelledIndex index = LabelledIndex.of(pool.features(), pool.labelled().rows(), seed);
    float[] nearest = new float[sample.length];
    progress.ranges(
        sample.length,
        CHUNK,
        (from, to) -> {
          float[] cosines = new float[index.size()];
          for (int i = from; i < to; i++) {
            index.cosines(pool.row(sample[i]), cosines);
            for (float cosine : cosines) {
              nearest[i] = Math.max(nearest[i], cosine);
            }
          }
        });
    return nearest;
  }

  private static void cover(
      Pool pool, int[] sample, int chosen, float[] nearest, Progress progress) {
    SparseMatrix x = pool.features();
    int center = pool.row(sample[chosen]);
    float[] dense = new float[x.columns()];
    double length = Math.sqrt(x.squaredNorm(center));
    for (int at = x.starts()[center]; at < x.starts()[center + 1]; at++) {
      dense[x.indices()[at]] = (float) (x.values()[at] / length);
    }
    progress.ranges(
        sample.length,
        CHUNK * 8,
        (from, to) -> {
          for (int i = from; i < to; i++) {
            int row = pool.row(sample[i]);
            double product = 0;
            for (int at = x.starts()[row]; at < x.starts()[row + 1]; at++) {
              product += x.values()[at] * dense[x.indices()[at]];
            }
            if (product > 0) {
              nearest[i] = Math.max(nearest[i], (float) (product / Math.sqrt(x.squaredNorm(row))));
            }
          }
        });
  }
}
