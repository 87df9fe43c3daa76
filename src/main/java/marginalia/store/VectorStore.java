package marginalia.store;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;

/// The `word_vectors` table: the vectors of words that the project has, if it has any.
public final class VectorStore {
  private final Database db;

  public VectorStore(Database db) {
    this.db = db;
  }

  /// What there is to say of them.
  ///
  /// @param origin the name of the file they were read from; empty if they were learnt here
  /// @param choice settings they were learnt with, JSON
  /// @param width numbers of each word
  public record Line(Instant madeAt, String origin, String choice, int words, int width) {}

  /// Puts vectors in the place of those before.
  public void replace(Line line, ByteBuffer content) {
    db.inTransaction(() -> {
      db.update("DELETE FROM word_vectors");
      return db.insert(
          """
          INSERT INTO word_vectors (made_at, origin, choice, words, width, content)
          VALUES (?, ?, ?, ?, ?, ?)
          """,
          line.madeAt().toEpochMilli(),
          line.origin(),
          line.choice(),
          line.words(),
          line.width(),
          ModelStore.bytes(content));
    });
  }

  /// What is said of the vectors; empty if there are none.
  public Optional<Line> line() {
    return db.first(
        "SELECT made_at, origin, choice, words, width FROM word_vectors",
        row ->
            new Line(
                Instant.ofEpochMilli(row.number(1)),
                row.text(2),
                row.text(3),
                (int) row.number(4),
                (int) row.number(5)));
  }

  /// The vectors as data; empty if there are none.
  public Optional<ByteBuffer> content() {
    return db.first(
        "SELECT content FROM word_vectors",
        row -> ByteBuffer.wrap(row.bytes(1)).asReadOnlyBuffer());
  }
}
