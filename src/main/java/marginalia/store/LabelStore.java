package marginalia.store;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import marginalia.corpus.Guidance;
import marginalia.corpus.Label;
import marginalia.corpus.LabelId;
import marginalia.corpus.LabelScheme;
import org.jspecify.annotations.Nullable;

/// The `label` table, and `label_change`, which lets every step be taken back.
public final class LabelStore {
  private static final String COLUMNS =
      "id, name, parent_id, position, colour, key, definition, examples, binned, names, include,"
          + " exclude, notes, successor";

  private static final String WRITE =
      """
      UPDATE label SET name = ?, parent_id = ?, position = ?, colour = ?, key = ?, definition = ?,
        examples = ?, binned = ?, names = ?, include = ?, exclude = ?, notes = ?, successor = ?
      WHERE id = ?
      """;

  private static final String RECORD =
      """
      INSERT INTO label_change (action_id, label_id, before, after) VALUES (?, ?, ?, ?)
      ON CONFLICT DO UPDATE SET after = excluded.after
      """;

  /// Rows written by one statement.
  private static final int BATCH = 1_000;

  private final Database db;

  /// A label before and after a change.
  public record Replaced(Label before, Label after) {}

  public LabelStore(Database db) {
    this.db = db;
  }

  /// The scheme as it is now, bin included.
  public LabelScheme scheme() {
    return new LabelScheme(
        db.query("SELECT " + COLUMNS + " FROM label WHERE absent = 0", LabelStore::read));
  }

  /// Adds a label as part of `action` and returns it with its identity; the id of `draft` is not
  /// looked at.
  public Label add(Label draft, long action) {
    @Nullable Object[] values = columns(draft);
    long id =
        db.insert(
            """
            INSERT INTO label (name, parent_id, position, colour, key, definition, examples, binned,
              names, include, exclude, notes, successor)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            Arrays.copyOf(values, values.length - 1));
    LabelId labelId = new LabelId(id);
    Label label = draft.withId(labelId);
    record(action, labelId, Optional.empty(), label);
    return label;
  }

  /// As [#add(Label, long)], but the label is not there until [#appear(long)].
  public Label addUnseen(Label draft, long action) {
    Label label = add(draft, action);
    db.update("UPDATE label SET absent = 1 WHERE id = ?", label.id().value());
    return label;
  }

  /// The labels that `action` added unseen, in the order in which they came.
  public List<Label> unseen(long action) {
    return db.query(
        "SELECT "
            + COLUMNS
            + """
             FROM label WHERE absent = 1
              AND id IN (SELECT label_id FROM label_change WHERE action_id = ?) ORDER BY id
            """,
        LabelStore::read,
        action);
  }

  /// Replaces a label that `action` added unseen.
  public void amendUnseen(Label label, long action) {
    write(label);
    record(action, label.id(), Optional.empty(), label);
  }

  /// Removes a label that `action` added unseen and that nothing refers to.
  public void dropUnseen(LabelId label, long action) {
    db.update(
        "DELETE FROM label_change WHERE action_id = ? AND label_id = ?", action, label.value());
    db.update("DELETE FROM label WHERE id = ? AND absent = 1", label.value());
  }

  /// Shows the labels that `action` added unseen.
  public void appear(long action) {
    db.update(
        "UPDATE label SET absent = 0 WHERE id IN (SELECT label_id FROM label_change WHERE action_id"
            + " = ?)",
        action);
  }

  /// Replaces a label as part of `action`.
  ///
  /// @throws IllegalArgumentException if there is no such label
  public Label change(LabelId id, UnaryOperator<Label> edit, long action) {
    Label before =
        db.first(
                "SELECT " + COLUMNS + " FROM label WHERE id = ? AND absent = 0",
                LabelStore::read,
                id.value())
            .orElseThrow(() -> new IllegalArgumentException("no label " + id));
    Label after = edit.apply(before);
    replace(before, after, action);
    return after;
  }

  /// As [#change], where both states are known.
  public void replace(Label before, Label after, long action) {
    write(after);
    record(action, before.id(), Optional.of(before), after);
  }

  /// As [#replace], for many labels; several times faster.
  public void replaceAll(List<Replaced> labels, long action) {
    for (int from = 0; from < labels.size(); from += BATCH) {
      List<Replaced> some = labels.subList(from, Math.min(from + BATCH, labels.size()));
      db.batch(WRITE, some.stream().map(one -> columns(one.after())).toList());
      db.batch(
          RECORD,
          some.stream()
              .map(one -> row(action, one.before().id(), Optional.of(one.before()), one.after()))
              .toList());
    }
  }

  /// Puts every label of `action` back to what it was before it.
  public void undo(long action) {
    changes(action, "before").forEach(this::restore);
  }

  /// Puts every label of `action` to what it was after it.
  public void redo(long action) {
    changes(action, "after").forEach(this::restore);
  }

  private record Change(LabelId id, Optional<String> json) {}

  private List<Change> changes(long action, String column) {
    return db.query(
        "SELECT label_id, " + column + " FROM label_change WHERE action_id = ?",
        row -> new Change(new LabelId(row.number(1)), row.optionalText(2)),
        action);
  }

  private void restore(Change change) {
    db.update(
        "UPDATE label SET absent = ? WHERE id = ?",
        change.json().isPresent() ? 0 : 1,
        change.id().value());
    change.json().ifPresent(json -> write(StoreJson.label(change.id(), json)));
  }

  private void write(Label label) {
    db.update(WRITE, columns(label));
  }

  private void record(long action, LabelId id, Optional<Label> before, Label after) {
    db.update(RECORD, row(action, id, before, after));
  }

  private static @Nullable Object[] row(
      long action, LabelId id, Optional<Label> before, Label after) {
    return new @Nullable Object[] {
      action,
      id.value(),
      before.map(StoreJson.LabelJson::of).map(StoreJson::write).orElse(null),
      StoreJson.write(StoreJson.LabelJson.of(after))
    };
  }

  /// What is written of a label, its identity last.
  private static @Nullable Object[] columns(Label label) {
    Guidance said = label.guidance();
    return new @Nullable Object[] {
      label.name(),
      label.parent().map(LabelId::value).orElse(null),
      label.position(),
      label.colour(),
      label.key().orElse(null),
      said.definition(),
      StoreJson.write(said.examples()),
      label.binned() ? 1 : 0,
      StoreJson.write(label.names()),
      said.include(),
      said.exclude(),
      said.notes(),
      label.successor().map(LabelId::value).orElse(null),
      label.id().value()
    };
  }

  private static Label read(Row row) {
    return new Label(
        new LabelId(row.number(1)),
        row.text(2),
        StoreJson.strings(row.text(10)),
        row.optionalNumber(3).stream().mapToObj(LabelId::new).findFirst(),
        (int) row.number(4),
        row.text(5),
        row.optionalText(6),
        new Guidance(
            row.text(7), row.text(11), row.text(12), StoreJson.list(row.text(8)), row.text(13)),
        row.flag(9),
        row.optionalNumber(14).stream().mapToObj(LabelId::new).findFirst());
  }
}
