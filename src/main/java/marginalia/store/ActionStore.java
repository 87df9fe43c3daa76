package marginalia.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import marginalia.wording.Notice;

/// The `action` table: every step a person took, and which of them are undone.
public final class ActionStore {
  static final String COLUMNS = "SELECT id, kind, said, actor, at FROM action ";

  private final Database db;

  public ActionStore(Database db) {
    this.db = db;
  }

  /// Appends a step that counts from now on; steps that were undone can no longer be redone. To be
  /// called inside the transaction that does the step.
  public long append(ActionKind kind, Notice said, String actor, Instant at) {
    long action = begin(kind, said, actor, at);
    finish(action, said);
    return action;
  }

  /// Appends a step that takes long and does not count until [#finish(long, Notice)].
  public long begin(ActionKind kind, Notice said, String actor, Instant at) {
    return db.insert(
        "INSERT INTO action (kind, said, actor, at, state) VALUES (?, ?, ?, ?, 'RUNNING')",
        kind.name(),
        json(said),
        actor,
        at.toEpochMilli());
  }

  /// Lets a step count from now on, under its final words; steps that were undone can no longer be
  /// redone.
  public void finish(long action, Notice said) {
    db.update("UPDATE action SET state = 'ABANDONED' WHERE state = 'UNDONE'");
    db.update("UPDATE action SET state = 'DONE', said = ? WHERE id = ?", json(said), action);
  }

  private static String json(Notice said) {
    return StoreJson.write(StoreJson.NoticeJson.of(said));
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

  /// The steps that can be redone, newest first.
  public List<Action> undone() {
    return db.query(COLUMNS + "WHERE state = 'UNDONE' ORDER BY id DESC", ActionStore::read);
  }

  /// How many steps that count came after `action`.
  public int doneAfter(long action) {
    return (int) db.number("SELECT count(*) FROM action WHERE state = 'DONE' AND id > " + action);
  }

  /// How many steps that can be redone came no later than `action`.
  public int undoneUntil(long action) {
    return (int)
        db.number("SELECT count(*) FROM action WHERE state = 'UNDONE' AND id <= " + action);
  }

  static Action read(Row row) {
    return new Action(
        row.number(1),
        ActionKind.valueOf(row.text(2)),
        StoreJson.notice(row.text(3)),
        row.text(4),
        Instant.ofEpochMilli(row.number(5)));
  }
}
