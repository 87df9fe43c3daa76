package marginalia.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import marginalia.corpus.DocumentId;

/// The `import` table, and the way documents come in: hidden, in pieces of at most 1,000 rows to a
/// transaction, and all shown at once when the import is finished. An import that was cut off
/// leaves nothing.
public final class ImportStore {
  private static final int ROWS_PER_LOCK = 1_000;

  private final Database db;

  public ImportStore(Database db) {
    this.db = db;
  }

  /// A document that is to be stored.
  ///
  /// @param sameAs head of the group of exact duplicates it joins, if it joins one
  public record Draft(
      String text,
      long digest,
      Optional<String> key,
      Optional<String> date,
      Map<String, String> metadata,
      HeldOut heldOut,
      Optional<DocumentId> sameAs) {}

  /// Whether a document goes into the held-out set.
  public enum HeldOut {
    YES,
    NO
  }

  /// First 64 bits of the text's SHA-256.
  public static long digest(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return ByteBuffer.wrap(hash).getLong();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /// Begins an import of `source` and returns its id.
  public long begin(String source, Instant at) {
    return db.insert(
        "INSERT INTO import (source, started_at, state) VALUES (?, ?, 'RUNNING')",
        source,
        at.toEpochMilli());
  }

  /// Stores documents, hidden, and returns their ids. To be called with at most 1,000.
  public List<DocumentId> add(long importId, List<Draft> drafts) {
    return db.inTransaction(() -> drafts.stream().map(draft -> add(importId, draft)).toList());
  }

  private DocumentId add(long importId, Draft draft) {
    return new DocumentId(
        db.insert(
            """
            INSERT INTO document (import_id, digest, hidden, held_out, same_as, key, date, metadata,
              text)
            VALUES (?, ?, 1, ?, ?, ?, ?, ?, ?)
            """,
            importId,
            draft.digest(),
            draft.heldOut() == HeldOut.YES ? 1 : 0,
            draft.sameAs().map(DocumentId::value).orElse(null),
            draft.key().orElse(null),
            draft.date().orElse(null),
            draft.metadata().isEmpty() ? null : StoreJson.write(draft.metadata()),
            draft.text()));
  }

  /// Shows what was imported: from here on the import is whole. To be called in the transaction
  /// that appends its action.
  public void finish(long importId, long action, long documents, long duplicates, long rejected) {
    db.update(
        """
        UPDATE import SET state = 'DONE', action_id = ?, documents = ?, duplicates = ?, rejected = ?
        WHERE id = ?
        """,
        action,
        documents,
        duplicates,
        rejected,
        importId);
    db.update("UPDATE document SET hidden = 0 WHERE import_id = ?", importId);
  }

  /// Removes what an import that was not finished has stored. O(documents of it), in small
  /// transactions.
  public void discard(long importId) {
    removeAll("answer_label", "document_id", importId);
    removeAll("answer", "document_id", importId);
    removeAll("annotation", "document_id", importId);
    removeAll("document", "id", importId);
    db.update("DELETE FROM import WHERE id = ?", importId);
  }

  private void removeAll(String table, String column, long importId) {
    String piece =
        "DELETE FROM "
            + table
            + " WHERE rowid IN (SELECT t.rowid FROM "
            + table
            + " t JOIN document d ON d.id = t."
            + column
            + " WHERE d.import_id = ? AND d.hidden = 1 LIMIT "
            + ROWS_PER_LOCK
            + ")";
    int removed;
    do {
      removed = table.equals("answer_label") ? removeLabels(importId) : db.update(piece, importId);
    } while (removed == ROWS_PER_LOCK);
  }

  private int removeLabels(long importId) {
    return db.update(
        """
        DELETE FROM answer_label WHERE document_id IN
          (SELECT id FROM document WHERE import_id = ? AND hidden = 1)
        """,
        importId);
  }

  /// Imports that a crash cut off.
  public List<Long> cutOff() {
    return db.query("SELECT id FROM import WHERE state = 'RUNNING'", row -> row.number(1));
  }

  /// Hides the documents of an import that is undone.
  public void undo(long action) {
    set(action, "UNDONE", 1);
  }

  /// Shows the documents of an import again.
  public void redo(long action) {
    set(action, "DONE", 0);
  }

  private void set(long action, String state, int hidden) {
    db.update("UPDATE import SET state = ? WHERE action_id = ?", state, action);
    db.update(
        "UPDATE document SET hidden = ? WHERE import_id IN (SELECT id FROM import WHERE action_id ="
            + " ?)",
        hidden,
        action);
  }
}
