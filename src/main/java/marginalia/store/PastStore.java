package marginalia.store;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import marginalia.corpus.LabelId;
import marginalia.corpus.LabelScheme;

/// Earlier states of the project, read from the tables that are only appended to: `label_change`
/// and `annotation`. A state is named by the step after which it was there; 0 is that before the
/// first. Steps that were undone count up to one of them that is named itself.
public final class PastStore {
  private static final String LINE =
      "SELECT id FROM action WHERE id <= ?1 AND state IN ('DONE', 'UNDONE')";

  private static final String CHANGES =
      "state = 'DONE' AND (kind = 'SCHEME' OR id IN (SELECT action_id FROM label_change))";

  private final Database db;

  public PastStore(Database db) {
    this.db = db;
  }

  /// The labels there were after `action`, bin included. O(changes of labels).
  public LabelScheme scheme(long action) {
    return new LabelScheme(
        db.query(
            """
            SELECT c.label_id, c.after FROM label_change c
            JOIN (SELECT label_id, max(action_id) AS action_id FROM label_change
              WHERE action_id IN (%s) GROUP BY label_id) last
            ON last.label_id = c.label_id AND last.action_id = c.action_id
            WHERE c.after IS NOT NULL
            """
                .formatted(LINE),
            row -> StoreJson.label(new LabelId(row.number(1)), row.text(2)),
            action));
  }

  /// How many texts carried which labels after `action`. O(answers), about a second for 1,000,000.
  public Map<Set<LabelId>, Integer> labelled(long action) {
    Map<Set<LabelId>, Integer> counts = new LinkedHashMap<>();
    db.each(
        """
        SELECT a.labels, count(*) FROM annotation a
        JOIN (SELECT max(id) AS id FROM annotation
          WHERE origin <> 'HISTORY' AND action_id IN (%s)
            AND document_id NOT IN (SELECT id FROM document WHERE same_as IS NOT NULL)
          GROUP BY document_id) last ON last.id = a.id
        WHERE a.verdict = 'LABELLED' GROUP BY a.labels
        """
            .formatted(LINE),
        row -> counts.put(AnnotationStore.split(row.text(1)), (int) row.number(2)),
        action);
    return counts;
  }

  /// How many texts have an answer that changes of labels after `action` have made another one, and
  /// nobody has answered since. O(annotations of those texts).
  public int altered(long action) {
    return (int)
        db.first(
                """
                WITH since AS (
                  SELECT id FROM action WHERE id > ?1 AND kind = 'SCHEME' AND state = 'DONE')
                SELECT count(*) FROM (
                  SELECT max(e.id) AS last,
                    max(CASE WHEN e.action_id NOT IN (SELECT id FROM since) THEN e.id END) AS before
                  FROM annotation e
                  JOIN action ON action.id = e.action_id AND action.state = 'DONE'
                  WHERE e.origin <> 'HISTORY' AND e.document_id IN (
                    SELECT document_id FROM annotation WHERE action_id IN (SELECT id FROM since))
                  GROUP BY e.document_id) f
                JOIN annotation a ON a.id = f.last AND a.action_id IN (SELECT id FROM since)
                LEFT JOIN annotation b ON b.id = f.before
                WHERE a.verdict <> coalesce(b.verdict, 'CLEARED')
                  OR a.labels <> coalesce(b.labels, '')
                """,
                row -> row.number(1),
                action)
            .orElseThrow()
            .longValue();
  }

  /// The number of the last step before the labels were changed again after `version`; as large as
  /// can be where they were not.
  public long until(long version) {
    return db.number(
        "SELECT coalesce(min(id) - 1, "
            + Long.MAX_VALUE
            + ") FROM action WHERE id > "
            + version
            + " AND "
            + CHANGES);
  }

  /// The steps that changed the scheme and count, newest first.
  public List<Action> versions() {
    return db.query(
        ActionStore.COLUMNS + "WHERE " + CHANGES + " ORDER BY id DESC", ActionStore::read);
  }
}
