package marginalia.learn.tensor;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// A view of a [Slab] as rows of floats, one after another in memory, with `stride` floats from one
/// row's start to the next. A view, not a copy: who writes to it writes to the slab.
public final class Matrix {
  private final Slab slab;
  private final MemorySegment segment;
  private final int rows;
  private final int columns;
  private final int stride;

  Matrix(Slab slab, MemorySegment segment, int rows, int columns, int stride) {
    this.slab = slab;
    this.segment = segment;
    this.rows = rows;
    this.columns = columns;
    this.stride = stride;
  }

  /// A matrix of its own, filled with a copy of `values`, row by row; for parameters and tests.
  public static Matrix of(int rows, int columns, float... values) {
    if (values.length != rows * columns) {
      throw new IllegalArgumentException(rows + " × " + columns + " is not " + values.length);
    }
    Matrix matrix = zeros(rows, columns);
    MemorySegment.copy(values, 0, matrix.segment, ValueLayout.JAVA_FLOAT, 0, values.length);
    return matrix;
  }

  /// A matrix of its own, filled with zeros.
  public static Matrix zeros(int rows, int columns) {
    return Slab.of(Math.max(1, (long) rows * columns)).matrix(0, rows, columns);
  }

  /// Zeros of the same shape.
  public Matrix like() {
    return zeros(rows, columns);
  }

  public int rows() {
    return rows;
  }

  public int columns() {
    return columns;
  }

  /// Floats from one row to the next; more than the columns in a view of some columns.
  public int stride() {
    return stride;
  }

  /// Number of floats, without those between rows.
  public int size() {
    return rows * columns;
  }

  MemorySegment segment() {
    return segment;
  }

  /// Whether nothing lies between the rows, so that it can be gone through as one piece.
  boolean dense() {
    return stride == columns || rows <= 1;
  }

  /// Rows from `from` (inclusive) to `to` (exclusive).
  public Matrix rows(int from, int to) {
    long start = from == to ? 0 : (long) from * stride * Float.BYTES; // a view's end lies outside
    return new Matrix(slab, segment.asSlice(start, span(to - from)), to - from, columns, stride);
  }

  /// Columns from `from` (inclusive) to `to` (exclusive).
  public Matrix columns(int from, int to) {
    Matrix view = new Matrix(slab, segment, rows, to - from, stride);
    long start = rows == 0 ? 0 : (long) from * Float.BYTES;
    return new Matrix(slab, segment.asSlice(start, view.span(rows)), rows, to - from, stride);
  }

  private long span(int count) {
    return count == 0 ? 0 : ((long) (count - 1) * stride + columns) * Float.BYTES;
  }

  /// The same floats with other rows and columns.
  ///
  /// @throws IllegalArgumentException if they are not as many, or do not lie side by side
  public Matrix shaped(int otherRows, int otherColumns) {
    if ((long) otherRows * otherColumns != size() || !dense()) {
      throw new IllegalArgumentException(
          rows + " × " + columns + " as " + otherRows + " × " + otherColumns);
    }
    return new Matrix(slab, segment, otherRows, otherColumns, otherColumns);
  }

  public float at(int row, int column) {
    return segment.getAtIndex(ValueLayout.JAVA_FLOAT, (long) row * stride + column);
  }

  public void set(int row, int column, float value) {
    segment.setAtIndex(ValueLayout.JAVA_FLOAT, (long) row * stride + column, value);
  }

  public void add(int row, int column, float value) {
    set(row, column, at(row, column) + value);
  }

  /// Sets every float to 0.
  public void clear() {
    if (dense()) {
      segment.fill((byte) 0);
    } else {
      for (int row = 0; row < rows; row++) {
        rows(row, row + 1).segment.fill((byte) 0);
      }
    }
  }

  /// Takes over the floats of a matrix of the same shape.
  public void copyFrom(Matrix other) {
    if (rows != other.rows || columns != other.columns) {
      throw new IllegalArgumentException(this + " from " + other);
    }
    if (dense() && other.dense()) {
      segment.copyFrom(other.segment);
      return;
    }
    for (int row = 0; row < rows; row++) {
      copyRow(other, row, row);
    }
  }

  /// Takes over one row of another matrix with as many columns.
  public void copyRow(Matrix other, int from, int to) {
    MemorySegment.copy(
        other.segment,
        (long) from * other.stride * Float.BYTES,
        segment,
        (long) to * stride * Float.BYTES,
        (long) columns * Float.BYTES);
  }

  /// The floats, row by row; a copy.
  public float[] toArray() {
    float[] values = new float[size()];
    for (int row = 0; row < rows; row++) {
      MemorySegment.copy(
          segment,
          ValueLayout.JAVA_FLOAT,
          (long) row * stride * Float.BYTES,
          values,
          row * columns,
          columns);
    }
    return values;
  }

  /// Takes over floats, row by row.
  public void fill(float[] values, int offset) {
    for (int row = 0; row < rows; row++) {
      MemorySegment.copy(
          values,
          offset + row * columns,
          segment,
          ValueLayout.JAVA_FLOAT,
          (long) row * stride * Float.BYTES,
          columns);
    }
  }

  @Override
  public String toString() {
    return rows + " × " + columns;
  }
}
