package marginalia.learn.encoder;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// Reads the fields of a message in the wire format of Protocol Buffers: [#next()], then the field
/// and its value, again and again. For one thread.
final class WireReader {
  private static final int VARIABLE = 0;
  private static final int EIGHT_BYTES = 1;
  private static final int COUNTED = 2;
  private static final int FOUR_BYTES = 5;
  private static final int LONGEST = 64;

  private final ByteBuffer bytes;
  private int field;
  private long number;
  private ByteBuffer content = ByteBuffer.allocate(0);

  WireReader(ByteBuffer bytes) {
    this.bytes = bytes.slice().order(ByteOrder.LITTLE_ENDIAN);
  }

  /// Goes to the next field; `false` behind the last.
  ///
  /// @throws IOException if the bytes are no message
  boolean next() throws IOException {
    if (!bytes.hasRemaining()) {
      return false;
    }
    long key = variable();
    field = (int) (key >>> 3);
    switch ((int) (key & 7)) {
      case VARIABLE -> number = variable();
      case EIGHT_BYTES -> content = counted(Long.BYTES);
      case FOUR_BYTES -> content = counted(Integer.BYTES);
      case COUNTED -> content = counted(variable());
      default -> throw new IOException("no message: a field of kind " + (key & 7));
    }
    return true;
  }

  private ByteBuffer counted(long length) throws IOException {
    if (length < 0 || length > bytes.remaining()) {
      throw new IOException("no message: it ends within field " + field);
    }
    ByteBuffer slice = bytes.slice(bytes.position(), (int) length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.position(bytes.position() + (int) length);
    return slice;
  }

  private long variable() throws IOException {
    long value = 0;
    for (int shift = 0; shift < LONGEST; shift += 7) {
      if (!bytes.hasRemaining()) {
        throw new IOException("no message: it ends within a number");
      }
      byte part = bytes.get();
      value |= (long) (part & 0x7f) << shift;
      if (part >= 0) {
        return value;
      }
    }
    throw new IOException("no message: a number of more than 64 bits");
  }

  int field() {
    return field;
  }

  /// Value of a number that is written in as many bytes as it needs.
  long number() {
    return number;
  }

  /// Value of a field of counted bytes, or of four or eight.
  ByteBuffer content() {
    return content;
  }

  /// The same as text.
  String text() {
    return StandardCharsets.UTF_8.decode(content.duplicate()).toString();
  }

  /// The fields of a message within the message.
  WireReader inner() {
    return new WireReader(content);
  }

  /// Numbers packed into one field.
  ///
  /// @throws IOException if they are not so many
  long[] packed(int count) throws IOException {
    WireReader inner = inner();
    long[] values = new long[count];
    for (int i = 0; i < count; i++) {
      values[i] = inner.variable();
    }
    if (inner.bytes.hasRemaining()) {
      throw new IOException("no message: more than " + count + " numbers");
    }
    return values;
  }
}
