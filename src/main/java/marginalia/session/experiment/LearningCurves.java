package marginalia.session.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import marginalia.evaluate.BackTest;
import marginalia.evaluate.LearningCurve.Measured;
import marginalia.jobs.Progress;
import marginalia.query.StoppingCriterion;
import marginalia.session.experiment.Simulation.Curve;
import marginalia.session.experiment.Simulation.Point;

/// What a [Simulation] found.
///
/// @param fullMacroF1 with all labels of the pool
/// @param curves by strategy, then by seed
public record LearningCurves(
    int pool, int test, double fullMacroF1, List<String> strategies, List<Curve> curves) {
  private static final double SHARE = 0.95;

  public LearningCurves {
    strategies = List.copyOf(strategies);
    curves = List.copyOf(curves);
  }

  /// 95 % of the full-data macro-F1.
  public double goal() {
    return SHARE * fullMacroF1;
  }

  /// Mean over the seeds of a strategy's curves.
  public List<Point> mean(String strategy) {
    List<Curve> own = curves.stream().filter(c -> c.strategy().equals(strategy)).toList();
    List<Point> mean = new ArrayList<>();
    int points = own.stream().mapToInt(c -> c.points().size()).min().orElse(0);
    for (int i = 0; i < points; i++) {
      int at = i;
      mean.add(
          new Point(
              own.getFirst().points().get(i).labels(),
              own.stream().mapToDouble(c -> c.points().get(at).macroF1()).average().orElse(0),
              own.stream().mapToDouble(c -> c.points().get(at).accuracy()).average().orElse(0),
              Optional.empty()));
    }
    return mean;
  }

  /// Labels at which a strategy's mean curve first reaches the goal, linear between two rounds;
  /// empty if it never does.
  public Optional<Double> labelsToGoal(String strategy) {
    return labelsTo(SHARE, strategy);
  }

  /// The same for another share of the full-data macro-F1.
  public Optional<Double> labelsTo(double share, String strategy) {
    double goal = share * fullMacroF1;
    List<Point> mean = mean(strategy);
    for (int i = 0; i < mean.size(); i++) {
      Point now = mean.get(i);
      if (now.macroF1() >= goal) {
        if (i == 0) {
          return Optional.of((double) now.labels());
        }
        Point before = mean.get(i - 1);
        double part = (goal - before.macroF1()) / (now.macroF1() - before.macroF1());
        return Optional.of(before.labels() + part * (now.labels() - before.labels()));
      }
    }
    return Optional.empty();
  }

  /// Mean height of a strategy's mean curve over its labels, from 0 to 1; by trapezia.
  public double area(String strategy) {
    List<Point> mean = mean(strategy);
    double sum = 0;
    for (int i = 1; i < mean.size(); i++) {
      int labels = mean.get(i).labels() - mean.get(i - 1).labels();
      sum += labels * (mean.get(i).macroF1() + mean.get(i - 1).macroF1()) / 2;
    }
    int span = mean.isEmpty() ? 0 : mean.getLast().labels() - mean.getFirst().labels();
    return span == 0 ? mean.stream().mapToDouble(Point::macroF1).sum() : sum / span;
  }

  /// Mean time of a round, to train and choose.
  public double secondsPerRound(String strategy) {
    return curves.stream()
        .filter(curve -> curve.strategy().equals(strategy))
        .mapToDouble(Curve::secondsPerRound)
        .average()
        .orElse(0);
  }

  /// Where a strategy's curves would have been stopped, as means over its seeds.
  ///
  /// @param seeds in how many of them it was stopped at all
  /// @param share of the full-data macro-F1 that was reached there
  public record Stop(int seeds, double labels, double share) {}

  /// Where [StoppingCriterion] would have stopped; empty if in no seed.
  public Optional<Stop> stop(String strategy) {
    List<Point> stops =
        curves.stream()
            .filter(curve -> curve.strategy().equals(strategy))
            .flatMap(curve -> stop(curve).stream())
            .toList();
    return stops.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Stop(
                stops.size(),
                stops.stream().mapToInt(Point::labels).average().orElse(0),
                stops.stream().mapToDouble(Point::macroF1).average().orElse(0) / fullMacroF1));
  }

  private static Optional<Point> stop(Curve curve) {
    List<Double> kappas = new ArrayList<>();
    for (Point point : curve.points()) {
      point.kappa().ifPresent(kappas::add);
      if (StoppingCriterion.defaults().reached(kappas)) {
        return Optional.of(point);
      }
    }
    return Optional.empty();
  }

  /// Labels needed by a strategy as a share of those random sampling needed; empty if one of them
  /// never reached the goal.
  public Optional<Double> shareOfRandom(String strategy) {
    return labelsToGoal(strategy)
        .flatMap(own -> labelsToGoal(Simulation.REFERENCE).map(random -> own / random));
  }

  /// How forecasts made along the curves would have turned out. O(curves · points²).
  public BackTest backTest(Progress progress) {
    return BackTest.together(
        curves.stream()
            .map(curve ->
                BackTest.of(
                    curve.points().stream()
                        .map(point -> new Measured(point.labels(), point.macroF1()))
                        .toList(),
                    progress))
            .toList());
  }

  /// The curves as CSV: strategy, seed, labels, macro-F1, accuracy.
  public String csv() {
    StringBuilder csv = new StringBuilder("strategy,seed,labels,macroF1,accuracy\n");
    for (Curve curve : curves) {
      for (Point point : curve.points()) {
        csv.append(
            String.format(
                Locale.ROOT,
                "%s,%d,%d,%.6f,%.6f%n",
                curve.strategy(),
                curve.seed(),
                point.labels(),
                point.macroF1(),
                point.accuracy()));
      }
    }
    return csv.toString();
  }
}
