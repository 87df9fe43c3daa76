package marginalia.learn.fasttext;

import java.util.Arrays;
import java.util.SplittableRandom;
import marginalia.learn.SoftTargets;
import marginalia.learn.Targets;

/// Draws what is true from what is believed.
final class SoftDraw {
  private SoftDraw() {}

  /// One label of each row where labels exclude each other, otherwise each label for itself. O(nk).
  static Targets of(SoftTargets y, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    if (y.exclusive()) {
      int[] drawn = new int[y.rows()];
      Arrays.setAll(drawn, row -> one(y, row, random.nextDouble()));
      return Targets.single(drawn, y.labels());
    }
    int[][] drawn = new int[y.rows()][];
    Arrays.setAll(drawn, row -> several(y, row, random));
    return Targets.multi(drawn, y.labels());
  }

  private static int one(SoftTargets y, int row, double chance) {
    double below = 0;
    for (int label = 0; label < y.labels(); label++) {
      below += y.of(row, label);
      if (chance < below) {
        return label;
      }
    }
    return y.likeliest().label(row); // the row sums to a little less than 1
  }

  private static int[] several(SoftTargets y, int row, SplittableRandom random) {
    int[] drawn = new int[y.labels()];
    int count = 0;
    for (int label = 0; label < y.labels(); label++) {
      if (random.nextDouble() < y.of(row, label)) {
        drawn[count++] = label;
      }
    }
    return Arrays.copyOf(drawn, count);
  }
}
