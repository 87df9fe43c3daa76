package marginalia.query;

import java.util.List;
import java.util.Set;
import marginalia.jobs.Progress;
import marginalia.learn.Probabilities;
import marginalia.text.MostAlike;

/// Asks about documents that the model sees otherwise than the most similar labelled ones: the mean
/// divergence of the prediction from those of the ten nearest, in nats. Margatina et al. (2021),
/// EMNLP, doi:10.18653/v1/2021.emnlp-main.51; nearness is the cosine of the features here. A
/// document that shares nothing with any labelled one scores 0. O(n·(labelled + k)).
public record ContrastiveSampling() implements ScoringStrategy {
  private static final int NEIGHBOURS = 10;
  private static final int CHUNK = 256;
  private static final double LEAST = 1e-6;

  @Override
  public String name() {
    return "contrastive";
  }

  @Override
  public Set<Need> needs() {
    return Set.of(Need.MODEL, Need.LABELLED);
  }

  @Override
  public float[] scores(Pool pool, long seed, Progress progress) {
    Probabilities probabilities = pool.probabilities();
    LabelledIndex index = LabelledIndex.of(pool.features(), pool.labelled().rows(), seed);
    float[] scores = new float[pool.size()];
    progress.ranges(
        pool.size(),
        CHUNK,
        (from, to) -> {
          float[] cosines = new float[index.size()];
          double[] own = new double[probabilities.labels()];
          double[] other = new double[probabilities.labels()];
          for (int i = from; i < to; i++) {
            index.cosines(pool.row(i), cosines);
            List<MostAlike.Hit> nearest = nearest(cosines);
            probabilities.copyRow(pool.row(i), own);
            double sum = 0;
            for (MostAlike.Hit hit : nearest) {
              probabilities.copyRow(index.row(hit.row()), other);
              sum += divergence(other, own, probabilities.exclusive());
            }
            scores[i] = nearest.isEmpty() ? 0 : (float) (sum / nearest.size());
          }
        });
    return scores;
  }

  private static List<MostAlike.Hit> nearest(float[] cosines) {
    MostAlike nearest = new MostAlike(NEIGHBOURS);
    for (int place = 0; place < cosines.length; place++) {
      if (cosines[place] > 0) {
        nearest.offer(place, cosines[place]);
      }
    }
    return nearest.bestFirst();
  }

  /// KL(p ‖ q); for independent labels the mean of the k binary divergences.
  static double divergence(double[] p, double[] q, boolean exclusive) {
    double sum = 0;
    for (int label = 0; label < p.length; label++) {
      sum += part(p[label], q[label]);
      sum += exclusive ? 0 : part(1 - p[label], 1 - q[label]);
    }
    return exclusive || p.length == 0 ? sum : sum / p.length;
  }

  private static double part(double p, double q) {
    return p <= 0 ? 0 : p * Math.log(p / Math.max(q, LEAST));
  }
}
