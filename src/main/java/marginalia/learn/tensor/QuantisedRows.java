package marginalia.learn.tensor;

import java.util.Optional;
import marginalia.jobs.Progress;

/// An n × d table of floats of which each row is kept as a few bytes: product quantisation, Jégou,
/// Douze, Schmid (2011), doi:10.1109/TPAMI.2010.57; of rows of length 1 with the length as one more
/// byte where [#norms()] are there. Immutable by agreement: the arrays are handed out as they are.
public final class QuantisedRows implements Rows {
  private static final int CHUNK = 512;

  private final int rows;
  private final ProductQuantiser quantiser;
  private final byte[] codes;
  private final Optional<Norms> norms;

  /// The lengths of the rows.
  ///
  /// @param values 256 lengths
  /// @param codes which of them each row has
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  public record Norms(float[] values, byte[] codes) {}

  /// Rows of these codes.
  ///
  /// @param codes one byte per row and part; taken over
  /// @throws IllegalArgumentException if the lengths do not fit
  public QuantisedRows(int rows, ProductQuantiser quantiser, byte[] codes, Optional<Norms> norms) {
    if (codes.length != (long) rows * quantiser.parts()) {
      throw new IllegalArgumentException(
          codes.length + " codes for " + rows + " × " + quantiser.parts());
    }
    if (norms.isPresent() && norms.get().codes().length != rows) {
      throw new IllegalArgumentException("as many lengths as rows are needed");
    }
    this.rows = rows;
    this.quantiser = quantiser;
    this.codes = codes;
    this.norms = norms;
  }

  /// Compresses a table to about `width / part` + 1 bytes per row, lengths apart. Equal arguments
  /// give equal results on any number of threads. Cost O(256·n·d).
  ///
  /// @param part how many neighbouring columns share a byte, 2 in C++ fastText
  public static QuantisedRows of(RowMatrix matrix, int part, long seed, Progress progress) {
    int n = matrix.rows();
    float[] lengths = new float[n];
    for (int row = 0; row < n; row++) {
      lengths[row] = matrix.norm(row);
    }
    ProductQuantiser quantiser =
        ProductQuantiser.fit(matrix, lengths, matrix.width(), part, seed, progress);
    RowMatrix column = RowMatrix.zero(n, 1);
    float[] ones = new float[n];
    java.util.Arrays.fill(ones, 1);
    for (int row = 0; row < n; row++) {
      column.setRow(row, new float[] {lengths[row]});
    }
    ProductQuantiser lengthQuantiser = ProductQuantiser.fit(column, ones, 1, 1, seed, progress);
    byte[] codes = new byte[Math.multiplyExact(n, quantiser.parts())];
    byte[] lengthCodes = new byte[n];
    progress.ranges(
        n,
        CHUNK,
        (from, to) -> {
          quantiser.encode(matrix, lengths, from, to, codes);
          lengthQuantiser.encode(column, ones, from, to, lengthCodes);
        });
    return new QuantisedRows(
        n,
        quantiser,
        codes,
        Optional.of(new Norms(lengthQuantiser.centroids().clone(), lengthCodes)));
  }

  @Override
  public int rows() {
    return rows;
  }

  @Override
  public int width() {
    return quantiser.width();
  }

  public ProductQuantiser quantiser() {
    return quantiser;
  }

  /// One byte per row and part. Not to be written to.
  public byte[] codes() {
    return codes;
  }

  public Optional<Norms> norms() {
    return norms;
  }

  private float norm(int row) {
    if (norms.isEmpty()) {
      return 1;
    }
    Norms some = norms.get();
    return some.values()[some.codes()[row] & 0xff];
  }

  @Override
  public void addTo(int row, float scale, float[] into) {
    quantiser.addTo(codes, row * quantiser.parts(), scale * norm(row), into);
  }

  @Override
  public float dot(int row, float[] vector) {
    return norm(row) * quantiser.dot(codes, row * quantiser.parts(), vector);
  }
}
