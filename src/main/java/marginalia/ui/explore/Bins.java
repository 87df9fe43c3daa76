package marginalia.ui.explore;

import java.util.List;
import java.util.stream.DoubleStream;

/// How probabilities from 0 to 1 are spread over 20 bins of equal width, of two sets.
///
/// @param first share of the first set in each bin
/// @param second share of the second set
record Bins(List<Double> first, List<Double> second) {
  /// Of no texts at all.
  static final Bins NONE = new Bins(List.of(), List.of());

  private static final int BINS = 20;

  Bins {
    first = List.copyOf(first);
    second = List.copyOf(second);
  }

  /// The first `firsts` are those of the first set.
  static Bins of(float[] probabilities, int firsts) {
    double[] first = new double[BINS];
    double[] second = new double[BINS];
    int seconds = probabilities.length - firsts;
    for (int i = 0; i < probabilities.length; i++) {
      int bin = Math.min(BINS - 1, (int) (probabilities[i] * BINS));
      if (i < firsts) {
        first[bin] += 1.0 / firsts;
      } else {
        second[bin] += 1.0 / seconds;
      }
    }
    return new Bins(
        DoubleStream.of(first).boxed().toList(), DoubleStream.of(second).boxed().toList());
  }

  /// The tallest bin of both.
  double most() {
    return Math.max(
        first.stream().mapToDouble(Double::doubleValue).max().orElse(0),
        second.stream().mapToDouble(Double::doubleValue).max().orElse(0));
  }
}
