package marginalia.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import marginalia.wording.Notice;
import marginalia.wording.NoticeException;

/// Holds a project for this process: a file `NAME.lock` beside it, locked by the operating system,
/// so that a killed process holds nothing. It says in words who holds the project.
final class ProjectLock implements AutoCloseable {
  /// Beyond every byte that is written, so that others can read the words on every system.
  private static final long LOCKED_BYTE = 1L << 40;

  private static final int WORDS_LIMIT = 1_000;

  private final Path file;
  private final FileChannel channel;

  private ProjectLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /// Takes the lock of the project in `project`.
  ///
  /// @throws NoticeException if another process holds it, or the folder cannot be written to
  static ProjectLock take(Path project, Clock clock) throws IOException {
    Path file = project.resolveSibling(project.getFileName() + ".lock");
    FileChannel channel;
    try {
      channel =
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    } catch (AccessDeniedException e) {
      throw new NoticeException(Notice.of("store.folderReadOnly", project.toString()), e);
    } catch (NoSuchFileException e) {
      throw new NoticeException(Notice.of("store.noFolder", project.toString()), e);
    } catch (FileSystemException e) {
      throw new NoticeException(
          Notice.of("store.folderUnusable", project.toString(), String.valueOf(e.getReason())), e);
    }
    try {
      FileLock lock = channel.tryLock(LOCKED_BYTE, 1, false);
      if (lock == null) {
        throw heldBy(project, file);
      }
      ProjectLock held = new ProjectLock(file, channel);
      held.sign(project, clock);
      if (!held.isStillThere()) {
        channel.close(); // the holder before us took the file away between our two steps
        return take(project, clock);
      }
      return held;
    } catch (OverlappingFileLockException _) {
      channel.close();
      throw heldBy(project, file);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  /// Whether the file of that name is the one we hold: a stranger finds our words in it.
  private boolean isStillThere() throws IOException {
    return Files.exists(file)
        && Files.readString(file).contains("process " + ProcessHandle.current().pid() + ",");
  }

  private static NoticeException heldBy(Path project, Path file) throws IOException {
    byte[] words = Files.readAllBytes(file);
    String holder =
        new String(words, 0, Math.min(words.length, WORDS_LIMIT), StandardCharsets.UTF_8).strip();
    return new NoticeException(
        Notice.of("store.held", project.getFileName().toString(), holder.isEmpty() ? "?" : holder));
  }

  private void sign(Path project, Clock clock) throws IOException {
    String words =
        "%s, process %d, since %s%n"
            .formatted(
                System.getProperty("user.name"),
                ProcessHandle.current().pid(),
                DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm")
                    .withZone(ZoneId.systemDefault())
                    .format(Instant.now(clock)));
    try {
      channel.truncate(0);
      channel.write(ByteBuffer.wrap(words.getBytes(StandardCharsets.UTF_8)), 0);
    } catch (IOException e) { // most likely a full disk
      close();
      throw new NoticeException(
          Notice.of("store.folderUnusable", project.toString(), String.valueOf(e.getMessage())), e);
    }
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(file);
    channel.close();
  }
}
