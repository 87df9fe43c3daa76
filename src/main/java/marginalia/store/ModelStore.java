package marginalia.store;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import marginalia.corpus.LabelId;

/// The `model` table: every trained model, newest last; the older ones as a line without content,
/// unless they are protected or the last of their choice.
public final class ModelStore {
  private static final int CONTENTS_KEPT = 3;
  private static final int LINES_KEPT = 500;

  private final Database db;

  public ModelStore(Database db) {
    this.db = db;
  }

  /// A model's line.
  ///
  /// @param choice which model with which settings, JSON
  /// @param answers labelled documents it was trained on
  /// @param macroF1 on the held-out texts; empty where there were too few
  /// @param elapsed wall time of the fit
  /// @param bytes of the model file
  public record Line(
      Instant trainedAt,
      String name,
      String choice,
      int answers,
      OptionalDouble macroF1,
      Duration elapsed,
      long bytes) {}

  /// A line of the table.
  ///
  /// @param labels what the model's labels 0 … k−1 are
  /// @param usable whether its content is still there
  public record Kept(long id, Line line, List<LabelId> labels, Shelf shelf, boolean usable) {
    public Kept {
      labels = List.copyOf(labels);
    }
  }

  /// Whether a model may be dropped for newer ones.
  public enum Shelf {
    PROTECTED,
    PASSING
  }

  /// A model as the project keeps it.
  ///
  /// @param labels what the model's labels 0 … k−1 are
  /// @param provenance JSON
  /// @param content the model file; empty if it is too large to be kept
  public record Stored(Line line, List<LabelId> labels, String provenance, ByteBuffer content) {
    public Stored {
      labels = List.copyOf(labels);
      content = content.asReadOnlyBuffer();
    }
  }

  /// Keeps a model, drops the content of older ones, and returns its id.
  public long append(Stored model) {
    return db.inTransaction(() -> {
      Line line = model.line();
      long id =
          db.insert(
              """
              INSERT INTO model (trained_at, name, answers, labels, provenance, content, choice,
                macro_f1, seconds, bytes)
              VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
              """,
              line.trainedAt().toEpochMilli(),
              line.name(),
              line.answers(),
              model.labels().stream()
                  .map(l -> Long.toString(l.value()))
                  .collect(Collectors.joining(",")),
              model.provenance(),
              bytes(model.content()),
              line.choice(),
              line.macroF1().isPresent() ? line.macroF1().getAsDouble() : null,
              line.elapsed().toMillis() / 1000.0,
              line.bytes());
      db.update(
          """
          UPDATE model SET content = x'' WHERE protected = 0 AND length(content) > 0
            AND id NOT IN (SELECT id FROM model ORDER BY id DESC LIMIT ?)
            AND id NOT IN (SELECT max(id) FROM model GROUP BY choice)
          """,
          CONTENTS_KEPT);
      db.update(
          """
          DELETE FROM model WHERE protected = 0
            AND id NOT IN (SELECT id FROM model ORDER BY id DESC LIMIT ?)
            AND id NOT IN (SELECT max(id) FROM model GROUP BY choice)
          """,
          LINES_KEPT);
      return id;
    });
  }

  /// All lines, newest first.
  public List<Kept> all() {
    return db.query(
        """
        SELECT id, trained_at, name, choice, answers, macro_f1, macro_f1 IS NULL, seconds, bytes,
          protected, length(content), labels
        FROM model ORDER BY id DESC
        """,
        row ->
            new Kept(
                row.number(1),
                new Line(
                    Instant.ofEpochMilli(row.number(2)),
                    row.text(3),
                    row.text(4),
                    (int) row.number(5),
                    row.flag(7) ? OptionalDouble.empty() : OptionalDouble.of(row.real(6)),
                    Duration.ofMillis(Math.round(row.real(8) * 1000)),
                    row.number(9)),
                labels(row.text(12)),
                row.flag(10) ? Shelf.PROTECTED : Shelf.PASSING,
                row.number(11) > 0));
  }

  /// A model file and what its labels are; empty if there is no such model or its content is gone.
  public Optional<Content> content(long id) {
    return db.first(
        "SELECT labels, content, answers FROM model WHERE id = ? AND length(content) > 0",
        row -> new Content(labels(row.text(1)), ByteBuffer.wrap(row.bytes(2)), (int) row.number(3)),
        id);
  }

  /// In the order they were written in, which is the model's.
  private static List<LabelId> labels(String joined) {
    return Arrays.stream(joined.split(","))
        .filter(label -> !label.isEmpty())
        .map(label -> new LabelId(Long.parseLong(label)))
        .toList();
  }

  /// A model file.
  ///
  /// @param labels what its labels 0 … k−1 are
  /// @param answers labelled documents it was trained on
  public record Content(List<LabelId> labels, ByteBuffer file, int answers) {
    public Content {
      labels = List.copyOf(labels);
      file = file.asReadOnlyBuffer();
    }
  }

  /// Protects a model from being dropped, or no longer.
  public void put(long id, Shelf shelf) {
    db.update("UPDATE model SET protected = ? WHERE id = ?", shelf == Shelf.PROTECTED ? 1 : 0, id);
  }

  static byte[] bytes(ByteBuffer content) {
    byte[] bytes = new byte[content.remaining()];
    content.duplicate().get(bytes);
    return bytes;
  }
}
