package marginalia.query;

import java.util.Set;
import marginalia.jobs.Progress;

/// Asks about doubtful documents that may well be of a label with few answers: the margin times the
/// expected rarity of the label, where a label's rarity is ((c + 1) / (count + 1)) to the power ½
/// with c the count of the most frequent label. For the long tail; after the class-balanced queries
/// of Aggarwal, Popescu and Hudelot (2020), WACV, which take a quota per label instead. For labels
/// that may hold together the expectation is the mean over the labels. O(n·k).
public record RareLabels() implements ScoringStrategy {
  @Override
  public String name() {
    return "rare-labels";
  }

  @Override
  public Set<Need> needs() {
    return Set.of(Need.MODEL, Need.LABELLED);
  }

  @Override
  public float[] scores(Pool pool, long seed, Progress progress) {
    double[] rarity = rarities(pool.labelled().targets().counts());
    RowScore margin = new UncertaintySampling(Uncertainty.MARGIN).of(pool);
    double shares = pool.probabilities().exclusive() ? 1 : Math.max(1, rarity.length);
    return RowScore.all(
        pool, progress, (candidate, p) -> margin.of(candidate, p) * expected(rarity, p) / shares);
  }

  static double[] rarities(int[] counts) {
    int most = 0;
    for (int count : counts) {
      most = Math.max(most, count);
    }
    double[] rarity = new double[counts.length];
    for (int label = 0; label < counts.length; label++) {
      rarity[label] = Math.sqrt((most + 1.0) / (counts[label] + 1.0));
    }
    return rarity;
  }

  private static double expected(double[] rarity, double[] p) {
    double sum = 0;
    for (int label = 0; label < p.length; label++) {
      sum += p[label] * rarity[label];
    }
    return sum;
  }
}
