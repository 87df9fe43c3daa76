package marginalia.learn.fasttext;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;

/// Numbers and words for a C++ program to read. For one thread.
final class LittleEndianWriter {
  private final FileChannel channel;
  private final ByteBuffer buffer = ByteBuffer.allocate(1 << 18).order(ByteOrder.LITTLE_ENDIAN);

  LittleEndianWriter(FileChannel channel) {
    this.channel = channel;
  }

  private ByteBuffer room(int bytes) throws IOException {
    if (buffer.remaining() < bytes) {
      flush();
    }
    return buffer;
  }

  void flush() throws IOException {
    buffer.flip();
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
    buffer.clear();
  }

  void int8(int value) throws IOException {
    room(1).put((byte) value);
  }

  void int32(int value) throws IOException {
    room(Integer.BYTES).putInt(value);
  }

  void int64(long value) throws IOException {
    room(Long.BYTES).putLong(value);
  }

  void float64(double value) throws IOException {
    room(Double.BYTES).putDouble(value);
  }

  void floats(float[] values) throws IOException {
    for (float value : values) {
      room(Float.BYTES).putFloat(value);
    }
  }

  void bytes(byte[] values) throws IOException {
    for (int i = 0; i < values.length; ) {
      int piece = Math.min(values.length - i, buffer.capacity());
      room(piece).put(values, i, piece);
      i += piece;
    }
  }

  /// Bytes and a zero.
  void word(byte[] utf8) throws IOException {
    bytes(utf8);
    int8(0);
  }
}
