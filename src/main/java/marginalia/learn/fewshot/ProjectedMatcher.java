package marginalia.learn.fewshot;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import marginalia.jobs.Progress;
import marginalia.learn.Targets;
import marginalia.learn.tensor.Elementwise;
import marginalia.learn.tensor.Matrix;
import marginalia.learn.tensor.Products;
import marginalia.learn.tensor.Products.Into;
import marginalia.text.SparseMatrix;

/// Cosine of a text with the sum of each label's examples, after a [Projection] of the encoder's
/// vectors.
///
/// @param first the encoder's first column; those before are not looked at
/// @param map width × width
/// @param sums k × width: of the examples' vectors after the map, each of length 1
record ProjectedMatcher(int first, Matrix map, Matrix sums) implements Matcher {
  private static final int CHUNK = 256;

  static ProjectedMatcher fit(Shots shots, int width, long seed, Progress progress) {
    Matrix map = Projection.fit(shots, width, seed, progress);
    Matrix none = Matrix.zeros(shots.y().labels(), width);
    return new ProjectedMatcher(shots.x().columns() - width, map, none)
        .updated(shots.x(), shots.y());
  }

  private int width() {
    return map.rows();
  }

  /// Vectors of length 1.
  private Matrix mapped(SparseMatrix x, int from, int to) {
    Matrix vectors = Matrix.of(to - from, width(), EncoderColumns.rows(x, first, from, to));
    Matrix mapped = vectors.like();
    Products.abT(vectors, map, mapped, Into.REPLACE);
    units(mapped);
    return mapped;
  }

  private static void units(Matrix rows) {
    for (int row = 0; row < rows.rows(); row++) {
      Matrix one = rows.rows(row, row + 1);
      double length = Math.sqrt(Elementwise.squaredNorm(one));
      Elementwise.scale(length > 0 ? (float) (1 / length) : 0, one);
    }
  }

  @Override
  public float[] scores(SparseMatrix x, Progress progress) {
    int k = sums.rows();
    float[] all = new float[Math.multiplyExact(x.rows(), k)];
    Matrix prototypes = sums.like();
    prototypes.copyFrom(sums);
    units(prototypes);
    progress.ranges(
        x.rows(),
        CHUNK,
        (from, to) -> {
          Matrix cosines = Matrix.zeros(to - from, k);
          Products.abT(mapped(x, from, to), prototypes, cosines, Into.REPLACE);
          System.arraycopy(cosines.toArray(), 0, all, from * k, (to - from) * k);
        });
    return all;
  }

  @Override
  public float weight(int column, int label) {
    return 0;
  }

  @Override
  public ProjectedMatcher updated(SparseMatrix x, Targets y) {
    Matrix next = sums.like();
    next.copyFrom(sums);
    Matrix mapped = mapped(x, 0, x.rows());
    for (int row = 0; row < x.rows(); row++) {
      for (int label : y.labels(row)) {
        Elementwise.addRow(1, mapped, row, next, label);
      }
    }
    return new ProjectedMatcher(first, map, next);
  }

  @Override
  public void write(DataOutput out) throws IOException {
    out.writeInt(first);
    out.writeInt(width());
    write(map, out);
    write(sums, out);
  }

  private static void write(Matrix matrix, DataOutput out) throws IOException {
    for (float value : matrix.toArray()) {
      out.writeFloat(value);
    }
  }

  static ProjectedMatcher read(DataInput in, int labels) throws IOException {
    int first = in.readInt();
    int width = in.readInt();
    return new ProjectedMatcher(first, read(width, width, in), read(labels, width, in));
  }

  private static Matrix read(int rows, int columns, DataInput in) throws IOException {
    float[] values = new float[Math.multiplyExact(rows, columns)];
    for (int i = 0; i < values.length; i++) {
      values[i] = in.readFloat();
    }
    return Matrix.of(rows, columns, values);
  }
}
