package marginalia.text;

import java.util.Arrays;
import java.util.function.IntConsumer;

/// An n × d matrix of floats in compressed sparse rows. The entries of row r are at the positions
/// `starts[r]` to `starts[r + 1]` of `indices` (columns, ascending) and `values`.
///
/// Immutable by agreement: the arrays are handed out as they are, for the loops that need the
/// speed, and nobody writes to them.
public final class SparseMatrix implements TextRows {
  private final int columns;
  private final int[] starts;
  private final int[] indices;
  private final float[] values;

  /// Takes the arrays over without copying.
  ///
  /// @throws IllegalArgumentException if the lengths do not fit together
  public SparseMatrix(int columns, int[] starts, int[] indices, float[] values) {
    if (starts.length == 0 || starts[starts.length - 1] > indices.length) {
      throw new IllegalArgumentException("the row starts do not fit the entries");
    }
    if (indices.length != values.length) {
      throw new IllegalArgumentException(indices.length + " columns, " + values.length + " values");
    }
    this.columns = columns;
    this.starts = starts;
    this.indices = indices;
    this.values = values;
  }

  /// These rows, for a model that weighs columns.
  ///
  /// @throws IllegalArgumentException if they are of the other kind
  public static SparseMatrix of(TextRows rows) {
    return switch (rows) {
      case SparseMatrix matrix -> matrix;
      case PairedRows both -> both.weighed();
      case Sequences _ -> throw new IllegalArgumentException("sequences, not weighed columns");
    };
  }

  @Override
  public void eachColumn(int row, IntConsumer column) {
    for (int i = starts[row]; i < starts[row + 1]; i++) {
      column.accept(indices[i]);
    }
  }

  @Override
  public long digest(int row) {
    long hash = 0;
    for (int i = starts[row]; i < starts[row + 1]; i++) {
      long entry = (long) indices[i] << 32 | Float.floatToRawIntBits(values[i]);
      hash = (Long.rotateLeft(hash, 23) ^ entry) * 0xC4CEB9FE1A85EC53L;
    }
    return hash;
  }

  /// Number of rows, n.
  @Override
  public int rows() {
    return starts.length - 1;
  }

  /// Number of columns, d.
  @Override
  public int columns() {
    return columns;
  }

  /// Number of stored entries.
  public int nonZeros() {
    return starts[rows()];
  }

  /// Where each row starts; n + 1 long. Not to be written to.
  public int[] starts() {
    return starts;
  }

  /// Columns of the entries, ascending within a row. Not to be written to.
  public int[] indices() {
    return indices;
  }

  /// Values of the entries. Not to be written to.
  public float[] values() {
    return values;
  }

  /// A copy of these rows, in this order. Cost O(entries copied).
  @Override
  public SparseMatrix select(int[] rows) {
    int[] selectedStarts = RowStarts.selected(starts, rows);
    int[] selectedIndices = new int[selectedStarts[rows.length]];
    float[] selectedValues = new float[selectedStarts[rows.length]];
    RowStarts.copy(starts, rows, indices, selectedIndices);
    RowStarts.copy(starts, rows, values, selectedValues);
    return new SparseMatrix(columns, selectedStarts, selectedIndices, selectedValues);
  }

  /// These rows with others of the same columns below them; a copy.
  ///
  /// @throws IllegalArgumentException if the numbers of columns differ
  public SparseMatrix above(SparseMatrix others) {
    if (others.columns != columns) {
      throw new IllegalArgumentException(columns + " columns above " + others.columns);
    }
    int all = Math.addExact(nonZeros(), others.nonZeros());
    int[] allStarts = Arrays.copyOf(starts, rows() + others.rows() + 1);
    for (int row = 0; row <= others.rows(); row++) {
      allStarts[rows() + row] = nonZeros() + others.starts[row];
    }
    int[] allIndices = Arrays.copyOf(indices, all);
    float[] allValues = Arrays.copyOf(values, all);
    System.arraycopy(others.indices, 0, allIndices, nonZeros(), others.nonZeros());
    System.arraycopy(others.values, 0, allValues, nonZeros(), others.nonZeros());
    return new SparseMatrix(columns, allStarts, allIndices, allValues);
  }

  /// Product of two rows.
  public double dot(int a, int b) {
    int i = starts[a];
    int j = starts[b];
    int iEnd = starts[a + 1];
    int jEnd = starts[b + 1];
    double sum = 0;
    while (i < iEnd && j < jEnd) {
      int difference = indices[i] - indices[j];
      if (difference == 0) {
        sum += (double) values[i++] * values[j++];
      } else if (difference < 0) {
        i++;
      } else {
        j++;
      }
    }
    return sum;
  }

  /// Sum of the squares of a row.
  public double squaredNorm(int row) {
    double sum = 0;
    for (int i = starts[row]; i < starts[row + 1]; i++) {
      sum += (double) values[i] * values[i];
    }
    return sum;
  }

  /// Cosine of the angle between two rows; 0 where one of them is empty.
  public double cosine(int a, int b) {
    double norms = Math.sqrt(squaredNorm(a) * squaredNorm(b));
    return norms == 0 ? 0 : dot(a, b) / norms;
  }
}
