package marginalia.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.OptionalLong;

/// One row of a result, read by column number from 1. Valid only inside the mapper it is given to.
final class Row {
  /// Makes a value of a row.
  @FunctionalInterface
  interface Mapper<T> {
    T map(Row row);
  }

  private final ResultSet result;
  private final String sql;

  Row(ResultSet result, String sql) {
    this.result = result;
    this.sql = sql;
  }

  long number(int column) {
    try {
      return result.getLong(column);
    } catch (SQLException e) {
      throw new StoreException(sql, e);
    }
  }

  double real(int column) {
    try {
      return result.getDouble(column);
    } catch (SQLException e) {
      throw new StoreException(sql, e);
    }
  }

  boolean flag(int column) {
    return number(column) != 0;
  }

  String text(int column) {
    return optionalText(column).orElse("");
  }

  Optional<String> optionalText(int column) {
    try {
      return Optional.ofNullable(result.getString(column));
    } catch (SQLException e) {
      throw new StoreException(sql, e);
    }
  }

  OptionalLong optionalNumber(int column) {
    try {
      long value = result.getLong(column);
      return result.wasNull() ? OptionalLong.empty() : OptionalLong.of(value);
    } catch (SQLException e) {
      throw new StoreException(sql, e);
    }
  }

  byte[] bytes(int column) {
    try {
      return result.getBytes(column);
    } catch (SQLException e) {
      throw new StoreException(sql, e);
    }
  }
}
