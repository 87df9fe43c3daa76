package marginalia.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// One connection and the statements prepared on it. Used by one thread at a time.
final class Connected {
  private static final int STATEMENTS_KEPT = 60;

  private final Connection connection;
  private final Map<String, PreparedStatement> statements = new LinkedHashMap<>(16, 0.75f, true);

  Connected(Connection connection) {
    this.connection = connection;
  }

  int update(String sql, @Nullable Object... parameters) {
    try {
      return bind(sql, parameters).executeUpdate();
    } catch (SQLException e) {
      throw new StoreException(sql, e);
    }
  }

  /// Runs one statement for each row of parameters.
  void batch(String sql, List<@Nullable Object[]> rows) {
    if (rows.isEmpty()) {
      return;
    }
    try {
      PreparedStatement statement = prepared(sql);
      try {
        for (@Nullable Object[] row : rows) {
          for (int i = 0; i < row.length; i++) {
            statement.setObject(i + 1, row[i]);
          }
          statement.addBatch();
        }
        int[] _ = statement.executeBatch();
      } finally {
        statement.clearBatch();
      }
    } catch (SQLException e) {
      throw new StoreException(sql, e);
    }
  }

  long lastRowId() {
    long[] id = new long[1];
    each("SELECT last_insert_rowid()", row -> id[0] = row.number(1));
    return id[0];
  }

  void each(String sql, Consumer<Row> visitor, @Nullable Object... parameters) {
    try (ResultSet result = bind(sql, parameters).executeQuery()) {
      Row row = new Row(result, sql);
      while (result.next()) {
        visitor.accept(row);
      }
    } catch (SQLException e) {
      throw new StoreException(sql, e);
    }
  }

  <T> T inTransaction(Supplier<T> work) {
    execute("BEGIN IMMEDIATE");
    boolean committed = false;
    try {
      T result = work.get();
      execute("COMMIT");
      committed = true;
      return result;
    } finally {
      if (!committed) {
        rollBack();
      }
    }
  }

  /// As [#inTransaction(Supplier)], but the commit does not wait for the disk: after a power cut
  /// the file is whole and may lack this transaction, unless a later one has waited. References
  /// between tables are not looked up; whoever writes in bulk gives ids of rows it has written.
  <T> T inBulkTransaction(Supplier<T> work) {
    execute("PRAGMA synchronous = NORMAL");
    execute("PRAGMA foreign_keys = OFF");
    try {
      return inTransaction(work);
    } finally {
      execute("PRAGMA foreign_keys = ON");
      execute("PRAGMA synchronous = FULL");
    }
  }

  private void execute(String sql) {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new StoreException(sql, e);
    }
  }

  /// SQLite has rolled back by itself after some errors, a full disk among them; then there is
  /// nothing left to do, and saying so is no failure.
  private void rollBack() {
    try (var statement = connection.createStatement()) {
      statement.execute("ROLLBACK");
    } catch (SQLException e) {
      if (!String.valueOf(e.getMessage()).contains("no transaction is active")) {
        throw new StoreException("ROLLBACK", e);
      }
    }
  }

  private PreparedStatement bind(String sql, @Nullable Object... parameters) throws SQLException {
    PreparedStatement statement = prepared(sql);
    for (int i = 0; i < parameters.length; i++) {
      statement.setObject(i + 1, parameters[i]);
    }
    return statement;
  }

  private PreparedStatement prepared(String sql) throws SQLException {
    PreparedStatement statement = statements.get(sql);
    if (statement == null) {
      statement = connection.prepareStatement(sql);
      statements.put(sql, statement);
      forgetOldest();
    }
    return statement;
  }

  private void forgetOldest() throws SQLException {
    if (statements.size() > STATEMENTS_KEPT) {
      Map.Entry<String, PreparedStatement> oldest = statements.entrySet().iterator().next();
      statements.remove(oldest.getKey());
      oldest.getValue().close();
    }
  }

  void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new StoreException("close", e);
    }
  }
}
