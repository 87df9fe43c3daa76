package marginalia.store;

import java.time.Instant;
import java.util.List;

/// The `evaluation` table: how good the models were over the project's life.
public final class EvaluationStore {
  private final Database db;

  public EvaluationStore(Database db) {
    this.db = db;
  }

  /// One point of the learning curve; scores from 0 to 1.
  ///
  /// @param answers labelled documents at that time
  /// @param method how it was measured, such as `held-out`
  /// @param setup the model and the labels it was measured with; empty where that is not known
  public record Point(
      Instant at,
      int answers,
      String method,
      String setup,
      double macroF1,
      double microF1,
      double accuracy) {}

  public void append(Point point) {
    db.update(
        """
        INSERT INTO evaluation (at, answers, method, setup, macro_f1, micro_f1, accuracy)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """,
        point.at().toEpochMilli(),
        point.answers(),
        point.method(),
        point.setup(),
        point.macroF1(),
        point.microF1(),
        point.accuracy());
  }

  /// All points, oldest first.
  public List<Point> all() {
    return db.query(
        """
        SELECT at, answers, method, setup, macro_f1, micro_f1, accuracy FROM evaluation ORDER BY id
        """,
        row ->
            new Point(
                Instant.ofEpochMilli(row.number(1)),
                (int) row.number(2),
                row.text(3),
                row.text(4),
                row.real(5),
                row.real(6),
                row.real(7)));
  }
}
