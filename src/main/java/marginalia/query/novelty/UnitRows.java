package marginalia.query.novelty;

import marginalia.jobs.Progress;
import marginalia.learn.tensor.Elementwise;
import marginalia.learn.tensor.Matrix;
import marginalia.learn.tensor.Products;
import marginalia.learn.tensor.Products.Into;
import marginalia.text.SparseMatrix;

/// Rows of length 1 (0 for an empty one) of few columns, made when they are asked for, so that a
/// pool needs no second copy. Products of two rows are cosines. Safe for any thread.
public interface UnitRows {
  /// More columns than this are folded.
  int MOST_COLUMNS = 1_024;

  /// Rows that are made in one go.
  int CHUNK = 64;

  /// How many rows.
  int rows();

  /// How many columns.
  int width();

  /// The rows from `from` (inclusive) to `to` (exclusive), a matrix of its own.
  Matrix of(int from, int to);

  /// All of them.
  ///
  /// @throws marginalia.jobs.CancelledException if the work is to stop
  default Matrix all(Progress progress) {
    Matrix all = Matrix.zeros(rows(), width());
    for (int from = 0; from < rows(); from += CHUNK) {
      progress.checkCancelled();
      int to = Math.min(rows(), from + CHUNK);
      all.rows(from, to).copyFrom(of(from, to));
    }
    return all;
  }

  /// The rows of a matrix: as they are where it has few columns; folded by chance, which keeps
  /// cosines to about 0.04, where it has many, as n-grams do.
  static UnitRows of(SparseMatrix x) {
    return x.columns() <= MOST_COLUMNS ? new Whole(x) : new Folded(x);
  }

  /// Each row after a linear map.
  ///
  /// @param map width × width, multiplied from the left
  static UnitRows mapped(UnitRows rows, Matrix map) {
    return new Mapped(rows, map);
  }

  /// Scales every row to length 1, in place.
  static void scale(Matrix rows) {
    for (int row = 0; row < rows.rows(); row++) {
      Matrix one = rows.rows(row, row + 1);
      double length = Math.sqrt(Elementwise.squaredNorm(one));
      Elementwise.scale(length > 0 ? (float) (1 / length) : 0, one);
    }
  }

  /// All columns of the matrix.
  record Whole(SparseMatrix x) implements UnitRows {
    @Override
    public int rows() {
      return x.rows();
    }

    @Override
    public int width() {
      return x.columns();
    }

    @Override
    public Matrix of(int from, int to) {
      float[] dense = new float[Math.multiplyExact(to - from, width())];
      for (int row = from; row < to; row++) {
        for (int i = x.starts()[row]; i < x.starts()[row + 1]; i++) {
          dense[(row - from) * width() + x.indices()[i]] = x.values()[i];
        }
      }
      Matrix matrix = Matrix.of(to - from, width(), dense);
      scale(matrix);
      return matrix;
    }
  }

  /// Every column is added, with a sign drawn by chance, to four of 512. Kane and Nelson (2014),
  /// doi:10.1145/2559902.
  record Folded(SparseMatrix x) implements UnitRows {
    private static final int WIDTH = 512;
    private static final int PLACES = 4;

    @Override
    public int rows() {
      return x.rows();
    }

    @Override
    public int width() {
      return WIDTH;
    }

    @Override
    public Matrix of(int from, int to) {
      float[] dense = new float[Math.multiplyExact(to - from, WIDTH)];
      for (int row = from; row < to; row++) {
        for (int i = x.starts()[row]; i < x.starts()[row + 1]; i++) {
          long chance = mixed(x.indices()[i]);
          for (int place = 0; place < PLACES; place++) {
            int slot = (int) (chance & WIDTH - 1);
            float sign = (chance >>> 9 & 1) == 0 ? 1 : -1;
            dense[(row - from) * WIDTH + slot] += sign * x.values()[i];
            chance >>>= 10;
          }
        }
      }
      Matrix matrix = Matrix.of(to - from, WIDTH, dense);
      scale(matrix);
      return matrix;
    }

    /// SplitMix64's last step.
    private static long mixed(int column) {
      long z = (column + 1) * 0x9E3779B97F4A7C15L;
      z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
      z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
      return z ^ z >>> 31;
    }
  }

  /// Other rows after a map.
  record Mapped(UnitRows plain, Matrix map) implements UnitRows {
    @Override
    public int rows() {
      return plain.rows();
    }

    @Override
    public int width() {
      return plain.width();
    }

    @Override
    public Matrix of(int from, int to) {
      Matrix before = plain.of(from, to);
      Matrix after = before.like();
      Products.abT(before, map, after, Into.REPLACE);
      scale(after);
      return after;
    }
  }
}
