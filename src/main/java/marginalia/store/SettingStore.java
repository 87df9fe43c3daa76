package marginalia.store;

import java.util.Optional;

/// The `setting` table: what the project is and how it is worked on, by name.
public final class SettingStore {
  private final Database db;

  public SettingStore(Database db) {
    this.db = db;
  }

  public Optional<String> value(String name) {
    return db.first("SELECT value FROM setting WHERE name = ?", row -> row.text(1), name);
  }

  /// Sets or replaces a value.
  public void put(String name, String value) {
    db.update(
        "INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value ="
            + " excluded.value",
        name,
        value);
  }
}
