package marginalia.store;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import marginalia.corpus.LabelId;

/// The `model` table: trained models, newest last.
public final class ModelStore {
  private static final int KEPT = 3;

  private final Database db;

  public ModelStore(Database db) {
    this.db = db;
  }

  /// A model as the project keeps it.
  ///
  /// @param labels what the model's labels 0 … k−1 are
  /// @param answers labelled documents it was trained on
  /// @param provenance JSON
  /// @param content the model file
  public record Stored(
      Instant trainedAt,
      String name,
      int answers,
      List<LabelId> labels,
      String provenance,
      ByteBuffer content) {
    public Stored {
      labels = List.copyOf(labels);
      content = content.asReadOnlyBuffer();
    }
  }

  /// Keeps a model, drops all but the newest three, and returns its id.
  public long append(Stored model) {
    return db.inTransaction(() -> {
      long id =
          db.insert(
              """
              INSERT INTO model (trained_at, name, answers, labels, provenance, content)
              VALUES (?, ?, ?, ?, ?, ?)
              """,
              model.trainedAt().toEpochMilli(),
              model.name(),
              model.answers(),
              model.labels().stream()
                  .map(l -> Long.toString(l.value()))
                  .collect(Collectors.joining(",")),
              model.provenance(),
              bytes(model.content()));
      db.update(
          "DELETE FROM model WHERE id NOT IN (SELECT id FROM model ORDER BY id DESC LIMIT ?)",
          KEPT);
      return id;
    });
  }

  /// The model trained last, if there is one.
  public Optional<Stored> latest() {
    return db.first(
        """
        SELECT trained_at, name, answers, labels, provenance, content
        FROM model ORDER BY id DESC LIMIT 1
        """,
        row ->
            new Stored(
                Instant.ofEpochMilli(row.number(1)),
                row.text(2),
                (int) row.number(3),
                Arrays.stream(row.text(4).split(","))
                    .map(id -> new LabelId(Long.parseLong(id)))
                    .toList(),
                row.text(5),
                ByteBuffer.wrap(row.bytes(6))));
  }

  private static byte[] bytes(ByteBuffer content) {
    byte[] bytes = new byte[content.remaining()];
    content.duplicate().get(bytes);
    return bytes;
  }
}
