package marginalia.learn.fasttext;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Numbers and words of a C++ program's file. Says before each large piece whether the file can
/// hold it. For one thread.
final class LittleEndianReader {
  private static final int LONGEST_WORD = 1 << 20;

  private final FileChannel channel;
  private final long size;
  private final ByteBuffer buffer =
      ByteBuffer.allocate(1 << 18).order(ByteOrder.LITTLE_ENDIAN).limit(0);
  private long consumed;

  LittleEndianReader(FileChannel channel) throws IOException {
    this.channel = channel;
    size = channel.size();
  }

  /// Bytes that have not been read.
  long left() {
    return size - consumed;
  }

  /// The product of two counts, if so many things of `bytes` bytes each can still follow.
  ///
  /// @throws IOException if not
  long checked(long rows, long columns, int bytes) throws IOException {
    if (rows < 0 || columns < 0 || (columns > 0 && rows > left() / columns / bytes)) {
      throw new IOException(rows + " × " + columns + " do not fit into the file");
    }
    return rows * columns;
  }

  private ByteBuffer ensure(int bytes) throws IOException {
    if (buffer.remaining() < bytes) {
      buffer.compact();
      while (buffer.position() < bytes) {
        if (channel.read(buffer) < 0) {
          throw new EOFException("the file ends early");
        }
      }
      buffer.flip();
    }
    consumed += bytes;
    return buffer;
  }

  byte int8() throws IOException {
    return ensure(1).get();
  }

  boolean flag() throws IOException {
    return int8() != 0;
  }

  int int32() throws IOException {
    return ensure(Integer.BYTES).getInt();
  }

  long int64() throws IOException {
    return ensure(Long.BYTES).getLong();
  }

  double float64() throws IOException {
    return ensure(Double.BYTES).getDouble();
  }

  void floats(float[] into) throws IOException {
    for (int i = 0; i < into.length; ) {
      int count = Math.min(into.length - i, buffer.capacity() / Float.BYTES / 2);
      ByteBuffer from = ensure(count * Float.BYTES);
      from.asFloatBuffer().get(into, i, count);
      from.position(from.position() + count * Float.BYTES);
      i += count;
    }
  }

  byte[] bytes(int count) throws IOException {
    byte[] all = new byte[count];
    for (int i = 0; i < count; ) {
      int piece = Math.min(count - i, buffer.capacity() / 2);
      ensure(piece).get(all, i, piece);
      i += piece;
    }
    return all;
  }

  /// Bytes up to a zero, which is skipped.
  byte[] word() throws IOException {
    byte[] word = new byte[32];
    int length = 0;
    for (byte b = int8(); b != 0; b = int8()) {
      if (length == word.length) {
        if (length >= LONGEST_WORD) {
          throw new IOException("a word of more than " + LONGEST_WORD + " bytes");
        }
        word = Arrays.copyOf(word, length * 2);
      }
      word[length++] = b;
    }
    return Arrays.copyOf(word, length);
  }

  static String string(byte[] utf8) {
    return new String(utf8, StandardCharsets.UTF_8);
  }
}
