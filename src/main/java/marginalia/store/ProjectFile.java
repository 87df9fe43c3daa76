package marginalia.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import marginalia.store.Database.Look;
import marginalia.wording.Notice;
import marginalia.wording.NoticeException;

/// A project on disk: one SQLite file with our application id and a numbered schema. Opening checks
/// the file before anything is written to it; what is refused is left untouched.
public final class ProjectFile implements AutoCloseable {
  /// Ending of a project's file name, dot included.
  public static final String ENDING = ".marginalia";

  private static final int APPLICATION_ID = 0x4D41524E;
  private static final int SCHEMA_VERSION = 9;
  private static final int HEADER_BYTES = 100;
  private static final long CHECKED_AT_ONCE = 32L << 20;
  private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);

  private final Path path;
  private final ProjectLock lock;
  private final Database database;
  private final Optional<LookedAt> copy;

  private ProjectFile(Path path, ProjectLock lock, Database database, Optional<LookedAt> copy) {
    this.path = path;
    this.lock = lock;
    this.database = database;
    this.copy = copy;
  }

  /// Makes a new, empty project.
  ///
  /// @throws NoticeException if something of that name exists or the folder cannot be written to
  public static ProjectFile create(Path path, Clock clock) throws IOException {
    if (Files.exists(path)) {
      throw new NoticeException(Notice.of("store.exists", path.toString()));
    }
    NativeLibrary.unpack();
    return openChecked(path, clock);
  }

  /// Opens a project, after migrating an older one.
  ///
  /// @throws NoticeException if the file is missing, no project, damaged, of a newer version, held
  ///   by another process, or cannot be written to
  public static ProjectFile open(Path path, Clock clock) throws IOException {
    NativeLibrary.unpack();
    checkHeader(path);
    return openChecked(path, clock);
  }

  /// Opens a project for somebody who only looks. One that may not be written to is copied, and
  /// what is changed in the copy is lost.
  ///
  /// @throws NoticeException as [#open], or if there is no room for a copy
  public static ProjectFile look(Path path, Clock clock) throws IOException {
    NativeLibrary.unpack();
    checkHeader(path);
    Path real = path.toRealPath();
    return LookedAt.only(real) ? openCopy(real, clock) : openChecked(path, clock);
  }

  /// Opens a copy of a project, which goes when it is closed.
  static ProjectFile openCopy(Path real, Clock clock) throws IOException {
    LookedAt copy = LookedAt.of(real);
    boolean opened = false;
    try {
      ProjectFile file = openChecked(copy.file(), clock);
      opened = true;
      return new ProjectFile(real, file.lock, file.database, Optional.of(copy));
    } finally {
      if (!opened) {
        copy.close();
      }
    }
  }

  private static ProjectFile openChecked(Path named, Clock clock) throws IOException {
    Path path = Files.exists(named) ? named.toRealPath() : named;
    if (Files.exists(path) && !Files.isWritable(path)) {
      throw new NoticeException(Notice.of("store.fileReadOnly", path.toString()));
    }
    boolean isNew = !Files.exists(path);
    ProjectLock lock = ProjectLock.take(path, clock);
    boolean opened = false;
    Database database = null;
    try {
      database = new Database(path);
      migrate(database);
      opened = true;
      return new ProjectFile(path, lock, database, Optional.empty());
    } catch (StoreException e) {
      throw new NoticeException(Notice.of("store.cannotOpen", path.toString(), e.notice()), e);
    } finally {
      if (!opened) {
        if (database != null) {
          database.close();
        }
        if (isNew) {
          Files.deleteIfExists(path);
        }
        lock.close();
      }
    }
  }

  /// Reads the first bytes with nothing but file access, so that a stranger's file is not touched.
  private static void checkHeader(Path path) throws IOException {
    ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES);
    long size;
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      size = channel.size();
      while (header.hasRemaining() && channel.read(header) >= 0) {
        // Reads on until the header is there or the file ends.
      }
    } catch (NoSuchFileException e) {
      throw new NoticeException(Notice.of("store.missing", path.toString()), e);
    } catch (AccessDeniedException e) {
      throw new NoticeException(Notice.of("store.unreadable", path.toString()), e);
    } catch (IOException e) {
      String key = Files.exists(path) ? "notAProject" : "missing";
      throw new NoticeException(Notice.of("store." + key, path.toString()), e);
    }
    boolean sqlite =
        header.position() == HEADER_BYTES
            && Arrays.equals(MAGIC, 0, MAGIC.length, header.array(), 0, MAGIC.length);
    if (!sqlite) {
      throw new NoticeException(Notice.of("store.notAProject", path.toString()));
    }
    boolean pendingLog = hasLog(path);
    if (header.getInt(68) != APPLICATION_ID) {
      if (header.getInt(68) == 0 && pendingLog && Database.isOursOrEmpty(path, APPLICATION_ID)) {
        return; // killed before the first checkpoint: the id is still in the log
      }
      throw new NoticeException(Notice.of("store.notAProject", path.toString()));
    }
    if (header.getInt(60) > SCHEMA_VERSION) {
      throw new NoticeException(
          Notice.of("store.newer", path.toString(), header.getInt(60), SCHEMA_VERSION));
    }
    int pageSize = header.getShort(16) == 1 ? 65536 : header.getShort(16) & 0xffff;
    long promised = (long) header.getInt(28) * pageSize;
    if (!pendingLog && size < promised) {
      throw new NoticeException(Notice.of("store.truncated", path.toString(), size, promised));
    }
    if (!pendingLog) {
      checkContent(path);
    }
  }

  /// Reads the schema, and small files whole, through a connection that cannot write and leaves no
  /// trace. Large files are looked at in the background once they are open.
  private static void checkContent(Path path) throws IOException {
    try {
      List<String> problems =
          Database.problemsReadOnly(
              path, Files.size(path) <= CHECKED_AT_ONCE ? Look.EVERYWHERE : Look.SCHEMA);
      if (!problems.isEmpty()) {
        throw new NoticeException(
            Notice.of("store.damagedAt", path.toString(), problems.getFirst()));
      }
    } catch (StoreException e) {
      throw new NoticeException(
          Notice.of("store.damagedAt", path.toString(), String.valueOf(e.getMessage())), e);
    }
  }

  private static boolean hasLog(Path path) throws IOException {
    Path log = path.resolveSibling(path.getFileName() + "-wal");
    return Files.exists(log) && Files.size(log) > 0;
  }

  private static void migrate(Database database) throws IOException {
    long version = database.number("PRAGMA user_version");
    if (version > SCHEMA_VERSION) {
      throw new NoticeException(Notice.of("store.newer", "", version, SCHEMA_VERSION));
    }
    for (int next = (int) version + 1; next <= SCHEMA_VERSION; next++) {
      List<String> statements = script(next);
      int reached = next;
      database.inTransaction(() -> {
        statements.forEach(database::update);
        database.update("PRAGMA application_id = " + APPLICATION_ID);
        database.update("PRAGMA user_version = " + reached);
      });
    }
  }

  /// The statements of one migration; comments are dropped, statements end with `;` at a line's
  /// end.
  private static List<String> script(int version) {
    String name = "/schema/V%03d.sql".formatted(version);
    try (InputStream in = ProjectFile.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("missing " + name);
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return Arrays.stream(text.replaceAll("--[^\n]*", "").split(";\\s*\n"))
          .map(String::strip)
          .filter(statement -> !statement.isEmpty())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Path path() {
    return path;
  }

  public Database database() {
    return database;
  }

  /// Looks at every page of the file and at every reference between tables; O(size), for a
  /// background job. Returns what is wrong, nothing if all is well.
  public List<String> problems() {
    List<String> problems =
        new ArrayList<>(database.query("PRAGMA quick_check(10)", row -> row.text(1)));
    problems.removeIf(line -> line.equals("ok"));
    problems.addAll(
        database.query(
            "PRAGMA foreign_key_check",
            row -> row.text(1) + " " + row.number(2) + ": no such " + row.text(3)));
    return problems;
  }

  @Override
  public void close() throws IOException {
    try {
      database.close();
      lock.close();
    } finally {
      if (copy.isPresent()) {
        copy.get().close();
      }
    }
  }
}
