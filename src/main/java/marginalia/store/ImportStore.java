package marginalia.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import marginalia.corpus.DocumentId;
import org.jspecify.annotations.Nullable;

/// The `import` table, and the way documents come in: in pieces of at most 1,000 rows to a
/// transaction, and all seen at once when the import is finished. An import that was cut off leaves
/// nothing.
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

  /// Begins an import of `source` as part of the running step `action` and returns its id.
  public long begin(String source, long action, Instant at) {
    return db.insert(
        "INSERT INTO import (source, action_id, started_at, state) VALUES (?, ?, ?, 'RUNNING')",
        source,
        action,
        at.toEpochMilli());
  }

  /// Id that the next document will have. To be called in the transaction that adds it.
  public DocumentId nextDocument() {
    return new DocumentId(1 + db.number("SELECT seq FROM sqlite_sequence WHERE name = 'document'"));
  }

  /// Stores documents, unseen, under ascending ids from `first`. To be called in one transaction
  /// with [#nextDocument()], and with at most 1,000.
  public List<DocumentId> add(long importId, DocumentId first, List<Draft> drafts) {
    List<DocumentId> ids = new ArrayList<>();
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (Draft draft : drafts) {
      DocumentId id = new DocumentId(first.value() + ids.size());
      rows.add(columns(importId, id, draft));
      ids.add(id);
    }
    db.batch(
        """
        INSERT INTO document (id, import_id, digest, held_out, same_as, key, date, metadata, text)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        rows);
    return ids;
  }

  private static @Nullable Object[] columns(long importId, DocumentId id, Draft draft) {
    return new @Nullable Object[] {
      id.value(),
      importId,
      draft.digest(),
      draft.heldOut() == HeldOut.YES ? 1 : 0,
      draft.sameAs().map(DocumentId::value).orElse(null),
      draft.key().orElse(null),
      draft.date().orElse(null),
      draft.metadata().isEmpty() ? null : StoreJson.write(draft.metadata()),
      draft.text()
    };
  }

  /// Lets what was imported be seen: from here on the import is whole.
  public void finish(long importId, long documents, long duplicates, long rejected) {
    db.update(
        """
        UPDATE import SET state = 'DONE', documents = ?, duplicates = ?, rejected = ? WHERE id = ?
        """,
        documents,
        duplicates,
        rejected,
        importId);
  }

  /// Removes what an import that was not finished has stored, and its step. O(documents of it), in
  /// small transactions; the import itself goes last, so that a crash here is mended by the next
  /// call.
  public void discard(long importId) {
    long action = db.number("SELECT action_id FROM import WHERE id = ?", importId);
    int removed;
    do {
      removed = db.inBulkTransaction(() -> removeSome(importId));
    } while (removed > 0);
    db.inTransaction(() -> {
      db.update("DELETE FROM import WHERE id = ?", importId);
      List<Long> labels =
          db.query(
              "SELECT label_id FROM label_change WHERE action_id = ?",
              row -> row.number(1),
              action);
      db.update("DELETE FROM label_change WHERE action_id = ?", action);
      labels.forEach(label -> db.update("DELETE FROM label WHERE id = ?", label));
      db.update("DELETE FROM action WHERE id = ?", action);
    });
  }

  private int removeSome(long importId) {
    List<Long> ids =
        db.query(
            "SELECT id FROM document WHERE import_id = ? LIMIT ?",
            row -> row.number(1),
            importId,
            ROWS_PER_LOCK);
    for (long id : ids) {
      db.update("DELETE FROM answer_label WHERE document_id = ?", id);
      db.update("DELETE FROM answer WHERE document_id = ?", id);
      db.update("DELETE FROM annotation WHERE document_id = ?", id);
      db.update("DELETE FROM document WHERE id = ?", id);
    }
    return ids.size();
  }

  /// Imports that a crash cut off.
  public List<Long> cutOff() {
    return db.query("SELECT id FROM import WHERE state = 'RUNNING'", row -> row.number(1));
  }

  /// Whether an import is under way.
  public boolean running() {
    return !cutOff().isEmpty();
  }

  /// The import that `action` brought, if it brought one.
  public Optional<Long> of(long action) {
    return db.first("SELECT id FROM import WHERE action_id = ?", row -> row.number(1), action);
  }

  /// Takes the documents of an import out of sight. O(1).
  public void undo(long action) {
    db.update("UPDATE import SET state = 'UNDONE' WHERE action_id = ?", action);
  }

  /// Shows the documents of an import again. O(1).
  public void redo(long action) {
    db.update("UPDATE import SET state = 'DONE' WHERE action_id = ?", action);
  }
}
