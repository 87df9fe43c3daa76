package marginalia.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import marginalia.corpus.Document;
import marginalia.corpus.DocumentId;

/// The `document` table: the texts. Those of a running or undone import are not seen by any method
/// here but [#document(DocumentId)].
public final class DocumentStore {
  private static final String COLUMNS = "SELECT id, key, text, date, metadata FROM document ";

  /// Condition that lets only documents of finished imports through.
  static final String SEEN = " import_id IN (SELECT id FROM import WHERE state = 'DONE') ";

  private final Database db;

  public DocumentStore(Database db) {
    this.db = db;
  }

  public long count() {
    return db.number("SELECT count(*) FROM document WHERE" + SEEN);
  }

  public Optional<Document> document(DocumentId id) {
    return db.first(COLUMNS + "WHERE id = ?", DocumentStore::read, id.value());
  }

  /// The document that came with this identifier in its file; the first if there are several. While
  /// the index is being built, O(documents it lacks).
  public Optional<DocumentId> withKey(String key) {
    return db.first(
        """
        SELECT d.id FROM document d WHERE d.id IN (
          SELECT document_id FROM document_key WHERE key = ?1
          UNION ALL
          SELECT id FROM document WHERE key = ?1 AND id >
            (SELECT coalesce(max(CAST(value AS INTEGER)), 0) FROM setting
             WHERE name = 'indexedUpTo'))
        AND
        """
            + SEEN
            + "ORDER BY d.id LIMIT 1",
        row -> new DocumentId(row.number(1)),
        key);
  }

  /// The documents with these ids, in this order; ids without a document are left out.
  public List<Document> documents(List<DocumentId> ids) {
    Map<DocumentId, Document> found =
        db
            .query(
                COLUMNS
                    + "WHERE id IN ("
                    + ids.stream()
                        .map(id -> Long.toString(id.value()))
                        .collect(Collectors.joining(","))
                    + ")",
                DocumentStore::read)
            .stream()
            .collect(Collectors.toMap(Document::id, d -> d));
    return ids.stream().filter(found::containsKey).map(found::get).toList();
  }

  /// Ids of all documents that are shown one by one (duplicates of a group only by their head),
  /// ascending. O(n).
  public long[] ids() {
    Ids ids = new Ids();
    db.each(
        "SELECT id FROM document WHERE same_as IS NULL AND" + SEEN, row -> ids.add(row.number(1)));
    long[] ascending = ids.toArray();
    Arrays.sort(ascending);
    return ascending;
  }

  /// Ids of the held-out documents, ascending.
  public long[] heldOut() {
    Ids ids = new Ids();
    db.each(
        "SELECT id FROM document WHERE held_out = 1 AND same_as IS NULL AND" + SEEN + "ORDER BY id",
        row -> ids.add(row.number(1)));
    return ids.toArray();
  }

  public boolean isHeldOut(DocumentId id) {
    return db.number("SELECT held_out FROM document WHERE id = ?", id.value()) != 0;
  }

  /// Texts of the documents with ids from `first` to `last` (inclusive) that [#ids()] lists, in the
  /// order of ids.
  public List<String> texts(long first, long last) {
    List<String> texts = new ArrayList<>();
    db.eachAtLeisure(
        "SELECT text FROM document WHERE id BETWEEN ? AND ? AND same_as IS NULL AND"
            + SEEN
            + "ORDER BY id",
        row -> texts.add(row.text(1)),
        first,
        last);
    return texts;
  }

  /// Hands on every document that [#ids()] lists and that has a date, in no order. O(n).
  public void eachDate(BiConsumer<DocumentId, String> visitor) {
    db.eachAtLeisure(
        "SELECT id, date FROM document WHERE date IS NOT NULL AND same_as IS NULL AND" + SEEN,
        row -> visitor.accept(new DocumentId(row.number(1)), row.text(2)));
  }

  /// The document that stands for this one: the head of its group of exact duplicates, or itself.
  public DocumentId head(DocumentId id) {
    return db.first(
            "SELECT same_as FROM document WHERE id = ? AND same_as IS NOT NULL",
            row -> new DocumentId(row.number(1)),
            id.value())
        .orElse(id);
  }

  /// The other members of the group of exact duplicates that this document heads.
  public List<DocumentId> group(DocumentId head) {
    return db.query(
        "SELECT id FROM document WHERE same_as = ? AND" + SEEN + "ORDER BY id",
        row -> new DocumentId(row.number(1)),
        head.value());
  }

  /// Hands on every visible document with the digest of its text. O(n).
  public void eachDigest(BiConsumer<Long, DocumentId> visitor) {
    db.eachAtLeisure(
        "SELECT digest, id FROM document WHERE" + SEEN + "ORDER BY id",
        row -> visitor.accept(row.number(1), new DocumentId(row.number(2))));
  }

  static Document read(Row row) {
    return new Document(
        new DocumentId(row.number(1)),
        row.optionalText(2),
        row.text(3),
        row.optionalText(4),
        row.optionalText(5).map(StoreJson::strings).orElse(Map.of()));
  }
}
