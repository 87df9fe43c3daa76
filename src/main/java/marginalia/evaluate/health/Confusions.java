package marginalia.evaluate.health;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import marginalia.learn.Targets;

/// Which texts of one label the model, which had not seen them, took for another. Where a text may
/// have several labels, it is one that lacks the first and has the second too much.
final class Confusions {
  private final Targets decisions;
  private final Map<Pair, List<Integer>> cells = new TreeMap<>();

  /// Two labels; as a cell of the confusion matrix the first is what was answered.
  record Pair(int first, int second) implements Comparable<Pair> {
    @Override
    public int compareTo(Pair other) {
      int byFirst = Integer.compare(first, other.first);
      return byFirst != 0 ? byFirst : Integer.compare(second, other.second);
    }
  }

  /// @param decisions of the model
  Confusions(Targets truth, Targets decisions) {
    this.decisions = decisions;
    for (int row = 0; row < truth.rows(); row++) {
      for (int answered : truth.labels(row)) {
        for (int given : decisions.labels(row)) {
          boolean right = answered == given;
          if (right || (!decisions.has(row, answered) && !truth.has(row, given))) {
            cells.computeIfAbsent(new Pair(answered, given), _ -> new ArrayList<>()).add(row);
          }
        }
      }
    }
  }

  Targets decisions() {
    return decisions;
  }

  /// Rows of a label that were taken for another; ascending.
  List<Integer> rows(int answered, int given) {
    return cells.getOrDefault(new Pair(answered, given), List.of());
  }

  /// All cells off the diagonal that hold texts.
  List<Pair> cells() {
    return cells.keySet().stream().filter(cell -> cell.first() != cell.second()).toList();
  }

  /// Each pair of labels once that were taken for each other, either way; the smaller number first.
  List<Pair> pairs() {
    TreeSet<Pair> pairs = new TreeSet<>();
    for (Pair cell : cells()) {
      pairs.add(
          new Pair(Math.min(cell.first(), cell.second()), Math.max(cell.first(), cell.second())));
    }
    return List.copyOf(pairs);
  }

  /// Of the texts of a label that were given it or the other, the share that was given the other; 0
  /// if there are none.
  double share(int answered, int other) {
    int wrong = rows(answered, other).size();
    int right = rows(answered, answered).size();
    return wrong + right == 0 ? 0 : (double) wrong / (wrong + right);
  }

  /// Mean of the shares either way, from 0 to 1.
  double mutual(Pair pair) {
    return (share(pair.first(), pair.second()) + share(pair.second(), pair.first())) / 2;
  }
}
