package marginalia.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import marginalia.wording.Notice;

/// The `action` table: every step a person took, and which of them are undone.
public final class ActionStore {
  private static final String COLUMNS = "SELECT id, kind, said, actor, at FROM action ";

  private final Database db;

  public ActionStore(Database db) {
    this.db = db;
  }

  /// Appends a step that counts from now on; steps that were undone can no longer be redone. To be
  /// called inside the transaction that does the step.
  public long append(ActionKind kind, Notice said, String actor, Instant at) {
    db.update("UPDATE action SET state = 'ABANDONED' WHERE state = 'UNDONE'");
    return db.insert(
        "INSERT INTO action (kind, said, actor, at) VALUES (?, ?, ?, ?)",
        kind.name(),
        StoreJson.write(StoreJson.NoticeJson.of(said)),
        actor,
        at.toEpochMilli());
  }

  /// The step that undo would take back.
  public Optional<Action> undoable() {
    return db.first(COLUMNS + "WHERE state = 'DONE' ORDER BY id DESC LIMIT 1", ActionStore::read);
  }

  /// The step that redo would bring back.
  public Optional<Action> redoable() {
    return db.first(COLUMNS + "WHERE state = 'UNDONE' ORDER BY id LIMIT 1", ActionStore::read);
  }

  public void markUndone(long action) {
    db.update("UPDATE action SET state = 'UNDONE' WHERE id = ?", action);
  }

  public void markDone(long action) {
    db.update("UPDATE action SET state = 'DONE' WHERE id = ?", action);
  }

  /// The last steps that count, newest first.
  public List<Action> latest(int limit) {
    return db.query(
        COLUMNS + "WHERE state = 'DONE' ORDER BY id DESC LIMIT ?", ActionStore::read, limit);
  }

  private static Action read(Row row) {
    return new Action(
        row.number(1),
        ActionKind.valueOf(row.text(2)),
        StoreJson.notice(row.text(3)),
        row.text(4),
        Instant.ofEpochMilli(row.number(5)));
  }
}
