package marginalia.learn.tensor;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import marginalia.learn.tensor.QuantisedRows.Norms;

/// Tables as data: a byte for the kind, rows, columns, numbers; big-endian.
public final class RowFile {
  private static final byte DENSE = 0;
  private static final byte QUANTISED = 1;
  private static final byte QUANTISED_WITH_NORMS = 2;
  private static final int PIECE = 1 << 16;

  private RowFile() {}

  /// Writes a table; [#read(DataInput)] reads it back equal.
  public static void write(Rows rows, DataOutput out) throws IOException {
    switch (rows) {
      case RowMatrix dense -> {
        out.writeByte(DENSE);
        out.writeInt(dense.rows());
        out.writeInt(dense.width());
        float[] row = new float[dense.width()];
        ByteBuffer bytes = ByteBuffer.allocate(row.length * Float.BYTES);
        for (int i = 0; i < dense.rows(); i++) {
          dense.copyRow(i, row);
          bytes.asFloatBuffer().put(row);
          out.write(bytes.array());
        }
      }
      case QuantisedRows quantised -> {
        Optional<Norms> norms = quantised.norms();
        out.writeByte(norms.isPresent() ? QUANTISED_WITH_NORMS : QUANTISED);
        out.writeInt(quantised.rows());
        out.writeInt(quantised.width());
        out.writeInt(quantised.quantiser().part());
        writeFloats(quantised.quantiser().centroids(), out);
        out.write(quantised.codes());
        if (norms.isPresent()) {
          writeFloats(norms.get().values(), out);
          out.write(norms.get().codes());
        }
      }
    }
  }

  private static void writeFloats(float[] values, DataOutput out) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES);
    bytes.asFloatBuffer().put(values);
    out.write(bytes.array());
  }

  /// Reads a table.
  ///
  /// @throws IOException if it is something else
  public static Rows read(DataInput in) throws IOException {
    byte kind = in.readByte();
    int rows = in.readInt();
    int width = in.readInt();
    if (rows < 0 || width < 1 || width > 1 << 16) {
      throw new IOException("a table of " + rows + " × " + width);
    }
    return switch (kind) {
      case DENSE -> dense(rows, width, in);
      case QUANTISED, QUANTISED_WITH_NORMS -> quantised(kind, rows, width, in);
      default -> throw new IOException("no table is of kind " + kind);
    };
  }

  private static RowMatrix dense(int rows, int width, DataInput in) throws IOException {
    byte[] bytes = new byte[width * Float.BYTES];
    return RowMatrix.read(
        rows,
        width,
        row -> {
          in.readFully(bytes);
          ByteBuffer.wrap(bytes).asFloatBuffer().get(row);
        });
  }

  private static QuantisedRows quantised(byte kind, int rows, int width, DataInput in)
      throws IOException {
    int part = in.readInt();
    if (part < 1 || part > width) {
      throw new IOException("parts of " + part + " of " + width);
    }
    float[] centroids = floats(width * ProductQuantiser.CENTROIDS, in);
    ProductQuantiser quantiser = new ProductQuantiser(width, part, centroids);
    byte[] codes = bytes((long) rows * quantiser.parts(), in);
    Optional<Norms> norms =
        kind == QUANTISED
            ? Optional.empty()
            : Optional.of(new Norms(floats(ProductQuantiser.CENTROIDS, in), bytes(rows, in)));
    return new QuantisedRows(rows, quantiser, codes, norms);
  }

  private static float[] floats(int count, DataInput in) throws IOException {
    float[] values = new float[count];
    ByteBuffer.wrap(bytes((long) count * Float.BYTES, in)).asFloatBuffer().get(values);
    return values;
  }

  /// Asks for memory as the bytes come, so that a wrong length ends at the end of the file.
  private static byte[] bytes(long count, DataInput in) throws IOException {
    if (count > Integer.MAX_VALUE - 8) {
      throw new IOException(count + " bytes");
    }
    byte[] bytes = new byte[(int) Math.min(count, PIECE)];
    int read = 0;
    while (read < count) {
      if (read == bytes.length) {
        bytes = java.util.Arrays.copyOf(bytes, (int) Math.min(count, read * 2L));
      }
      in.readFully(bytes, read, bytes.length - read);
      read = bytes.length;
    }
    return bytes;
  }
}
