package marginalia.store;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteOpenMode;

/// The open SQLite file: one connection that writes, under a lock, and a few that read beside it.
/// Safe for any thread. A commit returns when it is on the disk (WAL, `synchronous=FULL`).
public final class Database implements AutoCloseable {
  private static final int QUICK_READERS = 8;
  private static final int SLOW_READERS = 3;
  private static final int WRITER_CACHE_KIB = 16 << 10;

  /// Length of the log, in pages of 4 KiB, at which it is written back into the file.
  private static final int LOG_PAGES = 100_000;

  private final Connected writer;

  /// Fair, so that an answer need not wait for a whole import.
  private final ReentrantLock writing = new ReentrantLock(true);

  private final Readers quick;
  private final Readers slow;

  /// Opens or creates the file as it is; [ProjectFile] checks and migrates it.
  Database(Path file) {
    writer = connect(file);
    writer.update("PRAGMA cache_size = -" + WRITER_CACHE_KIB);
    writer.each("PRAGMA wal_autocheckpoint = " + LOG_PAGES, _ -> {});
    quick = new Readers(QUICK_READERS, () -> connect(file));
    slow = new Readers(SLOW_READERS, () -> connect(file));
  }

  /// How much of a file is looked at.
  enum Look {
    SCHEMA,
    EVERYWHERE
  }

  /// What is wrong with a file that nobody has open, nothing if all is well; changes nothing and
  /// leaves no file beside it.
  static List<String> problemsReadOnly(Path file, Look look) {
    SQLiteConfig config = new SQLiteConfig();
    config.setReadOnly(true);
    String url = "jdbc:sqlite:file:" + file.toAbsolutePath().toUri().getRawPath() + "?immutable=1";
    List<String> problems = new ArrayList<>();
    try (var connection = config.createConnection(url)) {
      Connected connected = new Connected(connection);
      String sql =
          switch (look) {
            case SCHEMA -> "SELECT 'ok' FROM sqlite_schema WHERE name = 'document'";
            case EVERYWHERE -> "PRAGMA quick_check(1)";
          };
      connected.each(sql, row -> problems.add(row.text(1)));
    } catch (SQLException e) {
      throw new StoreException(url, e);
    }
    problems.removeIf(line -> line.equals("ok"));
    return problems;
  }

  /// Whether a file, its log included, carries our application id or nothing at all; writes nothing
  /// to it.
  static boolean isOursOrEmpty(Path file, int applicationId) {
    SQLiteConfig config = new SQLiteConfig();
    config.setReadOnly(true);
    String url = "jdbc:sqlite:" + file;
    long[] found = new long[2];
    try (var connection = config.createConnection(url)) {
      Connected connected = new Connected(connection);
      connected.each("PRAGMA application_id", row -> found[0] = row.number(1));
      connected.each("SELECT count(*) FROM sqlite_schema", row -> found[1] = row.number(1));
    } catch (SQLException e) {
      throw new StoreException(url, e);
    }
    return found[0] == applicationId || found[1] == 0;
  }

  private static Connected connect(Path file) {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.enforceForeignKeys(true);
    config.setBusyTimeout(5_000);
    config.setTempStore(SQLiteConfig.TempStore.MEMORY);
    config.setOpenMode(SQLiteOpenMode.FULLMUTEX);
    String url = "jdbc:sqlite:" + file;
    try {
      return new Connected(config.createConnection(url));
    } catch (SQLException e) {
      throw new StoreException(url, e);
    }
  }

  /// Runs one statement that changes something and returns the number of rows changed.
  int update(String sql, @Nullable Object... parameters) {
    writing.lock();
    try {
      return writer.update(sql, parameters);
    } finally {
      writing.unlock();
    }
  }

  /// Inserts one row and returns its id.
  long insert(String sql, @Nullable Object... parameters) {
    writing.lock();
    try {
      writer.update(sql, parameters);
      return writer.lastRowId();
    } finally {
      writing.unlock();
    }
  }

  /// Runs one statement for each row of parameters; several times faster than as many updates. To
  /// be called inside a transaction, with at most 1,000 rows.
  void batch(String sql, List<@Nullable Object[]> rows) {
    writing.lock();
    try {
      writer.batch(sql, rows);
    } finally {
      writing.unlock();
    }
  }

  /// Runs a query and maps its rows. Inside [#inTransaction(Supplier)] it sees what the transaction
  /// has written.
  <T> List<T> query(String sql, Row.Mapper<T> mapper, @Nullable Object... parameters) {
    List<T> rows = new ArrayList<>();
    each(sql, row -> rows.add(mapper.map(row)), parameters);
    return rows;
  }

  /// The only row of a query, if there is one.
  <T> Optional<T> first(String sql, Row.Mapper<T> mapper, @Nullable Object... parameters) {
    return query(sql, mapper, parameters).stream().findFirst();
  }

  /// The one number a query gives, 0 where it gives none.
  long number(String sql, @Nullable Object... parameters) {
    return first(sql, row -> row.number(1), parameters).orElse(0L);
  }

  /// Runs a query and hands on each row as it comes.
  void each(String sql, Consumer<Row> visitor, @Nullable Object... parameters) {
    if (writing.isHeldByCurrentThread()) {
      writer.each(sql, visitor, parameters);
      return;
    }
    quick.each(sql, visitor, parameters);
  }

  /// As [#each], for what reads much and may wait, such as a search: it has connections of its own,
  /// so that nothing the window needs at once ever waits behind it. The visitor must not read at
  /// leisure itself.
  void eachAtLeisure(String sql, Consumer<Row> visitor, @Nullable Object... parameters) {
    if (writing.isHeldByCurrentThread()) {
      writer.each(sql, visitor, parameters);
      return;
    }
    slow.each(sql, visitor, parameters);
  }

  /// Runs `work` as one transaction: all of it is kept, or nothing if it throws. Nested calls join
  /// the outer transaction.
  public <T> T inTransaction(Supplier<T> work) {
    writing.lock();
    try {
      return writing.getHoldCount() > 1 ? work.get() : writer.inTransaction(work);
    } finally {
      writing.unlock();
    }
  }

  /// As [#inTransaction(Supplier)], for a piece of something that is seen only when a later
  /// transaction says so, such as an import: its commit does not wait for the disk, theirs does.
  public <T> T inBulkTransaction(Supplier<T> work) {
    writing.lock();
    try {
      return writing.getHoldCount() > 1 ? work.get() : writer.inBulkTransaction(work);
    } finally {
      writing.unlock();
    }
  }

  /// As [#inTransaction(Supplier)], without a result.
  public void inTransaction(Runnable work) {
    boolean _ =
        inTransaction(() -> {
          work.run();
          return true;
        });
  }

  /// Writes the log back into the file and closes every connection.
  @Override
  public void close() {
    slow.close();
    quick.close();
    writer.close();
  }
}
