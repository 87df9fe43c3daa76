package marginalia.evaluate.health;

import java.util.Arrays;
import java.util.stream.IntStream;
import marginalia.learn.Targets;

/// Targets with two labels as one.
final class Merged {
  private Merged() {}

  /// Label `from` becomes `into`, and those behind it move up, so that k − 1 are left. O(n).
  static Targets of(Targets y, int from, int into) {
    int k = y.labels() - 1;
    if (y.exclusive()) {
      return Targets.single(
          IntStream.range(0, y.rows()).map(row -> moved(y.label(row), from, into)).toArray(), k);
    }
    return Targets.multi(
        IntStream.range(0, y.rows())
            .mapToObj(row ->
                Arrays.stream(y.labels(row)).map(l -> moved(l, from, into)).distinct().toArray())
            .toArray(int[][]::new),
        k);
  }

  private static int moved(int label, int from, int into) {
    int to = label == from ? into : label;
    return to > from ? to - 1 : to;
  }
}
