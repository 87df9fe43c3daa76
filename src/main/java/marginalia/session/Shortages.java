package marginalia.session;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import marginalia.corpus.LabelId;
import marginalia.session.Outlook.Shortage;

/// Which labels have too few answers. How many are enough is read off this project: over its labels
/// F1 grows with their answers n about as a·n / (n + h), so that 90 % of what many answers bring
/// takes 9·h of them.
final class Shortages {
  /// Enough where nothing has been measured, as no model is judged on fewer.
  static final int UNMEASURED = 10;

  /// Labels that a curve needs.
  private static final int LEAST = 3;

  private static final double SHARE = 0.9;
  private static final double FIRST_HALF = 0.5;
  private static final double RATIO = 1.15;
  private static final int HALVES = 60;

  private Shortages() {}

  /// @param counts answers of each label
  /// @param measured the last evaluation
  static List<Shortage> of(Map<LabelId, Integer> counts, Optional<Evaluation> measured) {
    int most = counts.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    int enough =
        Math.min(
            Math.max(UNMEASURED, most),
            measured.flatMap(e -> enough(counts, e)).orElse(UNMEASURED));
    List<Shortage> few = new ArrayList<>();
    counts.forEach((label, count) -> {
      if (count < enough) {
        few.add(new Shortage(label, count, enough - count));
      }
    });
    few.sort(Comparator.comparingInt(Shortage::answers).thenComparing(Shortage::label));
    return few;
  }

  /// The least-squares a for each h of a grid; the best h. O(labels).
  private static Optional<Integer> enough(Map<LabelId, Integer> counts, Evaluation measured) {
    List<double[]> points = new ArrayList<>();
    for (Evaluation.LabelScore score : measured.perLabel()) {
      int count = counts.getOrDefault(score.label(), 0);
      if (score.support() > 0 && count > 0) {
        points.add(new double[] {count, score.f1().value()});
      }
    }
    if (points.size() < LEAST) {
      return Optional.empty();
    }
    double bestHalf = FIRST_HALF;
    double least = Double.POSITIVE_INFINITY;
    double half = FIRST_HALF;
    for (int i = 0; i < HALVES; i++, half *= RATIO) {
      double loss = loss(points, half);
      if (loss < least) {
        least = loss;
        bestHalf = half;
      }
    }
    return Optional.of((int) Math.ceil(bestHalf * SHARE / (1 - SHARE)));
  }

  private static double loss(List<double[]> points, double half) {
    double across = 0;
    double square = 0;
    for (double[] point : points) {
      double x = point[0] / (point[0] + half);
      across += x * point[1];
      square += x * x;
    }
    double height = Math.clamp(across / square, 0, 1);
    double loss = 0;
    for (double[] point : points) {
      double off = point[1] - height * point[0] / (point[0] + half);
      loss += off * off;
    }
    return loss;
  }
}
