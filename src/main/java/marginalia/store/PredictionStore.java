package marginalia.store;

import java.util.List;
import java.util.Optional;
import marginalia.corpus.DocumentId;
import marginalia.corpus.LabelId;
import marginalia.corpus.Suggestion;

/// The `prediction` table: what the last fully trained model says of each document.
public final class PredictionStore {
  private final Database db;

  public PredictionStore(Database db) {
    this.db = db;
  }

  /// A document and the label that its model finds likeliest.
  public record Prediction(DocumentId document, Suggestion suggestion) {}

  /// Replaces the predictions of these documents. One transaction; at most 1,000 at a time.
  public void put(long model, List<Prediction> predictions) {
    db.inTransaction(() ->
        predictions.forEach(prediction ->
            db.update(
                """
                INSERT INTO prediction (document_id, model_id, label_id, probability)
                VALUES (?, ?, ?, ?)
                ON CONFLICT DO UPDATE SET model_id = excluded.model_id,
                  label_id = excluded.label_id, probability = excluded.probability
                """,
                prediction.document().value(),
                model,
                prediction.suggestion().label().value(),
                prediction.suggestion().probability())));
  }

  /// What the model says of a document; for a member of a group of exact duplicates, of its head.
  public Optional<Suggestion> of(DocumentId document) {
    return db.first(
        """
        SELECT label_id, probability FROM prediction WHERE document_id =
          coalesce((SELECT same_as FROM document WHERE id = ?1), ?1)
        """,
        row -> new Suggestion(new LabelId(row.number(1)), row.real(2)),
        document.value());
  }
}
