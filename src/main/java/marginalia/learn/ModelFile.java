package marginalia.learn;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import marginalia.text.FittedVectoriser;
import marginalia.text.TfIdfModel;
import marginalia.wording.Notice;
import marginalia.wording.NoticeException;

/// A [TextModel] as data: 8 bytes `MARGINAL`, 4 bytes format, 8 bytes length of the content, the
/// content, and its SHA-256. Big-endian. Nothing in it is executed.
public final class ModelFile {
  private static final byte[] MAGIC = "MARGINAL".getBytes(StandardCharsets.US_ASCII);
  private static final int FORMAT = 2;
  private static final int HEAD = 20;
  private static final int DIGEST = 32;
  private static final int BUFFER = 1 << 16;

  private ModelFile() {}

  /// Writes beside `path` first and then renames, so that a reader sees the old file or the new.
  public static void write(TextModel model, Path path) throws IOException {
    Path absolute = path.toAbsolutePath();
    Path temporary = absolute.resolveSibling(absolute.getFileName() + ".part");
    try {
      try (FileChannel channel =
          FileChannel.open(
              temporary,
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.WRITE)) {
        stream(model, Channels.newOutputStream(channel));
        ByteBuffer length = ByteBuffer.allocate(Long.BYTES);
        length.putLong(0, channel.size() - HEAD - DIGEST);
        channel.write(length, HEAD - Long.BYTES);
        channel.force(true);
      }
      Files.move(
          temporary, absolute, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  /// Reads a model.
  ///
  /// @throws NoticeException if the file is no model, newer than this program, or damaged
  public static TextModel read(Path path) throws IOException {
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(path);
    } catch (NoSuchFileException e) {
      throw new NoticeException(Notice.of("model.missing", path.toString()), e);
    }
    return decode(bytes, path.toString());
  }

  /// The model as the bytes of a file.
  public static byte[] encode(TextModel model) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 20);
    stream(model, bytes);
    byte[] file = bytes.toByteArray();
    ByteBuffer.wrap(file).putLong(HEAD - Long.BYTES, file.length - HEAD - DIGEST);
    return file;
  }

  /// Number of bytes the file of a model takes; O(its size), but in no more memory than it has.
  public static long size(TextModel model) throws IOException {
    long[] counted = {0};
    stream(
        model,
        new OutputStream() {
          @Override
          public void write(int b) {
            counted[0]++;
          }

          @Override
          public void write(byte[] bytes, int from, int length) {
            counted[0] += length;
          }
        });
    return counted[0];
  }

  /// Writes everything but the length of the content, which is known at the end.
  private static void stream(TextModel model, OutputStream target) throws IOException {
    target.write(MAGIC);
    target.write(ByteBuffer.allocate(HEAD - MAGIC.length).putInt(FORMAT).array());
    MessageDigest sha = sha256();
    DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(new DigestOutputStream(target, sha), BUFFER));
    out.writeInt(model.labels().size());
    for (String label : model.labels()) {
      byte[] name = label.getBytes(StandardCharsets.UTF_8);
      out.writeInt(name.length);
      out.write(name);
    }
    out.writeUTF(model.features().form());
    model.features().write(out);
    model.classifier().provenance().write(out);
    out.writeUTF(model.classifier().form());
    model.classifier().write(out);
    out.flush();
    target.write(sha.digest());
  }

  /// Reads the bytes of a file.
  ///
  /// @param source what to call the file in a notice
  /// @throws NoticeException if the bytes are no model, newer than this program, or damaged
  public static TextModel decode(byte[] file, String source) throws NoticeException {
    if (file.length < HEAD || !Arrays.equals(file, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
      throw new NoticeException(Notice.of("engine.modelForeign", source));
    }
    int format = ByteBuffer.wrap(file).getInt(MAGIC.length);
    if (format > FORMAT) {
      throw new NoticeException(Notice.of("engine.modelNewer", source, format, FORMAT));
    }
    long length = ByteBuffer.wrap(file).getLong(HEAD - Long.BYTES);
    if (length != (long) file.length - HEAD - DIGEST
        || !Arrays.equals(
            digest(file, (int) length),
            Arrays.copyOfRange(file, file.length - DIGEST, file.length))) {
      throw new NoticeException(Notice.of("engine.modelDamaged", source));
    }
    try {
      return decode(
          new DataInputStream(new ByteArrayInputStream(file, HEAD, file.length - HEAD - DIGEST)),
          format);
    } catch (IOException | IllegalArgumentException e) {
      throw new NoticeException(Notice.of("engine.modelDamaged", source), e);
    }
  }

  private static TextModel decode(DataInputStream in, int format) throws IOException {
    List<String> labels = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      labels.add(new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8));
    }
    FittedVectoriser features =
        format == 1 ? TfIdfModel.readFirst(in) : Models.readFeatures(in.readUTF(), in);
    Provenance provenance = Provenance.read(in);
    return new TextModel(features, Models.read(in.readUTF(), in, provenance), labels);
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
