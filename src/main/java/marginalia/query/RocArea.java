package marginalia.query;

import java.util.Arrays;
import org.apache.commons.math3.special.Erf;

/// Area under the ROC curve of two sets of scores, the chance that one of the second set is higher
/// than one of the first, with its standard error. DeLong, DeLong and Clarke-Pearson (1988),
/// doi:10.2307/2531595.
///
/// @param value from 0 to 1; 0.5 where nothing tells the sets apart; of scores out of fold also
///   less, where texts are more like ones of the other set than of their own, such as
///   near-duplicates that were parted
/// @param standardError by the placements of either set among the other; 0 where a set has fewer
///   than two
/// @param firsts size of the first set
/// @param seconds size of the second
public record RocArea(double value, double standardError, int firsts, int seconds) {
  private static final double NORMAL_95 = 1.959963984540054;

  /// The first `firsts` scores are those of the first set. 0.5 where a set is empty. O(n log n).
  public static RocArea of(float[] scores, int firsts) {
    int seconds = scores.length - firsts;
    if (firsts == 0 || seconds == 0) {
      return new RocArea(0.5, 0, firsts, seconds);
    }
    float[] first = Arrays.copyOf(scores, firsts);
    float[] second = Arrays.copyOfRange(scores, firsts, scores.length);
    Arrays.sort(first);
    Arrays.sort(second);
    double value = placement(first, second);
    double variance =
        variance(second, first, value) / seconds + variance(first, second, 1 - value) / firsts;
    return new RocArea(value, Math.sqrt(variance), firsts, seconds);
  }

  /// The area alone, which sorts only the first set.
  static double value(float[] scores, int firsts) {
    if (firsts == 0 || firsts == scores.length) {
      return 0.5;
    }
    float[] first = Arrays.copyOf(scores, firsts);
    Arrays.sort(first);
    return placement(first, Arrays.copyOfRange(scores, firsts, scores.length));
  }

  /// Lower end of the 95 % interval, at least 0.
  public double low() {
    return Math.max(0, value - NORMAL_95 * standardError);
  }

  /// Upper end of the 95 % interval, at most 1.
  public double high() {
    return Math.min(1, value + NORMAL_95 * standardError);
  }

  /// How likely an area so far above 0.5 would be if nothing told the sets apart: one-sided, by the
  /// normal approximation of the rank sum of Mann and Whitney (1947), doi:10.1214/aoms/1177730491,
  /// without correction for ties. 1 where a set is empty.
  public double probability() {
    if (firsts == 0 || seconds == 0) {
      return 1;
    }
    double error = Math.sqrt((firsts + seconds + 1.0) / (12.0 * firsts * seconds));
    return Erf.erfc((value - 0.5) / error / Math.sqrt(2)) / 2;
  }

  /// Mean share of `sorted` that lies below one of `others`, ties counting half.
  private static double placement(float[] sorted, float[] others) {
    double sum = 0;
    for (float other : others) {
      sum += (countBelow(sorted, other) + countUpTo(sorted, other)) / 2.0;
    }
    return sum / ((double) sorted.length * others.length);
  }

  /// Variance of the placements of `ones` among `sorted`, around their mean.
  private static double variance(float[] ones, float[] sorted, double mean) {
    if (ones.length < 2) {
      return 0;
    }
    double sum = 0;
    for (float one : ones) {
      double placed = (countBelow(sorted, one) + countUpTo(sorted, one)) / (2.0 * sorted.length);
      sum += (placed - mean) * (placed - mean);
    }
    return sum / (ones.length - 1);
  }

  private static int countBelow(float[] sorted, float limit) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] < limit) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private static int countUpTo(float[] sorted, float limit) {
    return countBelow(sorted, Math.nextUp(limit));
  }
}
