package marginalia.exchange;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import marginalia.wording.Notice;
import marginalia.wording.NoticeException;

/// The bytes of a file, unpacked if its first bytes say that it is gzipped. For one thread.
final class Source implements Closeable {
  private static final int BUFFER = 1 << 16;

  private final Path path;
  private final FileChannel channel;
  private final long size;
  private final InputStream stream;

  private Source(Path path, FileChannel channel) throws IOException {
    this.path = path;
    this.channel = channel;
    this.size = Math.max(1, channel.size());
    PushbackInputStream raw = new PushbackInputStream(Channels.newInputStream(channel), 2);
    byte[] magic = raw.readNBytes(2);
    raw.unread(magic);
    boolean gzipped = magic.length == 2 && magic[0] == 0x1f && magic[1] == (byte) 0x8b;
    this.stream = gzipped ? new GZIPInputStream(raw, BUFFER) : raw;
  }

  /// Opens a file.
  ///
  /// @throws NoticeException if it is missing, a folder, may not be read, or is damaged gzip
  static Source open(Path path) throws IOException {
    if (Files.isDirectory(path)) {
      throw new NoticeException(Notice.of("exchange.folder", path.toString()));
    }
    FileChannel channel = null;
    try {
      channel = FileChannel.open(path);
      return new Source(path, channel);
    } catch (NoSuchFileException e) {
      throw new NoticeException(Notice.of("exchange.missing", path.toString()), e);
    } catch (AccessDeniedException e) {
      throw new NoticeException(Notice.of("exchange.unreadable", path.toString()), e);
    } catch (ZipException | EOFException e) {
      close(channel);
      throw damaged(path, e);
    }
  }

  private static void close(@org.jspecify.annotations.Nullable FileChannel channel)
      throws IOException {
    if (channel != null) {
      channel.close();
    }
  }

  /// The first bytes, at most `n`, unpacked.
  static byte[] sample(Path path, int n) throws IOException {
    try (Source source = open(path)) {
      return source.stream().readNBytes(n);
    } catch (ZipException | EOFException e) {
      throw damaged(path, e);
    }
  }

  /// All bytes, unpacked.
  static byte[] all(Path path) throws IOException {
    return sample(path, Integer.MAX_VALUE);
  }

  static NoticeException damaged(Path path, IOException cause) {
    return new NoticeException(Notice.of("exchange.damaged", path.toString()), cause);
  }

  InputStream stream() {
    return stream;
  }

  Path path() {
    return path;
  }

  /// Which part of the file has been read, from 0 to 1.
  double fraction() throws IOException {
    return (double) channel.position() / size;
  }

  @Override
  public void close() throws IOException {
    try {
      stream.close();
    } finally {
      channel.close();
    }
  }
}
