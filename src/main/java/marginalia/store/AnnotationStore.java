package marginalia.store;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import marginalia.corpus.Annotation;
import marginalia.corpus.Answer;
import marginalia.corpus.DocumentId;
import marginalia.corpus.LabelId;
import marginalia.corpus.Origin;
import marginalia.corpus.Suggestion;
import marginalia.corpus.Verdict;
import org.jspecify.annotations.Nullable;

/// The `annotation` table: every answer ever given, oldest first, never overwritten; and `answer`,
/// which points to the one that counts.
public final class AnnotationStore {
  private static final String COLUMNS =
      """
      a.document_id, a.verdict, a.labels, a.unsure, a.comment, a.annotator, a.answered_at,
      a.elapsed, a.shown_label, a.shown_probability, a.origin
      """;

  private static final String INSERT =
      """
      INSERT INTO annotation (id, action_id, document_id, replaces, verdict, labels, unsure,
        comment, annotator, answered_at, elapsed, shown_label, shown_probability, origin)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;

  /// A join with `document` would read every page of text, so what is hidden is looked up instead;
  /// mostly nothing is.
  private static final String HIDDEN =
      """
       AND answer.document_id NOT IN (SELECT id FROM document
        WHERE import_id IN (SELECT id FROM import WHERE state <> 'DONE'))
      """;

  private final Database db;

  public AnnotationStore(Database db) {
    this.db = db;
  }

  /// Appends one answer as part of `action`; from now on it counts for its document.
  public void append(Annotation annotation, long action) {
    long document = annotation.document().value();
    Answer answer = annotation.answer();
    Optional<Long> replaced = current(document);
    long id = nextId();
    db.update(INSERT, columns(id, annotation, replaced.orElse(null), action));
    if (replaced.isPresent()) {
      db.update("DELETE FROM answer_label WHERE document_id = ?", document);
    }
    db.update(
        """
        INSERT INTO answer (document_id, annotation_id) VALUES (?, ?)
        ON CONFLICT DO UPDATE SET annotation_id = excluded.annotation_id
        """,
        document,
        id);
    for (LabelId label : answer.labels()) {
      db.update(
          "INSERT INTO answer_label (label_id, document_id) VALUES (?, ?)",
          label.value(),
          document);
    }
  }

  /// The labels a document came with, and what was remarked of them.
  public record Given(DocumentId document, Answer answer) {}

  /// Appends the first answers of documents that have none yet, as a file gave them and as part of
  /// `action`; from now on they count. To be called inside a transaction, with at most 1,000. They
  /// go to SQLite as one list: binding 14 values for each of them took half the time of an import.
  public void appendGiven(List<Given> given, String source, Instant at, long action) {
    long first = nextId();
    db.update(
        """
        INSERT INTO annotation (id, action_id, document_id, verdict, labels, unsure, comment,
          annotator, answered_at, elapsed, origin)
        SELECT ? + key, ?, value ->> 0, value ->> 4, value ->> 1, value ->> 2, value ->> 3, ?, ?, 0,
          'IMPORT'
        FROM json_each(?)
        """,
        first,
        action,
        source,
        at.toEpochMilli(),
        given.stream().map(AnnotationStore::json).collect(Collectors.joining(",", "[", "]")));
    db.update(
        """
        INSERT INTO answer (document_id, annotation_id)
        SELECT document_id, id FROM annotation WHERE id >= ? ORDER BY id
        """,
        first);
    label(first);
  }

  /// Lets the answers that `action` gave carry label `to` in place of `from`, which no other step
  /// has used. To be called inside a transaction; O(answers with `from`).
  public void replace(LabelId from, LabelId to, long action) {
    db.update(
        """
        UPDATE annotation SET labels = (
          SELECT group_concat(label, ',') FROM (
            SELECT DISTINCT CASE value WHEN ?1 THEN ?2 ELSE value END AS label
            FROM json_each('[' || annotation.labels || ']') ORDER BY label))
        WHERE action_id = ?3
          AND document_id IN (SELECT document_id FROM answer_label WHERE label_id = ?1)
        """,
        from.value(),
        to.value(),
        action);
    moveLabel(from, to, "");
  }

  /// Lets every answer with `from` carry `into` instead, as part of `action`, which can be taken
  /// back; returns the documents. To be called inside a transaction; set by set, about a second for
  /// 100,000 answers.
  public List<DocumentId> merge(
      LabelId from, LabelId into, String annotator, Instant at, long action) {
    return relabel(from, into, "", annotator, at, action);
  }

  /// As [#merge], of these documents only; those without `from` are left alone.
  public List<DocumentId> split(
      LabelId from,
      LabelId into,
      List<DocumentId> documents,
      String annotator,
      Instant at,
      long action) {
    db.update("CREATE TEMP TABLE part (document_id INTEGER PRIMARY KEY)");
    db.update(
        "INSERT OR IGNORE INTO part SELECT value FROM json_each(?)",
        documents.stream()
            .map(document -> Long.toString(document.value()))
            .collect(Collectors.joining(",", "[", "]")));
    List<DocumentId> changed =
        relabel(
            from,
            into,
            " AND l.document_id IN (SELECT document_id FROM part)",
            annotator,
            at,
            action);
    db.update("DROP TABLE part");
    return changed;
  }

  /// @param among a condition for the rows of `answer_label` as `l`
  private List<DocumentId> relabel(
      LabelId from, LabelId into, String among, String annotator, Instant at, long action) {
    long first = nextId();
    db.update(
        """
        INSERT INTO annotation (id, action_id, document_id, replaces, verdict, labels, unsure,
          comment, annotator, answered_at, elapsed, origin)
        SELECT ?1 + row_number() OVER (ORDER BY a.document_id) - 1, ?2, a.document_id, a.id,
          a.verdict, CASE a.labels WHEN CAST(?3 AS TEXT) THEN CAST(?4 AS TEXT) ELSE (
            SELECT group_concat(label, ',') FROM (
              SELECT DISTINCT CASE value WHEN ?3 THEN ?4 ELSE value END AS label
              FROM json_each('[' || a.labels || ']') ORDER BY label)) END,
          a.unsure, a.comment, ?5, ?6, 0, 'BULK'
        FROM answer_label l
        JOIN answer ON answer.document_id = l.document_id
        JOIN annotation a ON a.id = answer.annotation_id
        WHERE l.label_id = ?3
        """
            + among,
        first,
        action,
        from.value(),
        into.value(),
        annotator,
        at.toEpochMilli());
    count(first);
    moveLabel(from, into, among);
    return db.query(
        "SELECT document_id FROM annotation WHERE id >= ? ORDER BY id",
        row -> new DocumentId(row.number(1)),
        first);
  }

  private void moveLabel(LabelId from, LabelId to, String among) {
    db.update(
        "UPDATE OR IGNORE answer_label AS l SET label_id = ?2 WHERE l.label_id = ?1" + among,
        from.value(),
        to.value());
    db.update("DELETE FROM answer_label AS l WHERE l.label_id = ?" + among, from.value());
  }

  private long nextId() {
    return 1 + db.number("SELECT max(id) FROM annotation");
  }

  private static @Nullable Object[] columns(
      long id, Annotation annotation, @Nullable Long replaces, long action) {
    Answer answer = annotation.answer();
    return new @Nullable Object[] {
      id,
      action,
      annotation.document().value(),
      replaces,
      answer.verdict().name(),
      join(answer.labels()),
      answer.unsure() ? 1 : 0,
      answer.comment(),
      annotation.annotator(),
      annotation.answeredAt().toEpochMilli(),
      annotation.elapsed().toMillis(),
      annotation.shown().map(s -> s.label().value()).orElse(null),
      annotation.shown().map(Suggestion::probability).orElse(null),
      annotation.origin().name()
    };
  }

  private Optional<Long> current(long document) {
    return db.first(
        "SELECT annotation_id FROM answer WHERE document_id = ?", row -> row.number(1), document);
  }

  /// The annotation that counts for a document, if it has any.
  public Optional<Annotation> latest(DocumentId document) {
    return db.first(
        "SELECT "
            + COLUMNS
            + " FROM answer JOIN annotation a ON a.id = annotation_id WHERE answer.document_id = ?",
        AnnotationStore::read,
        document.value());
  }

  /// Hands on the answer that counts for each visible document that has one, ordered by document
  /// id; equal answers are one object. O(answers), about a second for 1,000,000.
  public void eachAnswer(BiConsumer<DocumentId, Answer> visitor) {
    eachAnswer(HIDDEN, visitor);
  }

  /// As [#eachAnswer(BiConsumer)], for the documents of one import, seen or not.
  public void eachAnswerOfImport(long importId, BiConsumer<DocumentId, Answer> visitor) {
    eachAnswer(
        " AND answer.document_id IN (SELECT id FROM document WHERE import_id = " + importId + ")",
        visitor);
  }

  /// One text column holds all there is to an answer: calls into SQLite are what takes time here.
  private void eachAnswer(String condition, BiConsumer<DocumentId, Answer> visitor) {
    Map<String, Answer> alike = new HashMap<>();
    db.each(
        """
        SELECT answer.document_id,
          a.verdict || ' ' || a.labels || ' ' || a.unsure || ' ' || a.comment
        FROM answer CROSS JOIN annotation a ON a.id = annotation_id
        WHERE a.verdict <> 'CLEARED'
          AND answer.document_id NOT IN (SELECT id FROM document WHERE same_as IS NOT NULL)
        """
            + condition
            + " ORDER BY answer.document_id",
        row -> {
          Answer answer = alike.computeIfAbsent(row.text(2), AnnotationStore::joined);
          visitor.accept(new DocumentId(row.number(1)), answer);
        });
  }

  private static Answer joined(String columns) {
    String[] parts = columns.split(" ", 4);
    return new Answer(Verdict.valueOf(parts[0]), split(parts[1]), parts[2].equals("1"), parts[3]);
  }

  /// The annotations of a document, newest first.
  public List<Annotation> history(DocumentId document) {
    return db.query(
        "SELECT " + COLUMNS + " FROM annotation a WHERE a.document_id = ? ORDER BY a.id DESC",
        AnnotationStore::read,
        document.value());
  }

  /// The last documents answered by hand, each once, newest first. The order of the join is given:
  /// otherwise SQLite reads and sorts every answer there is.
  public List<Annotation> recent(int limit) {
    return db.query(
        "SELECT "
            + COLUMNS
            + """
             FROM annotation a CROSS JOIN answer
              ON answer.document_id = a.document_id AND answer.annotation_id = a.id
            JOIN document d ON d.id = a.document_id
            WHERE a.origin IN ('HAND', 'HISTORY') AND a.verdict <> 'CLEARED' AND
            """
            + DocumentStore.SEEN
            + " ORDER BY a.id DESC LIMIT ?",
        AnnotationStore::read,
        limit);
  }

  /// The documents that somebody labelled last by hand, one at a time, the newest last.
  public List<DocumentId> ofHand(String annotator, int limit) {
    return db.query(
            """
            SELECT a.document_id FROM annotation a CROSS JOIN answer
              ON answer.document_id = a.document_id AND answer.annotation_id = a.id
            WHERE a.origin = 'HAND' AND a.verdict = 'LABELLED' AND a.annotator = ?
            ORDER BY a.id DESC LIMIT ?
            """,
            row -> new DocumentId(row.number(1)),
            annotator,
            limit)
        .reversed();
  }

  /// Appends, for each document that `action` answered, what counted for it before; returns what
  /// counts for those documents now. To be called inside a transaction; set by set, about a second
  /// for 100,000 answers.
  public Map<DocumentId, Answer> undo(long action, String annotator, Instant at) {
    return appendAll(
        """
        SELECT ?1 + row_number() OVER (ORDER BY f.id DESC) - 1, ?2, f.document_id,
          answer.annotation_id, coalesce(b.verdict, 'CLEARED'), coalesce(b.labels, ''),
          coalesce(b.unsure, 0), coalesce(b.comment, ''), ?3, ?4, 0, 'HISTORY'
        FROM (SELECT document_id, min(id) AS id FROM annotation
          WHERE action_id = ?2 AND origin <> 'HISTORY' GROUP BY document_id) f
        JOIN annotation a ON a.id = f.id
        LEFT JOIN annotation b ON b.id = a.replaces
        LEFT JOIN answer ON answer.document_id = f.document_id
        """,
        action,
        annotator,
        at);
  }

  /// Appends again what `action` answered; returns what counts for those documents now. As [#undo].
  public Map<DocumentId, Answer> redo(long action, String annotator, Instant at) {
    return appendAll(
        """
        SELECT ?1 + row_number() OVER (ORDER BY f.id) - 1, ?2, f.document_id,
          answer.annotation_id, a.verdict, a.labels, a.unsure, a.comment, ?3, ?4, 0, 'HISTORY'
        FROM (SELECT document_id, max(id) AS id FROM annotation
          WHERE action_id = ?2 AND origin <> 'HISTORY' GROUP BY document_id) f
        JOIN annotation a ON a.id = f.id
        LEFT JOIN answer ON answer.document_id = f.document_id
        """,
        action,
        annotator,
        at);
  }

  /// Takes back, as part of `action`, what changes of labels after the step `version` have made of
  /// answers, where nobody has answered since; returns what counts for those documents now. As
  /// [#undo].
  public Map<DocumentId, Answer> giveBack(long version, String annotator, Instant at, long action) {
    db.update("CREATE TEMP TABLE since (action_id INTEGER PRIMARY KEY)");
    db.update(
        """
        INSERT INTO since
        SELECT id FROM action WHERE id > ? AND id < ? AND kind = 'SCHEME' AND state = 'DONE'
        """,
        version,
        action);
    Map<DocumentId, Answer> now =
        appendAll(
            """
            SELECT ?1 + row_number() OVER (ORDER BY f.document_id) - 1, ?2, f.document_id,
              answer.annotation_id, coalesce(b.verdict, 'CLEARED'), coalesce(b.labels, ''),
              coalesce(b.unsure, 0), coalesce(b.comment, ''), ?3, ?4, 0, 'BULK'
            FROM (SELECT e.document_id, max(e.id) AS last,
                max(CASE WHEN e.action_id NOT IN (SELECT action_id FROM since) THEN e.id END) AS before
              FROM annotation e JOIN action ON action.id = e.action_id AND action.state = 'DONE'
              WHERE e.origin <> 'HISTORY' AND e.action_id < ?2 AND e.document_id IN (
                SELECT document_id FROM annotation
                WHERE action_id IN (SELECT action_id FROM since))
              GROUP BY e.document_id) f
            JOIN annotation a ON a.id = f.last AND a.action_id IN (SELECT action_id FROM since)
            LEFT JOIN annotation b ON b.id = f.before
            LEFT JOIN answer ON answer.document_id = f.document_id
            WHERE a.verdict <> coalesce(b.verdict, 'CLEARED') OR a.labels <> coalesce(b.labels, '')
            """,
            action,
            annotator,
            at);
    db.update("DROP TABLE since");
    return now;
  }

  /// Clears, as part of `action`, every answer with no label or several; returns what counts for
  /// those documents now. As [#undo].
  public Map<DocumentId, Answer> clearAllButSingle(String annotator, Instant at, long action) {
    return appendAll(
        """
        SELECT ?1 + row_number() OVER (ORDER BY a.document_id) - 1, ?2, a.document_id, a.id,
          'CLEARED', '', 0, '', ?3, ?4, 0, 'BULK'
        FROM answer JOIN annotation a ON a.id = answer.annotation_id
        WHERE a.verdict = 'LABELLED' AND (a.labels = '' OR instr(a.labels, ',') > 0)
        """,
        action,
        annotator,
        at);
  }

  private Map<DocumentId, Answer> appendAll(
      String states, long action, String annotator, Instant at) {
    long first = nextId();
    db.update(
        """
        INSERT INTO annotation (id, action_id, document_id, replaces, verdict, labels, unsure,
          comment, annotator, answered_at, elapsed, origin)
        """
            + states,
        first,
        action,
        annotator,
        at.toEpochMilli());
    count(first);
    db.update(
        """
        DELETE FROM answer_label
        WHERE document_id IN (SELECT document_id FROM annotation WHERE id >= ?)
        """,
        first);
    label(first);
    Map<String, Answer> alike = new HashMap<>();
    Map<DocumentId, Answer> now = new LinkedHashMap<>();
    db.each(
        """
        SELECT document_id, verdict || ' ' || labels || ' ' || unsure || ' ' || comment
        FROM annotation WHERE id >= ? ORDER BY id
        """,
        row ->
            now.put(
                new DocumentId(row.number(1)),
                alike.computeIfAbsent(row.text(2), AnnotationStore::joined)),
        first);
    return now;
  }

  /// From now on the annotations from `first` on count.
  private void count(long first) {
    db.update(
        """
        INSERT INTO answer (document_id, annotation_id)
        SELECT document_id, id FROM annotation WHERE id >= ? ORDER BY id
        ON CONFLICT DO UPDATE SET annotation_id = excluded.annotation_id
        """,
        first);
  }

  /// Notes the labels of the annotations from `first` on, whose documents have none noted. Most
  /// carry one label, and the list of one need not be parsed.
  private void label(long first) {
    db.update(
        """
        INSERT INTO answer_label (label_id, document_id)
        SELECT CAST(labels AS INTEGER), document_id FROM annotation
        WHERE id >= ? AND labels <> '' AND instr(labels, ',') = 0 ORDER BY id
        """,
        first);
    db.update(
        """
        INSERT INTO answer_label (label_id, document_id)
        SELECT label.value, a.document_id
        FROM annotation a, json_each('[' || a.labels || ']') label
        WHERE a.id >= ? AND instr(a.labels, ',') > 0 ORDER BY a.id
        """,
        first);
  }

  /// Number of visible documents that carry labels.
  public long labelled() {
    return db.number(
        """
        SELECT count(*) FROM answer JOIN annotation a ON a.id = annotation_id
        JOIN document d ON d.id = a.document_id WHERE a.verdict = 'LABELLED' AND
        """
            + DocumentStore.SEEN);
  }

  /// Everybody who has answered, in alphabetical order.
  public List<String> annotators() {
    return db.query(
        "SELECT DISTINCT annotator FROM annotation ORDER BY annotator", row -> row.text(1));
  }

  private static String json(Given given) {
    Answer answer = given.answer();
    return "["
        + given.document().value()
        + ",\""
        + join(answer.labels())
        + "\","
        + (answer.unsure() ? 1 : 0)
        + ","
        + StoreJson.quoted(answer.comment())
        + ",\""
        + answer.verdict()
        + "\"]";
  }

  static String join(Set<LabelId> labels) {
    return labels.stream().map(l -> Long.toString(l.value())).collect(Collectors.joining(","));
  }

  static Set<LabelId> split(String labels) {
    Set<LabelId> ids = new TreeSet<>();
    Arrays.stream(labels.split(","))
        .filter(s -> !s.isEmpty())
        .forEach(s -> ids.add(new LabelId(Long.parseLong(s))));
    return ids;
  }

  private static Answer answer(Row row, int from) {
    return new Answer(
        Verdict.valueOf(row.text(from)),
        split(row.text(from + 1)),
        row.flag(from + 2),
        row.text(from + 3));
  }

  private static Annotation read(Row row) {
    return new Annotation(
        new DocumentId(row.number(1)),
        answer(row, 2),
        row.text(6),
        Instant.ofEpochMilli(row.number(7)),
        Duration.ofMillis(row.number(8)),
        row.optionalNumber(9).stream()
            .mapToObj(label -> new Suggestion(new LabelId(label), row.real(10)))
            .findFirst(),
        Origin.valueOf(row.text(11)));
  }
}
