package marginalia.session;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import marginalia.corpus.LabelId;
import marginalia.corpus.LabelScheme;
import marginalia.corpus.TaskKind;
import marginalia.learn.Probabilities;

/// How what an earlier model says is said of the labels there are now: of two labels that were
/// merged the sum. Only where that is exact.
///
/// @param places which label of now each label of the model is
/// @param labels how many there are now
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record Successors(int[] places, int labels) {
  /// Empty if the model knows labels that have gone, or does not know all there are; or if labels
  /// may hold together and two of its labels were merged, as then the sum is not exact.
  ///
  /// @param known the model's labels
  static Optional<Successors> of(LabelScheme scheme, List<LabelId> known, TaskKind kind) {
    Map<LabelId, Integer> now = new HashMap<>();
    scheme.active().forEach(label -> now.put(label.id(), now.size()));
    int[] places =
        known.stream()
            .mapToInt(id -> scheme.successor(id).map(label -> now.get(label.id())).orElse(-1))
            .toArray();
    long reached = Arrays.stream(places).filter(place -> place >= 0).distinct().count();
    boolean complete = Arrays.stream(places).allMatch(place -> place >= 0);
    boolean merged = known.size() > now.size();
    return complete && reached == now.size() && (kind.exclusive() || !merged)
        ? Optional.of(new Successors(places, now.size()))
        : Optional.empty();
  }

  /// Whether nothing changes.
  boolean same() {
    return places.length == labels && IntStream.range(0, labels).allMatch(i -> places[i] == i);
  }

  /// The same probabilities by the labels of now. O(n · k).
  Probabilities of(Probabilities p) {
    if (same()) {
      return p;
    }
    float[] values = new float[Math.multiplyExact(p.rows(), labels)];
    float[] thresholds = new float[labels];
    for (int label = 0; label < places.length; label++) {
      thresholds[places[label]] = p.threshold(label);
      for (int row = 0; row < p.rows(); row++) {
        values[row * labels + places[label]] += p.of(row, label);
      }
    }
    return p.exclusive()
        ? Probabilities.exclusive(p.rows(), labels, values)
        : Probabilities.independent(p.rows(), labels, values, thresholds);
  }
}
