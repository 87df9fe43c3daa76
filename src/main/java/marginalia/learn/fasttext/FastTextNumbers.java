package marginalia.learn.fasttext;

import java.io.IOException;
import java.util.Optional;
import marginalia.learn.tensor.ProductQuantiser;
import marginalia.learn.tensor.QuantisedRows;
import marginalia.learn.tensor.QuantisedRows.Norms;
import marginalia.learn.tensor.RowMatrix;
import marginalia.learn.tensor.Rows;

/// The two tables of a file of C++ fastText, as they are or compressed.
final class FastTextNumbers {
  private static final int WIDEST = 1 << 14;

  private FastTextNumbers() {}

  /// Reads a table without the flag before it.
  ///
  /// @param quantised whether it is compressed
  static Rows read(LittleEndianReader in, boolean quantised) throws IOException {
    return quantised ? quantised(in) : dense(in);
  }

  private static RowMatrix dense(LittleEndianReader in) throws IOException {
    long rows = in.int64();
    long width = in.int64();
    in.checked(rows, width, Float.BYTES);
    checkShape(rows, width);
    return RowMatrix.read((int) rows, (int) width, in::floats);
  }

  private static void checkShape(long rows, long width) throws IOException {
    if (rows < 0 || rows > Integer.MAX_VALUE || width < 1 || width > WIDEST) {
      throw new IOException("a table of " + rows + " × " + width);
    }
  }

  private static QuantisedRows quantised(LittleEndianReader in) throws IOException {
    boolean normed = in.flag();
    long rows = in.int64();
    long width = in.int64();
    checkShape(rows, width);
    int size = in.int32();
    in.checked(size, 1, 1);
    byte[] codes = in.bytes(size);
    ProductQuantiser quantiser = quantiser(in, (int) width);
    if ((long) size != rows * quantiser.parts()) {
      throw new IOException(size + " codes for " + rows + " rows");
    }
    Optional<Norms> norms = Optional.empty();
    if (normed) {
      in.checked(rows, 1, 1);
      byte[] lengths = in.bytes((int) rows);
      norms = Optional.of(new Norms(quantiser(in, 1).centroids(), lengths));
    }
    return new QuantisedRows((int) rows, quantiser, codes, norms);
  }

  private static ProductQuantiser quantiser(LittleEndianReader in, int width) throws IOException {
    int dim = in.int32();
    int parts = in.int32();
    int part = in.int32();
    in.int32();
    if (dim != width || part < 1 || part > dim || parts != Math.ceilDiv(dim, part)) {
      throw new IOException(dim + " columns in " + parts + " parts of " + part);
    }
    in.checked(dim, ProductQuantiser.CENTROIDS, Float.BYTES);
    float[] centroids = new float[dim * ProductQuantiser.CENTROIDS];
    in.floats(centroids);
    return new ProductQuantiser(dim, part, centroids);
  }

  /// Writes rows in the order that `rowOf` gives.
  static void dense(LittleEndianWriter out, RowMatrix matrix, long rows, RowOrder rowOf)
      throws IOException {
    out.int64(rows);
    out.int64(matrix.width());
    float[] row = new float[matrix.width()];
    for (long i = 0; i < rows; i++) {
      matrix.copyRow(rowOf.row((int) i), row);
      out.floats(row);
    }
  }

  /// Which row of ours becomes a row of the file.
  @FunctionalInterface
  interface RowOrder {
    int row(int inFile);
  }

  static void quantised(LittleEndianWriter out, QuantisedRows rows) throws IOException {
    out.int8(rows.norms().isPresent() ? 1 : 0);
    out.int64(rows.rows());
    out.int64(rows.width());
    out.int32(rows.codes().length);
    out.bytes(rows.codes());
    quantiser(out, rows.width(), rows.quantiser().part(), rows.quantiser().centroids());
    if (rows.norms().isPresent()) {
      Norms norms = rows.norms().get();
      out.bytes(norms.codes());
      quantiser(out, 1, 1, norms.values());
    }
  }

  private static void quantiser(LittleEndianWriter out, int dim, int part, float[] centroids)
      throws IOException {
    out.int32(dim);
    out.int32(Math.ceilDiv(dim, part));
    out.int32(part);
    out.int32(dim % part == 0 ? part : dim % part);
    out.floats(centroids);
  }
}
