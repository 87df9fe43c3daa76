package marginalia.evaluate.health;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Labels that are not given again to the same text as often as others are: their definition leaves
/// room. Judged by the lower end of Wilson's interval (1927), doi:10.1080/01621459.1927.10502953,
/// so that one text answered differently says little.
final class Disagreements {
  /// One-sided 95 %.
  private static final double Z = 1.645;

  /// A label that is given only once in more than half of the cases stands out however bad the
  /// others are.
  private static final double MOST_USUAL = 0.5;

  /// Fewer texts are an accident.
  private static final int LEAST = 2;

  private final List<Twice> twice;
  private final int[] texts;
  private final int[] differing;

  /// @param labels how many there are
  Disagreements(List<Twice> twice, int labels) {
    this.twice = twice;
    this.texts = new int[labels];
    this.differing = new int[labels];
    for (Twice pair : twice) {
      for (int label : either(pair)) {
        texts[label]++;
        differing[label] += pair.first().contains(label) && pair.second().contains(label) ? 0 : 1;
      }
    }
  }

  private static Set<Integer> either(Twice pair) {
    Set<Integer> either = new HashSet<>(pair.first());
    either.addAll(pair.second());
    return either;
  }

  /// O(texts answered twice + labels), and those texts again for each label that is found.
  List<Finding> find() {
    double all = 0;
    double different = 0;
    for (int label = 0; label < texts.length; label++) {
      all += texts[label];
      different += differing[label];
    }
    double usual = all == 0 ? 0 : Math.min(MOST_USUAL, different / all);
    List<Finding> found = new ArrayList<>();
    for (int label = 0; label < texts.length; label++) {
      double strength = (least(differing[label], texts[label]) - usual) / (1 - usual);
      if (differing[label] >= LEAST && strength > 0) {
        found.add(unsteady(label, usual, strength));
      }
    }
    return found;
  }

  private Finding unsteady(int label, double usual, double strength) {
    List<Integer> rows = new ArrayList<>();
    Map<Integer, Integer> others = new HashMap<>();
    for (Twice pair : twice.reversed()) {
      if (pair.first().contains(label) != pair.second().contains(label)) {
        rows.add(pair.row());
        boolean first = pair.first().contains(label);
        Set<Integer> with = first ? pair.first() : pair.second();
        Set<Integer> instead = new HashSet<>(first ? pair.second() : pair.first());
        instead.removeAll(with);
        instead.forEach(other -> others.merge(other, 1, Integer::sum));
      }
    }
    List<Integer> labels = new ArrayList<>(List.of(label));
    others.entrySet().stream()
        .max(
            Map.Entry.<Integer, Integer>comparingByValue()
                .thenComparing(Map.Entry.comparingByKey()))
        .ifPresent(most -> labels.add(most.getKey()));
    return new Finding.Unsteady(labels, rows, texts[label], usual, strength);
  }

  /// The lower end of the interval for a share.
  static double least(int hits, int of) {
    if (of == 0) {
      return 0;
    }
    double p = (double) hits / of;
    double z = Z * Z / of;
    return (p + z / 2 - Z * Math.sqrt((p * (1 - p) + z / 4) / of)) / (1 + z);
  }
}
