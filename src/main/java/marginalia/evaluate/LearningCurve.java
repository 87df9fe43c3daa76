package marginalia.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.commons.math3.distribution.TDistribution;

/// How a score grows with the number of answers, and how it will go on: a − b·n^−c, the inverse
/// power law of Cortes, Jackel, Solla, Vapnik and Denker (1993), "Learning curves: asymptotic
/// values and rate of convergence", NIPS.
///
/// There is not one fit but a weighted grid of them: exponents from 0.02 to 1.2, asymptotes from
/// the last scores to 1, and the best slope for each. A combination weighs as the likelihood of
/// Student's t; later points count more, in proportion to their answers. So a short or crooked
/// history gives a wide interval instead of a wrong one. Immutable.
public final class LearningCurve {
  /// Fewer sizes say nothing of a shape with three unknowns.
  public static final int LEAST = 4;

  private static final int EXPONENTS = 16;
  private static final double LEAST_EXPONENT = 0.02;
  private static final double MOST_EXPONENT = 1.2;
  private static final int ASYMPTOTES = 41;

  /// What is known of the scatter before any point: so much, as if seen in so many points.
  private static final double PRIOR_SCATTER = 0.01;

  private static final double PRIOR_POINTS = 3;

  /// The interval widens with each doubling of the answers; found on simulations, like its start.
  private static final double WIDTH = 0.9;

  private static final double WIDTH_PER_DOUBLING = 0.3;

  /// Combinations that weigh less are left out of forecasts.
  private static final double NEGLIGIBLE = 1e-4;

  private static final int HALVINGS = 30;
  private static final double TAIL = 0.1;

  private final List<Shape> shapes;
  private final double largest;
  private final double freedom;
  private final double widening;

  /// A score after so many answers.
  ///
  /// @param answers above 0
  /// @param score from 0 to 1
  public record Measured(int answers, double score) {}

  /// One combination, with its weight; the weights sum to 1.
  private record Shape(
      double asymptote, double slope, double exponent, double scatter, double weight) {
    double at(double ratio) {
      return asymptote - slope * Math.pow(ratio, -exponent);
    }
  }

  private LearningCurve(List<Shape> shapes, double largest, double freedom, double widening) {
    this.shapes = shapes;
    this.largest = largest;
    this.freedom = freedom;
    this.widening = widening;
  }

  /// The curve through a history; of several scores for one number of answers the last counts.
  /// Empty where there are fewer than [#LEAST] numbers. O(points).
  public static Optional<LearningCurve> of(List<Measured> history) {
    List<Measured> points = distinct(history);
    return points.size() < LEAST ? Optional.empty() : Optional.of(fit(points));
  }

  /// One point for each number of answers, fewest first.
  static List<Measured> distinct(Collection<Measured> history) {
    Map<Integer, Measured> byAnswers = new TreeMap<>();
    history.stream().filter(p -> p.answers() > 0).forEach(p -> byAnswers.put(p.answers(), p));
    return List.copyOf(byAnswers.values());
  }

  private static LearningCurve fit(List<Measured> points) {
    double largest = points.getLast().answers();
    double seen = points.stream().mapToDouble(p -> p.answers() / largest).sum();
    double lowest =
        points.subList(points.size() - 3, points.size()).stream()
                .mapToDouble(Measured::score)
                .average()
                .orElse(0)
            - 2 * PRIOR_SCATTER;
    List<Shape> all = new ArrayList<>();
    for (int i = 0; i < EXPONENTS; i++) {
      double exponent =
          LEAST_EXPONENT * Math.pow(MOST_EXPONENT / LEAST_EXPONENT, i / (EXPONENTS - 1.0));
      for (int j = 0; j < ASYMPTOTES; j++) {
        double low = Math.max(0, lowest);
        double asymptote = low + (1 - low) * j / (ASYMPTOTES - 1.0);
        all.add(shape(points, largest, seen, exponent, asymptote));
      }
    }
    double best = all.stream().mapToDouble(Shape::weight).max().orElse(0);
    double sum = all.stream().mapToDouble(s -> Math.exp(s.weight() - best)).sum();
    List<Shape> kept = new ArrayList<>();
    for (Shape shape : all) {
      double weight = Math.exp(shape.weight() - best) / sum;
      if (weight > NEGLIGIBLE) {
        kept.add(
            new Shape(shape.asymptote(), shape.slope(), shape.exponent(), shape.scatter(), weight));
      }
    }
    return new LearningCurve(List.copyOf(kept), largest, seen + PRIOR_POINTS, 1);
  }

  /// The best slope, never downwards; its weight is a logarithm yet.
  private static Shape shape(
      List<Measured> points, double largest, double seen, double exponent, double asymptote) {
    double across = 0;
    double square = 0;
    for (Measured point : points) {
      double w = point.answers() / largest;
      double x = Math.pow(w, -exponent);
      across += w * x * (asymptote - point.score());
      square += w * x * x;
    }
    double slope = Math.max(0, across / square);
    double residual = PRIOR_POINTS * PRIOR_SCATTER * PRIOR_SCATTER;
    for (Measured point : points) {
      double w = point.answers() / largest;
      double off = point.score() - asymptote + slope * Math.pow(w, -exponent);
      residual += w * off * off;
    }
    double freedom = seen + PRIOR_POINTS;
    return new Shape(
        asymptote,
        slope,
        exponent,
        Math.sqrt(residual / freedom),
        -(freedom - 1) / 2 * Math.log(residual));
  }

  /// The same curve with intervals as many times as wide.
  LearningCurve widened(double times) {
    return new LearningCurve(shapes, largest, freedom, widening * times);
  }

  /// Answers of the last point of the history.
  public int answers() {
    return (int) largest;
  }

  /// The score with so many answers: the median and the middle 80 % of what a measurement may give,
  /// from 0 to 1. O(1), some milliseconds.
  public Interval at(int answers) {
    double ratio = answers / largest;
    double wide =
        widening * (WIDTH + WIDTH_PER_DOUBLING * Math.max(0, Math.log(ratio) / Math.log(2)));
    TDistribution student = new TDistribution(null, freedom);
    double[] middles = shapes.stream().mapToDouble(shape -> shape.at(ratio)).toArray();
    return new Interval(
        quantile(student, middles, wide, 0.5),
        quantile(student, middles, wide, TAIL),
        quantile(student, middles, wide, 1 - TAIL));
  }

  private double quantile(TDistribution student, double[] middles, double wide, double share) {
    double low = Arrays.stream(middles).min().orElse(0) - 1;
    double high = Arrays.stream(middles).max().orElse(1) + 1;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (low + high) / 2;
      double below = 0;
      for (int s = 0; s < middles.length; s++) {
        Shape shape = shapes.get(s);
        below +=
            shape.weight()
                * student.cumulativeProbability((middle - middles[s]) / (shape.scatter() * wide));
      }
      if (below < share) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return Math.clamp((low + high) / 2, 0, 1);
  }
}
