package marginalia.store;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/// The `text_vector` table: what an encoder has made of the texts so far, the last encoder's only.
/// Members of a group of exact duplicates have none but their head's.
public final class TextVectorStore {
  private final Database db;
  private final AtomicLong changes = new AtomicLong();
  private final Lock turn = new ReentrantLock(true);

  public TextVectorStore(Database db) {
    this.db = db;
  }

  /// A document's vector, one byte a dimension.
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  public record Entry(long document, byte[] vector) {}

  /// The vectors of the documents with ids from `first` to `last` (inclusive) that this encoder
  /// made, by document. What it made of a text that is no longer the document's is left out.
  public Map<Long, byte[]> between(String encoder, long first, long last) {
    Map<Long, byte[]> found = new HashMap<>();
    db.eachAtLeisure(
        """
        SELECT v.document_id, v.vector FROM text_vector v
        JOIN document d ON d.id = v.document_id AND d.digest = v.digest
        WHERE v.document_id BETWEEN ? AND ? AND v.encoder = ?
        """,
        row -> found.put(row.number(1), row.bytes(2)),
        first,
        last,
        encoder);
    return found;
  }

  /// Ids of the documents that [DocumentStore#ids()] lists and of which there is no vector by this
  /// encoder, ascending. O(n).
  public long[] without(String encoder) {
    Ids ids = new Ids();
    db.eachAtLeisure(
        """
        SELECT d.id FROM document d LEFT JOIN text_vector v
          ON v.document_id = d.id AND v.digest = d.digest AND v.encoder = ?
        WHERE v.document_id IS NULL AND d.same_as IS NULL AND
        """
            + DocumentStore.SEEN,
        row -> ids.add(row.number(1)),
        encoder);
    long[] ascending = ids.toArray();
    Arrays.sort(ascending);
    return ascending;
  }

  /// Which encoder made the vector of the first document that has one.
  public Optional<String> encoder() {
    return db.first(
        "SELECT encoder FROM text_vector ORDER BY document_id LIMIT 1", row -> row.text(1));
  }

  /// Held by whoever computes vectors to be put here, one at a time.
  public Lock turn() {
    return turn;
  }

  /// How often vectors were put here since the project was opened.
  public long changes() {
    return changes.get();
  }

  /// Puts vectors in the place of those before. One transaction; at most 1,000 at a time.
  public void put(String encoder, List<Entry> entries) {
    db.inTransaction(() ->
        entries.forEach(entry ->
            db.update(
                """
                INSERT INTO text_vector (document_id, encoder, digest, vector)
                SELECT id, ?, digest, ? FROM document WHERE id = ?
                ON CONFLICT DO UPDATE SET encoder = excluded.encoder, digest = excluded.digest,
                  vector = excluded.vector
                """,
                encoder,
                entry.vector(),
                entry.document())));
    changes.incrementAndGet();
  }
}
