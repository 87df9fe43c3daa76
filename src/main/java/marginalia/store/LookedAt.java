package marginalia.store;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import marginalia.wording.Notice;
import marginalia.wording.NoticeException;

/// A copy of a project that may not be written to, for somebody to look at: an open project writes
/// a log and a lock beside its file, and may have to be migrated. It goes when it is closed.
///
/// @param folder its own
/// @param file in that folder
record LookedAt(Path folder, Path file) implements AutoCloseable {
  /// Whether a project can only be looked at.
  static boolean only(Path project) {
    return !Files.isWritable(project)
        || !Files.isWritable(project.toAbsolutePath().resolveSibling(""));
  }

  /// Copies a project that nobody holds, with what is in its log.
  ///
  /// @throws NoticeException if somebody holds it, or there is no room for the copy
  static LookedAt of(Path project) throws IOException {
    ProjectLock.checkFree(project);
    Path folder = Files.createTempDirectory("marginalia-");
    LookedAt copy = new LookedAt(folder, folder.resolve(project.getFileName()));
    try {
      for (String part : List.of("", "-wal")) {
        Path from = project.resolveSibling(project.getFileName() + part);
        if (Files.exists(from)) {
          copy(from, folder.resolve(from.getFileName()));
        }
      }
      return copy;
    } catch (IOException e) {
      copy.close();
      throw new NoticeException(
          Notice.of("store.noCopy", project.toString(), folder.resolveSibling("").toString()), e);
    }
  }

  /// The bytes alone: the copy of a file that may not be written to may be.
  private static void copy(Path from, Path to) throws IOException {
    try (OutputStream out = Files.newOutputStream(to)) {
      Files.copy(from, out);
    }
  }

  @Override
  public void close() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.deleteIfExists(file);
      }
    }
    Files.deleteIfExists(folder);
  }
}
