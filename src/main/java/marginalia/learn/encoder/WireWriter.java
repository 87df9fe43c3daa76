package marginalia.learn.encoder;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Writes the fields of a message in the wire format of Protocol Buffers, which [WireReader] reads.
/// Large contents are not copied. For one thread.
final class WireWriter {
  private static final int VARIABLE = 0;
  private static final int COUNTED = 2;
  private static final int FOUR_BYTES = 5;

  private final List<byte[]> parts = new ArrayList<>();
  private long size;

  private void part(byte[] bytes) {
    parts.add(bytes);
    size += bytes.length;
  }

  private void variable(long value) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(10);
    long rest = value;
    while ((rest & ~0x7fL) != 0) {
      out.write((int) ((rest & 0x7f) | 0x80));
      rest >>>= 7;
    }
    out.write((int) rest);
    part(out.toByteArray());
  }

  private void key(int field, int kind) {
    variable(((long) field << 3) | kind);
  }

  /// A whole number.
  WireWriter number(int field, long value) {
    key(field, VARIABLE);
    variable(value);
    return this;
  }

  /// A number of four bytes.
  WireWriter fraction(int field, float value) {
    key(field, FOUR_BYTES);
    part(ByteBuffer.allocate(Float.BYTES).order(ByteOrder.LITTLE_ENDIAN).putFloat(value).array());
    return this;
  }

  WireWriter text(int field, String text) {
    return bytes(field, text.getBytes(StandardCharsets.UTF_8));
  }

  /// Not to be written to afterwards.
  WireWriter bytes(int field, byte[] content) {
    key(field, COUNTED);
    variable(content.length);
    part(content);
    return this;
  }

  /// A message within the message; it is not to be written to afterwards.
  WireWriter message(int field, WireWriter inner) {
    key(field, COUNTED);
    variable(inner.size);
    inner.parts.forEach(this::part);
    return this;
  }

  /// Writes everything. O(its size).
  void to(OutputStream out) throws IOException {
    for (byte[] part : parts) {
      out.write(part);
    }
  }
}
