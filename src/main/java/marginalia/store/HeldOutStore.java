package marginalia.store;

import java.util.Collection;
import marginalia.corpus.DocumentId;

/// The `held_out` mark of documents, and `held_out_change`, which lets a step be taken back.
public final class HeldOutStore {
  private final Database db;

  public HeldOutStore(Database db) {
    this.db = db;
  }

  /// Takes documents into the held-out set as part of `action`.
  public void include(Collection<DocumentId> documents, long action) {
    documents.forEach(document -> change(document, 1, action));
  }

  /// Takes documents out of the held-out set as part of `action`.
  public void exclude(Collection<DocumentId> documents, long action) {
    documents.forEach(document -> change(document, 0, action));
  }

  private void change(DocumentId document, int after, long action) {
    int changed =
        db.update(
            "UPDATE document SET held_out = ? WHERE id = ? AND held_out <> ?",
            after,
            document.value(),
            after);
    if (changed > 0) {
      db.update(
          "INSERT INTO held_out_change (action_id, document_id, after) VALUES (?, ?, ?)",
          action,
          document.value(),
          after);
    }
  }

  public void undo(long action) {
    set("1 - after", action);
  }

  public void redo(long action) {
    set("after", action);
  }

  private void set(String value, long action) {
    db.update(
        "UPDATE document SET held_out = (SELECT "
            + value
            + " FROM held_out_change c WHERE c.action_id = ? AND c.document_id = document.id)"
            + " WHERE id IN (SELECT document_id FROM held_out_change WHERE action_id = ?)",
        action,
        action);
  }
}
