package marginalia.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import marginalia.evaluate.LearningCurve.Measured;
import marginalia.jobs.Progress;

/// How forecasts made in the past have turned out: of each beginning of a history, the points that
/// followed it, up to twice its answers, are foretold and compared.
///
/// @param errors of the medians, forecast less what came
/// @param reaches how far what came lay from the median, in half-widths of the interval on that
///   side; up to 1 is inside
public record BackTest(List<Double> errors, List<Double> reaches) {
  /// Points that a forecast needs behind it here.
  private static final int LEAST_BEHIND = LearningCurve.LEAST + 1;

  /// Of a long history so many beginnings are tried, evenly spread.
  private static final int MOST_BEGINNINGS = 12;

  private static final double[] AHEAD = {1.25, 1.5, 2};
  private static final double FARTHEST_FROM_STEP = 0.12;

  /// With fewer forecasts, chance would set the width.
  private static final int LEAST_TO_WIDEN = 5;

  private static final double WANTED = 0.8;

  public BackTest {
    errors = List.copyOf(errors);
    reaches = List.copyOf(reaches);
  }

  /// Tries a history. O(points²).
  ///
  /// @throws marginalia.jobs.CancelledException if cancelled
  public static BackTest of(List<Measured> history, Progress progress) {
    List<Measured> points = LearningCurve.distinct(history);
    List<Double> errors = new ArrayList<>();
    List<Double> reaches = new ArrayList<>();
    int beginnings = points.size() - LEAST_BEHIND;
    int step = Math.max(1, (beginnings + MOST_BEGINNINGS - 1) / MOST_BEGINNINGS);
    for (int seen = LEAST_BEHIND; seen < points.size(); seen += step) {
      progress.checkCancelled();
      LearningCurve curve = LearningCurve.of(points.subList(0, seen)).orElseThrow();
      for (double ahead : AHEAD) {
        Optional<Measured> later = near(points.subList(seen, points.size()), curve, ahead);
        if (later.isPresent()) {
          double came = later.get().score();
          Interval said = curve.at(later.get().answers());
          double side =
              came > said.value() ? said.high() - said.value() : said.value() - said.low();
          errors.add(said.value() - came);
          reaches.add(Math.abs(came - said.value()) / Math.max(1e-9, side));
        }
      }
    }
    return new BackTest(errors, reaches);
  }

  private static Optional<Measured> near(List<Measured> later, LearningCurve curve, double ahead) {
    return later.stream()
        .filter(p -> Math.abs((double) p.answers() / curve.answers() - ahead) <= FARTHEST_FROM_STEP)
        .min(
            java.util.Comparator.comparingDouble(
                p -> Math.abs((double) p.answers() / curve.answers() - ahead)));
  }

  /// Several histories as one.
  public static BackTest together(List<BackTest> all) {
    return new BackTest(
        all.stream().flatMap(b -> b.errors().stream()).toList(),
        all.stream().flatMap(b -> b.reaches().stream()).toList());
  }

  /// Forecasts that were tried.
  public int forecasts() {
    return errors.size();
  }

  /// Forecasts whose 80 % interval held what came.
  public int held() {
    return (int) reaches.stream().filter(reach -> reach <= 1).count();
  }

  /// Mean absolute error of the medians; 0 where there were none.
  public double meanError() {
    return errors.stream().mapToDouble(Math::abs).average().orElse(0);
  }

  /// The curve of the same history, with intervals as wide as its own forecasts have needed: wider
  /// where fewer than 80 % held, never narrower.
  public LearningCurve corrected(LearningCurve curve) {
    if (forecasts() < LEAST_TO_WIDEN) {
      return curve;
    }
    double[] sorted = reaches.stream().mapToDouble(Double::doubleValue).toArray();
    Arrays.sort(sorted);
    return curve.widened(Math.max(1, Bootstrap.quantile(sorted, WANTED)));
  }
}
