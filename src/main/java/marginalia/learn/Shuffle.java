package marginalia.learn;

import java.util.Arrays;
import java.util.SplittableRandom;

/// Orders drawn by chance. Fisher and Yates, from the end; O(n).
public final class Shuffle {
  private Shuffle() {}

  /// Brings numbers into an order drawn by chance, in place.
  public static void of(int[] order, SplittableRandom random) {
    for (int i = order.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int swapped = order[i];
      order[i] = order[j];
      order[j] = swapped;
    }
  }

  /// Brings some of the numbers, drawn by chance, to the front, in place. O(count).
  ///
  /// @param count at most as many as there are
  public static void first(int count, int[] order, SplittableRandom random) {
    for (int i = 0; i < count; i++) {
      int j = random.nextInt(i, order.length);
      int swapped = order[i];
      order[i] = order[j];
      order[j] = swapped;
    }
  }

  /// The numbers 0 … n − 1 in an order drawn by chance.
  public static int[] of(int n, long seed) {
    int[] order = new int[n];
    Arrays.setAll(order, i -> i);
    of(order, new SplittableRandom(seed));
    return order;
  }
}
