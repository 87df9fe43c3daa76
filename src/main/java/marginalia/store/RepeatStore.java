package marginalia.store;

import java.util.List;
import java.util.Set;
import marginalia.corpus.DocumentId;
import marginalia.corpus.LabelId;

/// The `repeat` table: texts that were shown again, and what was said of them each time.
public final class RepeatStore {
  private final Database db;

  public RepeatStore(Database db) {
    this.db = db;
  }

  /// Two answers of one person to what is the same, or nearly.
  ///
  /// @param original the text itself, or the one it is nearly the same as
  public record Repeated(
      DocumentId document, DocumentId original, Set<LabelId> first, Set<LabelId> second) {
    public Repeated {
      first = Set.copyOf(first);
      second = Set.copyOf(second);
    }
  }

  /// Appends a pair as part of `action`; it counts while the step is not undone.
  public void append(Repeated repeated, String annotator, long action) {
    db.update(
        """
        INSERT INTO repeat (action_id, document_id, original_id, annotator, first, second)
        VALUES (?, ?, ?, ?, ?, ?)
        """,
        action,
        repeated.document().value(),
        repeated.original().value(),
        annotator,
        AnnotationStore.join(repeated.first()),
        AnnotationStore.join(repeated.second()));
  }

  /// The pairs of an annotator that count, oldest first.
  public List<Repeated> of(String annotator) {
    return pairs("AND annotator = ?", annotator);
  }

  /// The pairs of all annotators that count, oldest first.
  public List<Repeated> all() {
    return pairs("");
  }

  private List<Repeated> pairs(String whose, Object... values) {
    return db.query(
        """
        SELECT document_id, original_id, first, second
        FROM repeat JOIN action ON action.id = action_id WHERE action.state = 'DONE'
        """
            + whose
            + " ORDER BY repeat.id",
        row ->
            new Repeated(
                new DocumentId(row.number(1)),
                new DocumentId(row.number(2)),
                AnnotationStore.split(row.text(3)),
                AnnotationStore.split(row.text(4))),
        values);
  }
}
