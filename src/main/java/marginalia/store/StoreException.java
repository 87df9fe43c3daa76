package marginalia.store;

import java.io.Serial;
import java.sql.SQLException;
import marginalia.wording.Notice;
import marginalia.wording.Noticed;
import org.sqlite.SQLiteErrorCode;

/// The database refused a statement; the message holds the SQL, [#notice()] the sentence for the
/// user.
public final class StoreException extends RuntimeException implements Noticed {
  @Serial private static final long serialVersionUID = 1;

  private final int code;

  StoreException(String sql, SQLException cause) {
    super(cause.getMessage() + " in: " + sql.strip(), cause);
    this.code = cause.getErrorCode();
  }

  @Override
  public Notice notice() {
    SQLiteErrorCode primary = SQLiteErrorCode.getErrorCode(code & 0xff);
    return switch (primary) {
      case SQLITE_FULL -> Notice.of("store.diskFull");
      case SQLITE_READONLY, SQLITE_CANTOPEN, SQLITE_PERM -> Notice.of("store.readOnly");
      case SQLITE_IOERR -> Notice.of("store.ioError", String.valueOf(getMessage()));
      case SQLITE_CORRUPT, SQLITE_NOTADB -> Notice.of("store.damaged");
      case SQLITE_BUSY, SQLITE_LOCKED -> Notice.of("store.busy");
      default -> Notice.of("store.failed", String.valueOf(getMessage()));
    };
  }
}
