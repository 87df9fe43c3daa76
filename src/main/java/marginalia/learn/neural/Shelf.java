package marginalia.learn.neural;

import marginalia.learn.tensor.Matrix;
import marginalia.learn.tensor.Slab;

/// Matrices side by side in one piece of memory, which is given back with all of them: for fits
/// that need hundreds of megabytes and must not wait for the collector. For one thread.
final class Shelf implements AutoCloseable {
  private final Slab slab;
  private long used;

  /// @param floats see [#needed]
  Shelf(long floats) {
    slab = Slab.of(Math.max(1, floats));
  }

  /// What a matrix takes of a shelf.
  static long needed(int rows, int columns) {
    return Slab.aligned((long) rows * columns);
  }

  /// The next matrix.
  ///
  /// @throws IndexOutOfBoundsException if the shelf is full
  Matrix zeros(int rows, int columns) {
    Matrix matrix = slab.matrix(used, rows, columns);
    used += needed(rows, columns);
    return matrix;
  }

  /// The next matrix, filled with a copy.
  Matrix copy(Matrix of) {
    Matrix matrix = zeros(of.rows(), of.columns());
    matrix.copyFrom(of);
    return matrix;
  }

  @Override
  public void close() {
    slab.close();
  }
}
