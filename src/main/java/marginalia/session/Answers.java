package marginalia.session;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;
import marginalia.corpus.Answer;
import marginalia.corpus.DocumentId;
import marginalia.corpus.LabelId;
import marginalia.corpus.Verdict;
import org.jspecify.annotations.Nullable;

/// The answers that count, in memory: what the next text and the next training are made from. Equal
/// answers share a place, so that a label can be replaced in all of them at once. UI thread only.
final class Answers {
  private Map<DocumentId, Place> byDocument = new HashMap<>();
  private Map<Answer, Place> alike = new HashMap<>();
  private Set<Place> places = new HashSet<>();
  private Map<LabelId, Integer> counts = new TreeMap<>();
  private int labelled;
  private int version;

  /// An answer and how many documents have it.
  private static final class Place {
    private Answer answer;
    private int documents;

    private Place(Answer answer) {
      this.answer = answer;
    }
  }

  /// An answer that was replaced, for [#putBack].
  static final class Replaced {
    private final Place place;
    private final Answer before;

    private Replaced(Place place) {
      this.place = place;
      this.before = place.answer;
    }
  }

  /// Replaces the answer for a document; `Verdict.CLEARED` removes it.
  void put(DocumentId document, Answer answer) {
    version++;
    if (answer.verdict() == Verdict.CLEARED) {
      leave(byDocument.remove(document));
      return;
    }
    Place place = alike.computeIfAbsent(answer, this::newPlace);
    place.documents++;
    count(place.answer, 1);
    leave(byDocument.put(document, place));
  }

  /// As [#put(DocumentId, Answer)] for many documents; several times faster.
  void putAll(Answer answer, List<DocumentId> documents) {
    version++;
    if (answer.verdict() == Verdict.CLEARED) {
      leaveAll(documents, byDocument::remove);
      return;
    }
    Place place = alike.computeIfAbsent(answer, this::newPlace);
    place.documents += documents.size();
    count(answer, documents.size());
    leaveAll(documents, document -> byDocument.put(document, place));
  }

  /// Takes documents from their places, counting once for each place.
  ///
  /// @param taking gives the place that a document had
  private void leaveAll(List<DocumentId> documents, Function<DocumentId, @Nullable Place> taking) {
    Map<Place, int[]> left = new HashMap<>();
    for (DocumentId document : documents) {
      Place before = taking.apply(document);
      if (before != null) {
        left.computeIfAbsent(before, _ -> new int[1])[0]++;
      }
    }
    left.forEach((place, count) -> leave(place, count[0]));
  }

  /// Documents by their answer, which equal ones share: comparing hundreds of thousands of them by
  /// what they say would hold the window. Those without any come under [Answer#NONE].
  IdentityHashMap<Answer, List<DocumentId>> byAnswer(List<DocumentId> documents) {
    IdentityHashMap<Answer, List<DocumentId>> alike = new IdentityHashMap<>();
    Place none = new Place(Answer.NONE);
    Optional<Place> last = Optional.empty();
    List<DocumentId> those = new ArrayList<>();
    for (DocumentId document : documents) {
      Place place = byDocument.getOrDefault(document, none);
      if (last.isEmpty() || place != last.get()) {
        last = Optional.of(place);
        those = alike.computeIfAbsent(place.answer, _ -> new ArrayList<>());
      }
      those.add(document);
    }
    return alike;
  }

  /// Gives those of some documents another answer that have not been answered anew since they had
  /// `before`.
  void exchange(Answer before, Answer after, List<DocumentId> documents) {
    List<DocumentId> still = new ArrayList<>(documents.size());
    Optional<Place> last = Optional.empty();
    for (DocumentId document : documents) {
      Place place = byDocument.get(document);
      boolean known = last.isPresent() && place == last.get();
      if (place != null && (known || place.answer.equals(before))) {
        last = Optional.of(place);
        still.add(document);
      }
    }
    if (!still.isEmpty()) {
      putAll(after, still);
    }
  }

  private Place newPlace(Answer answer) {
    Place place = new Place(answer);
    places.add(place);
    return place;
  }

  private void leave(@Nullable Place place) {
    if (place != null) {
      leave(place, 1);
    }
  }

  private void leave(Place place, int documents) {
    count(place.answer, -documents);
    place.documents -= documents;
    if (place.documents == 0) {
      places.remove(place);
      alike.remove(place.answer, place);
    }
  }

  private void count(Answer answer, int documents) {
    if (answer.verdict() == Verdict.LABELLED) {
      labelled += documents;
      answer.labels().forEach(label -> counts.merge(label, documents, Integer::sum));
    }
  }

  /// Lets every answer with `from` carry `into` instead. O(different answers).
  List<Replaced> replace(LabelId from, LabelId into) {
    version++;
    List<Replaced> replaced = new ArrayList<>();
    for (Place place : places) {
      if (place.answer.labels().contains(from)) {
        replaced.add(new Replaced(place));
        set(place, place.answer.replacing(from, into));
      }
    }
    return List.copyOf(replaced);
  }

  /// Takes the last [#replace] back.
  void putBack(List<Replaced> replaced) {
    version++;
    for (Replaced one : replaced.reversed()) {
      set(one.place, one.before);
      if (one.place.documents > 0) {
        alike.putIfAbsent(one.before, one.place);
      }
    }
  }

  /// Answers that are equal from now on keep their places, so that they can be put back.
  private void set(Place place, Answer answer) {
    count(place.answer, -place.documents);
    alike.remove(place.answer, place);
    place.answer = answer;
    count(answer, place.documents);
  }

  /// How many documents carry one of the labels at least. O(different answers).
  int withAny(Set<LabelId> labels) {
    return places.stream()
        .filter(place -> !Collections.disjoint(place.answer.labels(), labels))
        .mapToInt(place -> place.documents)
        .sum();
  }

  /// How many documents have such an answer. O(different answers).
  int count(Predicate<Answer> such) {
    return places.stream()
        .filter(place -> such.test(place.answer))
        .mapToInt(place -> place.documents)
        .sum();
  }

  /// The documents that have such an answer, in the order of their ids. O(answers), once around
  /// without looking into them.
  List<DocumentId> documents(Predicate<Answer> such) {
    Set<Place> those = Collections.newSetFromMap(new IdentityHashMap<>());
    places.stream().filter(place -> such.test(place.answer)).forEach(those::add);
    List<DocumentId> documents = new ArrayList<>();
    if (!those.isEmpty()) {
      byDocument.forEach((document, place) -> {
        if (those.contains(place)) {
          documents.add(document);
        }
      });
      documents.sort(null);
    }
    return List.copyOf(documents);
  }

  /// How many documents carry both labels. O(different answers).
  int withBoth(LabelId one, LabelId other) {
    return places.stream()
        .filter(place -> place.answer.labels().contains(one))
        .filter(place -> place.answer.labels().contains(other))
        .mapToInt(place -> place.documents)
        .sum();
  }

  /// Takes over all answers of `others`, which must not be used any more. O(others), O(1) if there
  /// are none here.
  void putAll(Answers others) {
    version++;
    if (byDocument.isEmpty()) {
      byDocument = others.byDocument;
      alike = others.alike;
      places = others.places;
      counts = others.counts;
      labelled = others.labelled;
    } else {
      others.each(this::put);
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
    return Optional.ofNullable(byDocument.get(document)).map(place -> place.answer);
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
    byDocument.forEach((document, place) -> visitor.accept(document, place.answer));
  }

  /// A copy for a background job. O(answers).
  Map<DocumentId, Answer> snapshot() {
    Map<DocumentId, Answer> copy = HashMap.newHashMap(byDocument.size());
    each(copy::put);
    return copy;
  }
}
