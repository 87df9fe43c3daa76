package marginalia.evaluate;

import java.util.Arrays;
import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import marginalia.learn.Targets;

/// Deals rows into folds so that each label is spread evenly.
public final class Folds {
  private Folds() {}

  /// Fold of each row, from 0 to `folds` − 1. Rows are grouped by their label, or by the rarest of
  /// their labels, and each group is dealt out in turn after a shuffle; so the folds differ by at
  /// most one row, and so does each group's share of them.
  ///
  /// @throws IllegalArgumentException if `folds` is below 2
  public static int[] stratified(Targets y, int folds, long seed) {
    if (folds < 2) {
      throw new IllegalArgumentException(folds + " folds");
    }
    int n = y.rows();
    int[] counts = y.counts();
    int[] group = new int[n];
    for (int row = 0; row < n; row++) {
      group[row] =
          Arrays.stream(y.labels(row))
              .boxed()
              .min(Comparator.comparingInt(label -> counts[label]))
              .orElse(y.labels());
    }
    SplittableRandom random = new SplittableRandom(seed);
    long[] chance = random.longs(n).toArray();
    int[] order =
        IntStream.range(0, n)
            .boxed()
            .sorted(
                Comparator.<Integer>comparingInt(row -> group[row])
                    .thenComparingLong(row -> chance[row])
                    .thenComparingInt(row -> row))
            .mapToInt(Integer::intValue)
            .toArray();
    int[] fold = new int[n];
    for (int i = 0; i < n; i++) {
      fold[order[i]] = i % folds;
    }
    return fold;
  }
}
