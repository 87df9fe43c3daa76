package marginalia.exchange;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import marginalia.wording.Notice;
import marginalia.wording.NoticeException;

/// A file that appears whole or not at all: written beside its place under another name, forced to
/// disk, then renamed. Closing without [#commit()] leaves what was there before. For one thread.
public final class AtomicFile implements AutoCloseable {
  private final Path target;
  private final Path temporary;
  private final FileChannel channel;
  private final OutputStream stream;
  private boolean ended;

  private AtomicFile(Path target, Path temporary, FileChannel channel) {
    this.target = target;
    this.temporary = temporary;
    this.channel = channel;
    this.stream = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
  }

  /// Begins a file.
  ///
  /// @throws NoticeException if the folder is missing or cannot be written to
  public static AtomicFile open(Path file) throws IOException {
    Path target = file.toAbsolutePath();
    if (Files.isDirectory(target)) {
      throw new NoticeException(Notice.of("exchange.folder", target.toString()));
    }
    Path folder = target.getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new NoticeException(Notice.of("exchange.noFolder", target.toString()));
    }
    if (holdsWork(target)) {
      throw new NoticeException(Notice.of("exchange.precious", target.toString()));
    }
    Path temporary =
        folder.resolve("." + target.getFileName() + "." + ProcessHandle.current().pid() + ".part");
    try {
      return new AtomicFile(
          target,
          temporary,
          FileChannel.open(
              temporary,
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.WRITE));
    } catch (FileSystemException e) {
      throw unwritable(target, e);
    }
  }

  /// Whether a file is a project or another database: nobody means to replace that by a table.
  private static boolean holdsWork(Path target) throws IOException {
    if (!Files.isRegularFile(target)) {
      return false;
    }
    try (var in = Files.newInputStream(target)) {
      return new String(in.readNBytes(15), StandardCharsets.US_ASCII).equals("SQLite format 3");
    }
  }

  /// Takes what is to stand in the file.
  public OutputStream stream() {
    return stream;
  }

  /// Puts the file in its place.
  ///
  /// @throws NoticeException if the disk is full or the file cannot be replaced
  public void commit() throws IOException {
    try {
      stream.flush();
      channel.force(true);
      channel.close();
      move();
      ended = true;
    } catch (IOException e) {
      throw unwritable(target, e);
    }
  }

  private void move() throws IOException {
    try {
      Files.move(
          temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException _) {
      Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /// The failure of a write in words.
  NoticeException unwritable(IOException cause) {
    return unwritable(target, cause);
  }

  private static NoticeException unwritable(Path target, IOException cause) {
    String reason =
        cause instanceof FileSystemException e && e.getReason() != null
            ? e.getReason()
            : cause instanceof FileSystemException
                ? cause.getClass().getSimpleName().replace("Exception", "")
                : String.valueOf(cause.getMessage());
    return new NoticeException(Notice.of("exchange.unwritable", target.toString(), reason), cause);
  }

  @Override
  public void close() throws IOException {
    if (!ended) {
      ended = true;
      channel.close();
      Files.deleteIfExists(temporary);
    }
  }
}
