package marginalia.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import marginalia.corpus.DocumentFilter;
import marginalia.corpus.LabelId;

/// Finds documents by text, answer and prediction. Words of three and more characters go through a
/// trigram index as far as it is built, everything else is compared text by text.
public final class SearchStore {
  private static final int GRAM = 3;
  private static final int ROWS_PER_LOCK = 500;

  private final Database db;

  public SearchStore(Database db) {
    this.db = db;
  }

  /// Number of documents the index still lacks.
  public long unindexed() {
    return db.number("SELECT count(*) FROM document WHERE id > ?", indexedUpTo());
  }

  private long indexedUpTo() {
    return db.number("SELECT CAST(value AS INTEGER) FROM setting WHERE name = 'indexedUpTo'");
  }

  /// Adds the next 500 documents to the index, and their identifiers to theirs, and returns how
  /// many there were; 0 when it is complete. One transaction.
  public int indexMore() {
    return db.inBulkTransaction(() -> {
      long from = indexedUpTo();
      long to =
          db.number(
              "SELECT max(id) FROM (SELECT id FROM document WHERE id > ? ORDER BY id LIMIT ?)",
              from,
              ROWS_PER_LOCK);
      if (to <= from) {
        return 0;
      }
      int added =
          db.update(
              """
              INSERT INTO document_trigram (rowid, text)
              SELECT id, text FROM document WHERE id > ? AND id <= ?
              """,
              from,
              to);
      db.update(
          """
          INSERT INTO document_key (key, document_id)
          SELECT key, id FROM document WHERE id > ? AND id <= ? AND key IS NOT NULL ORDER BY key
          """,
          from,
          to);
      db.update(
          """
          INSERT INTO setting (name, value) VALUES ('indexedUpTo', ?)
          ON CONFLICT DO UPDATE SET value = excluded.value
          """,
          Long.toString(to));
      return added;
    });
  }

  /// Ids of the documents that pass the filter, in its order. Without the index O(text of the
  /// project), with it O(hits of the rarest trigrams).
  public long[] ids(DocumentFilter filter) {
    List<String> conditions = new ArrayList<>(List.of(DocumentStore.SEEN));
    List<Object> parameters = new ArrayList<>();
    addWords(filter.words().strip(), conditions, parameters);
    addState(filter.state(), conditions);
    filter
        .label()
        .ifPresent(label -> {
          conditions.add(
              "EXISTS (SELECT 1 FROM answer_label l WHERE l.label_id = ? AND l.document_id ="
                  + " d.id)");
          parameters.add(label.value());
        });
    addPrediction(filter, conditions, parameters);
    filter
        .annotator()
        .ifPresent(annotator -> {
          conditions.add("a.annotator = ?");
          parameters.add(annotator);
        });
    filter
        .dates()
        .ifPresent(span -> {
          conditions.add("d.date >= ? AND (? = '' OR substr(d.date, 1, length(?)) <= ?)");
          parameters.addAll(List.of(span.from(), span.to(), span.to(), span.to()));
        });
    Ids ids = new Ids();
    db.eachAtLeisure(
        """
        SELECT d.id FROM document d
        LEFT JOIN answer ON answer.document_id = d.id
        LEFT JOIN annotation a ON a.id = answer.annotation_id AND a.verdict <> 'CLEARED'
        LEFT JOIN prediction p ON p.document_id = d.id
        WHERE
        """
            + String.join(" AND ", conditions)
            + order(filter.order()),
        row -> ids.add(row.number(1)),
        parameters.toArray());
    return ids.toArray();
  }

  private void addWords(String words, List<String> conditions, List<Object> parameters) {
    if (words.isEmpty()) {
      return;
    }
    conditions.add("d.text LIKE ? ESCAPE '\\'");
    parameters.add("%" + words.replaceAll("([\\\\%_])", "\\\\$1") + "%");
    int[] points = words.codePoints().toArray();
    if (points.length >= GRAM) {
      conditions.add(
          "(d.id > ? OR d.id IN (SELECT rowid FROM document_trigram WHERE document_trigram MATCH"
              + " ?))");
      parameters.add(indexedUpTo());
      parameters.add(trigrams(points));
    }
  }

  /// Every trigram of the words, all of which a hit must hold.
  private static String trigrams(int[] points) {
    return IntStream.rangeClosed(0, points.length - GRAM)
        .mapToObj(i -> new String(points, i, GRAM).toLowerCase(Locale.ROOT))
        .distinct()
        .map(gram -> '"' + gram.replace("\"", "\"\"") + '"')
        .collect(Collectors.joining(" AND "));
  }

  private static void addState(DocumentFilter.State state, List<String> conditions) {
    switch (state) {
      case ANY -> {}
      case UNANSWERED -> conditions.add("a.id IS NULL");
      case LABELLED -> conditions.add("a.verdict = 'LABELLED'");
      case SKIPPED -> conditions.add("a.verdict = 'SKIPPED'");
      case UNSURE -> conditions.add("a.unsure = 1");
      case COMMENTED -> conditions.add("a.comment <> ''");
      case HELD_OUT -> conditions.add("d.held_out = 1");
      case POOL -> conditions.add("d.held_out = 0");
      case DISAGREES ->
          conditions.add(
              "a.verdict = 'LABELLED' AND p.label_id IS NOT NULL AND NOT EXISTS"
                  + " (SELECT 1 FROM answer_label l WHERE l.label_id = p.label_id"
                  + " AND l.document_id = d.id)");
    }
  }

  private static void addPrediction(
      DocumentFilter filter, List<String> conditions, List<Object> parameters) {
    filter
        .predicted()
        .map(LabelId::value)
        .ifPresent(label -> {
          conditions.add("p.label_id = ?");
          parameters.add(label);
        });
    if (filter.leastProbability() > 0) {
      conditions.add("p.probability >= ?");
      parameters.add(filter.leastProbability());
    }
    if (filter.mostProbability() < 1) {
      conditions.add("p.probability <= ?");
      parameters.add(filter.mostProbability());
    }
  }

  private static String order(DocumentFilter.Order order) {
    return switch (order) {
      case AS_IMPORTED -> " ORDER BY d.id";
      case LAST_ANSWERED_FIRST -> " ORDER BY a.id DESC, d.id";
      case LEAST_PROBABLE_FIRST -> " ORDER BY p.probability IS NULL, p.probability, d.id";
    };
  }
}
