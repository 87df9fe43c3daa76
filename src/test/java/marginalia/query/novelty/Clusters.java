package marginalia.query.novelty;

import java.util.SplittableRandom;
import marginalia.learn.Targets;
import marginalia.text.SparseMatrix;

/// Rows around the axes of a space: as an encoder's vectors or, with many columns, as n-grams.
final class Clusters {
  private Clusters() {}

  /// `each` rows around each of the axes `from` (inclusive) to `to` (exclusive), one axis after the
  /// other.
  static SparseMatrix around(int from, int to, int each, int columns, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int rows = (to - from) * each;
    int entries = 6;
    int[] starts = new int[rows + 1];
    int[] indices = new int[rows * entries];
    float[] values = new float[rows * entries];
    for (int row = 0; row < rows; row++) {
      int axis = from + row / each;
      int[] others =
          random.ints(0, columns).filter(c -> c != axis).distinct().limit(entries - 1).toArray();
      indices[row * entries] = axis;
      values[row * entries] = 1;
      for (int i = 1; i < entries; i++) {
        indices[row * entries + i] = others[i - 1];
        values[row * entries + i] = (float) random.nextDouble(0.05, 0.25);
      }
      sort(indices, values, row * entries, entries);
      starts[row + 1] = (row + 1) * entries;
    }
    return new SparseMatrix(columns, starts, indices, values);
  }

  private static void sort(int[] indices, float[] values, int from, int count) {
    for (int i = from + 1; i < from + count; i++) {
      for (int j = i; j > from && indices[j] < indices[j - 1]; j--) {
        int index = indices[j];
        indices[j] = indices[j - 1];
        indices[j - 1] = index;
        float value = values[j];
        values[j] = values[j - 1];
        values[j - 1] = value;
      }
    }
  }

  /// One label for each axis.
  static Targets labels(int axes, int each) {
    int[] y = new int[axes * each];
    for (int row = 0; row < y.length; row++) {
      y[row] = row / each;
    }
    return Targets.single(y, axes);
  }

  /// The same as sets of one.
  static Targets sets(int axes, int each) {
    int[][] y = new int[axes * each][];
    for (int row = 0; row < y.length; row++) {
      y[row] = new int[] {row / each};
    }
    return Targets.multi(y, axes);
  }
}
