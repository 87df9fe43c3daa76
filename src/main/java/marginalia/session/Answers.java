package marginalia.session;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import marginalia.corpus.Answer;
import marginalia.corpus.DocumentId;
import marginalia.corpus.LabelId;
import marginalia.corpus.Verdict;

/// The answers that count, in memory: what the next text and the next training are made from. UI
/// thread only.
final class Answers {
  private Map<DocumentId, Answer> byDocument = new HashMap<>();
  private Map<Answer, Answer> alike = new HashMap<>();
  private Map<LabelId, Integer> counts = new TreeMap<>();
  private int labelled;
  private int version;

  /// Replaces the answer for a document; `Verdict.CLEARED` removes it.
  void put(DocumentId document, Answer answer) {
    version++;
    count(byDocument.remove(document), -1);
    if (answer.verdict() != Verdict.CLEARED) {
      Answer shared = answer.comment().isEmpty() ? alike.computeIfAbsent(answer, a -> a) : answer;
      byDocument.put(document, shared);
      count(shared, 1);
    }
  }

  private void count(@org.jspecify.annotations.Nullable Answer answer, int step) {
    if (answer != null && answer.verdict() == Verdict.LABELLED) {
      labelled += step;
      answer.labels().forEach(label -> counts.merge(label, step, Integer::sum));
    }
  }

  /// Takes over all answers of `others`, which must not be used any more. O(others), O(1) if there
  /// are none here.
  void putAll(Answers others) {
    version++;
    if (byDocument.isEmpty()) {
      byDocument = others.byDocument;
      alike = others.alike;
      counts = others.counts;
      labelled = others.labelled;
    } else {
      others.byDocument.forEach(this::put);
    }
  }

  /// Forgets the answers of all documents that are in `others`. O(others).
  void removeAll(Answers others) {
    others.byDocument.keySet().forEach(document -> put(document, Answer.NONE));
  }

  /// Grows with every change.
  int version() {
    return version;
  }

  Optional<Answer> of(DocumentId document) {
    return Optional.ofNullable(byDocument.get(document));
  }

  boolean has(DocumentId document) {
    return byDocument.containsKey(document);
  }

  /// Documents that carry labels.
  int labelled() {
    return labelled;
  }

  /// Documents that were answered in any way.
  int size() {
    return byDocument.size();
  }

  int withLabel(LabelId label) {
    return counts.getOrDefault(label, 0);
  }

  void each(BiConsumer<DocumentId, Answer> visitor) {
    byDocument.forEach(visitor);
  }

  /// A copy for a background job. O(answers).
  Map<DocumentId, Answer> snapshot() {
    return new HashMap<>(byDocument);
  }
}
