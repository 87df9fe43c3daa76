package marginalia.query;

import java.util.Arrays;
import java.util.BitSet;
import marginalia.jobs.Progress;
import marginalia.text.FittedVectoriser;
import marginalia.text.SparseMatrix;

/// Rows of two sets of texts as they are compared: without what is left out, of length 1 all the
/// same, so that a gap does not betray what was there; and with a column for how long a text is.
///
/// @param matrix the columns of `features`, then one for each power of two of the number of
///   different n-grams
record ComparedRows(SparseMatrix matrix, FittedVectoriser features) {
  private static final int LENGTHS = 24;
  private static final float LENGTH_VALUE = 0.5f;
  private static final int ROWS_PER_CHECK = 4_096;

  /// Takes these rows of `x`, in this order. O(nonzeros of the rows).
  static ComparedRows of(
      SparseMatrix x, int[] rows, FittedVectoriser features, LeftOut left, Progress progress) {
    BitSet out = left.nothing() ? new BitSet() : left.columns(features);
    boolean lengths = !left.traits().contains(LeftOut.Trait.LENGTH);
    int[] starts = new int[rows.length + 1];
    int size = 0;
    for (int row : rows) {
      size = Math.addExact(size, x.starts()[row + 1] - x.starts()[row] + 1);
    }
    int[] indices = new int[size];
    float[] values = new float[size];
    int end = 0;
    for (int i = 0; i < rows.length; i++) {
      if (i % ROWS_PER_CHECK == 0) {
        progress.checkCancelled();
      }
      int from = end;
      double squares = 0;
      int last = x.starts()[rows[i] + 1];
      for (int at = x.starts()[rows[i]]; at < last; at++) {
        if (!out.get(x.indices()[at])) {
          indices[end] = x.indices()[at];
          values[end] = x.values()[at];
          squares += (double) values[end] * values[end];
          end++;
        }
      }
      scale(values, from, end, squares);
      if (lengths) {
        int terms = last - x.starts()[rows[i]];
        indices[end] = x.columns() + Integer.SIZE - Integer.numberOfLeadingZeros(terms);
        values[end++] = LENGTH_VALUE;
      }
      starts[i + 1] = end;
    }
    return new ComparedRows(
        new SparseMatrix(
            x.columns() + LENGTHS, starts, Arrays.copyOf(indices, end), Arrays.copyOf(values, end)),
        features);
  }

  private static void scale(float[] values, int from, int to, double squares) {
    float scale = squares > 0 ? (float) (1 / Math.sqrt(squares)) : 1;
    for (int i = from; i < to; i++) {
      values[i] *= scale;
    }
  }

  /// How a column is spelt; empty for a column of length.
  String words(int column) {
    return column < matrix.columns() - LENGTHS ? features.feature(column) : "";
  }

  /// The fewest n-grams of a text in a column of length; 0 for words.
  int terms(int column) {
    int power = column - (matrix.columns() - LENGTHS);
    return power < 0 ? 0 : 1 << Math.max(0, power - 1);
  }
}
