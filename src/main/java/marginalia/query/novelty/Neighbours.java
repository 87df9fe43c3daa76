package marginalia.query.novelty;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;
import marginalia.jobs.Progress;
import marginalia.learn.tensor.Matrix;
import marginalia.learn.tensor.Products;
import marginalia.learn.tensor.Products.Into;

/// Exact search for the nearest of some rows of length 1. Safe for any thread.
///
/// @param reference m × width
record Neighbours(Matrix reference) {
  private static final int CHUNK = 128;

  /// The k nearest of each row, nearest first.
  ///
  /// @param rows n × k, of the reference
  /// @param distances n × k: Euclidean, from 0 to 2
  @SuppressWarnings("ArrayRecordComponent") // Large, never compared.
  record Found(int k, int[] rows, float[] distances) {}

  static Neighbours of(UnitRows reference, Progress progress) {
    return new Neighbours(reference.all(progress));
  }

  /// Nearest rows of others. O(n·m·width), on the threads of `progress`.
  ///
  /// @param k at most m
  Found of(UnitRows queries, int k, Progress progress) {
    return search(queries, k, _ -> -1, progress);
  }

  /// Nearest other rows of the reference itself.
  ///
  /// @param reference the rows it was made of
  /// @param k below m
  Found ofItself(UnitRows reference, int k, Progress progress) {
    return search(reference, k, row -> row, progress);
  }

  private Found search(UnitRows queries, int k, IntUnaryOperator leftOut, Progress progress) {
    int n = queries.rows();
    int m = reference.rows();
    int[] rows = new int[Math.multiplyExact(n, k)];
    float[] distances = new float[n * k];
    progress.ranges(
        n,
        CHUNK,
        (from, to) -> {
          Matrix cosines = Matrix.zeros(to - from, m);
          Products.abT(queries.of(from, to), reference, cosines, Into.REPLACE);
          float[] values = cosines.toArray();
          for (int row = from; row < to; row++) {
            best(values, (row - from) * m, m, leftOut.applyAsInt(row), k, row * k, rows, distances);
          }
        });
    for (int i = 0; i < distances.length; i++) {
      distances[i] = (float) Math.sqrt(Math.max(0, 2 - 2 * distances[i]));
    }
    return new Found(k, rows, distances);
  }

  /// Writes the k largest of m numbers, largest first, equal ones by place.
  private static void best(
      float[] values, int at, int m, int leftOut, int k, int into, int[] rows, float[] largest) {
    Arrays.fill(largest, into, into + k, Float.NEGATIVE_INFINITY);
    for (int j = 0; j < m; j++) {
      float value = values[at + j];
      if (j == leftOut || value <= largest[into + k - 1]) {
        continue;
      }
      int place = into + k - 1;
      while (place > into && largest[place - 1] < value) {
        largest[place] = largest[place - 1];
        rows[place] = rows[place - 1];
        place--;
      }
      largest[place] = value;
      rows[place] = j;
    }
  }
}
