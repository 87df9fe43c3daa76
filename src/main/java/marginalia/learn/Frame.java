package marginalia.learn;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import marginalia.wording.Notice;
import marginalia.wording.NoticeException;

/// What stands around the content of our files: 8 bytes that name the kind, 4 bytes format, 8 bytes
/// length of the content, the content, and its SHA-256. Big-endian. Nothing in it is executed.
///
/// @param magic 8 characters
/// @param format the newest there is; older ones are read
/// @param notices key of what is said of a file that is refused, before `Foreign`, `Newer`,
///   `Damaged`
public record Frame(String magic, int format, String notices) {
  private static final int MAGIC = 8;
  private static final int HEAD = 20;
  private static final int DIGEST = 32;
  private static final int BUFFER = 1 << 16;

  public Frame {
    if (magic.getBytes(StandardCharsets.US_ASCII).length != MAGIC) {
      throw new IllegalArgumentException(magic);
    }
  }

  /// Writes the content.
  @FunctionalInterface
  public interface Content {
    void write(DataOutput out) throws IOException;
  }

  /// Reads the content.
  @FunctionalInterface
  public interface Reader<T> {
    /// Reads what [Content#write] wrote.
    ///
    /// @param format of the file, not newer than the frame's
    T read(DataInputStream in, int format) throws IOException;
  }

  /// The bytes of a file.
  public byte[] encode(Content content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 20);
    stream(content, bytes);
    byte[] file = bytes.toByteArray();
    ByteBuffer.wrap(file).putLong(HEAD - Long.BYTES, file.length - HEAD - DIGEST);
    return file;
  }

  /// Writes everything but the length of the content, which is known at the end; then
  /// [#finish(FileChannel)].
  void stream(Content content, OutputStream target) throws IOException {
    target.write(magic.getBytes(StandardCharsets.US_ASCII));
    target.write(ByteBuffer.allocate(HEAD - MAGIC).putInt(format).array());
    MessageDigest sha = sha256();
    DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(new DigestOutputStream(target, sha), BUFFER));
    content.write(out);
    out.flush();
    target.write(sha.digest());
  }

  /// Writes the length of the content into a file that is otherwise written.
  static void finish(FileChannel channel) throws IOException {
    ByteBuffer length = ByteBuffer.allocate(Long.BYTES);
    length.putLong(0, channel.size() - HEAD - DIGEST);
    channel.write(length, HEAD - Long.BYTES);
    channel.force(true);
  }

  /// Reads the bytes of a file.
  ///
  /// @param source what to call the file in a notice
  /// @throws NoticeException if the bytes are something else, newer than this program, or damaged
  public <T> T decode(byte[] file, String source, Reader<T> reader) throws NoticeException {
    byte[] kind = magic.getBytes(StandardCharsets.US_ASCII);
    if (file.length < HEAD || !Arrays.equals(file, 0, MAGIC, kind, 0, MAGIC)) {
      throw new NoticeException(Notice.of(notices + "Foreign", source));
    }
    int found = ByteBuffer.wrap(file).getInt(MAGIC);
    if (found > format) {
      throw new NoticeException(Notice.of(notices + "Newer", source, found, format));
    }
    long length = ByteBuffer.wrap(file).getLong(HEAD - Long.BYTES);
    if (length != (long) file.length - HEAD - DIGEST
        || !Arrays.equals(
            digest(file, (int) length),
            Arrays.copyOfRange(file, file.length - DIGEST, file.length))) {
      throw new NoticeException(Notice.of(notices + "Damaged", source));
    }
    try {
      return reader.read(
          new DataInputStream(new ByteArrayInputStream(file, HEAD, file.length - HEAD - DIGEST)),
          found);
    } catch (IOException | IllegalArgumentException e) {
      throw new NoticeException(Notice.of(notices + "Damaged", source), e);
    }
  }

  private static byte[] digest(byte[] file, int length) {
    MessageDigest sha = sha256();
    sha.update(file, HEAD, length);
    return sha.digest();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
