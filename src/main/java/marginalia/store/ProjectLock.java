package marginalia.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
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
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import marginalia.wording.Notice;
import marginalia.wording.NoticeException;

/// Holds a project for this process: a file `NAME.lock` beside it, locked by the operating system,
/// so that a killed process holds nothing. It says in words who holds the project.
///
/// On Linux and macOS a process loses its lock when it closes any descriptor of the file, whichever
/// it is. So nothing here opens the file of a lock that this process holds, but what stays open as
/// long as the lock.
final class ProjectLock implements AutoCloseable {
  /// Beyond every byte that is written, so that others can read the words on every system.
  private static final long LOCKED_BYTE = 1L << 40;

  private static final int WORDS_LIMIT = 1_000;

  /// What this process holds, and the words that say so.
  private static final Map<Path, String> HELD = new ConcurrentHashMap<>();

  private final Path file;
  private final FileChannel channel;
  private Optional<FileChannel> second = Optional.empty();

  private ProjectLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /// Takes the lock of the project in `project`.
  ///
  /// @throws NoticeException if another process holds it, or the folder cannot be written to
  static ProjectLock take(Path project, Clock clock) throws IOException {
    Path file = file(project);
    String words = words(clock);
    Optional<String> own = Optional.ofNullable(HELD.putIfAbsent(file, words));
    if (own.isPresent()) {
      throw held(project, own.get());
    }
    try {
      return takeFromOthers(project, file, words);
    } catch (IOException | RuntimeException e) {
      HELD.remove(file);
      throw e;
    }
  }

  /// Complains if a project is held that this process cannot hold, as its folder may not be written
  /// to.
  ///
  /// @throws NoticeException if any process holds it
  static void checkFree(Path project) throws IOException {
    Path file = file(project);
    Optional<String> own = Optional.ofNullable(HELD.get(file));
    if (own.isPresent()) {
      throw held(project, own.get());
    }
    if (!Files.exists(file)) {
      return;
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      if (channel.tryLock(LOCKED_BYTE, 1, true) == null) {
        throw held(project, read(channel));
      }
    } catch (AccessDeniedException e) {
      throw new NoticeException(Notice.of("store.unreadable", file.toString()), e);
    }
  }

  private static Path file(Path project) {
    return project.toAbsolutePath().normalize().resolveSibling(project.getFileName() + ".lock");
  }

  private static ProjectLock takeFromOthers(Path project, Path file, String words)
      throws IOException {
    while (true) {
      ProjectLock lock = new ProjectLock(file, opened(project, file));
      try {
        if (lock.channel.tryLock(LOCKED_BYTE, 1, false) == null) {
          throw held(project, read(lock.channel));
        }
        lock.sign(project, words);
        if (lock.isStillThere(words)) {
          return lock;
        }
      } catch (IOException | RuntimeException e) {
        lock.letGo();
        throw e;
      }
      lock.letGo(); // the holder before us took the file away between our two steps
    }
  }

  private static FileChannel opened(Path project, Path file) throws IOException {
    try {
      return FileChannel.open(
          file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    } catch (AccessDeniedException e) {
      throw new NoticeException(Notice.of("store.folderReadOnly", project.toString()), e);
    } catch (NoSuchFileException e) {
      String key = Files.isDirectory(file.resolveSibling("")) ? "folderReadOnly" : "noFolder";
      throw new NoticeException(Notice.of("store." + key, project.toString()), e);
    } catch (FileSystemException e) {
      throw new NoticeException(
          Notice.of("store.folderUnusable", project.toString(), String.valueOf(e.getReason())), e);
    }
  }

  /// Whether the file of that name is the one we hold: who opens it finds our words in it.
  private boolean isStillThere(String words) throws IOException {
    try {
      FileChannel again = FileChannel.open(file, StandardOpenOption.READ);
      second = Optional.of(again);
      return read(again).equals(words.strip());
    } catch (NoSuchFileException _) {
      return false;
    }
  }

  private static String read(FileChannel from) throws IOException {
    ByteBuffer words = ByteBuffer.allocate(WORDS_LIMIT);
    from.read(words, 0);
    return new String(words.array(), 0, words.position(), StandardCharsets.UTF_8).strip();
  }

  private static NoticeException held(Path project, String holder) {
    return new NoticeException(
        Notice.of("store.held", project.getFileName().toString(), holder.isEmpty() ? "?" : holder));
  }

  private static String words(Clock clock) {
    return "%s, process %d, since %s%n"
        .formatted(
            System.getProperty("user.name"),
            ProcessHandle.current().pid(),
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm")
                .withZone(ZoneId.systemDefault())
                .format(Instant.now(clock)));
  }

  private void sign(Path project, String words) throws IOException {
    try {
      channel.truncate(0);
      channel.write(ByteBuffer.wrap(words.getBytes(StandardCharsets.UTF_8)), 0);
    } catch (IOException e) { // most likely a full disk
      Files.deleteIfExists(file);
      throw new NoticeException(
          Notice.of("store.folderUnusable", project.toString(), String.valueOf(e.getMessage())), e);
    }
  }

  private void letGo() throws IOException {
    if (second.isPresent()) {
      second.get().close();
    }
    channel.close();
  }

  @Override
  public void close() throws IOException {
    try {
      Files.deleteIfExists(file);
    } finally {
      HELD.remove(file);
      letGo();
    }
  }
}
