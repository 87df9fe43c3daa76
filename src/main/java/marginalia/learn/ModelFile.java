package marginalia.learn;

import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import marginalia.text.FittedVectoriser;
import marginalia.text.TfIdfModel;
import marginalia.wording.Notice;
import marginalia.wording.NoticeException;

/// A [TextModel] as data, in a [Frame].
public final class ModelFile {
  private static final Frame FRAME = new Frame("MARGINAL", 2, "engine.model");

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
        FRAME.stream(out -> write(model, out), Channels.newOutputStream(channel));
        Frame.finish(channel);
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
    return FRAME.encode(out -> write(model, out));
  }

  /// Number of bytes the file of a model takes; O(its size), but in no more memory than it has.
  public static long size(TextModel model) throws IOException {
    long[] counted = {0};
    FRAME.stream(
        out -> write(model, out),
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

  private static void write(TextModel model, DataOutput out) throws IOException {
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
  }

  /// Reads the bytes of a file.
  ///
  /// @param source what to call the file in a notice
  /// @throws NoticeException if the bytes are no model, newer than this program, or damaged
  public static TextModel decode(byte[] file, String source) throws NoticeException {
    return FRAME.decode(file, source, ModelFile::decode);
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
}
