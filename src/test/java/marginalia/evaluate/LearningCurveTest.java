package marginalia.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import marginalia.evaluate.LearningCurve.Measured;
import marginalia.jobs.Progress;
import org.junit.jupiter.api.Test;

class LearningCurveTest {
  /// Scores of 0.9 − 2·n^−0.5 with a scatter like that of a held-out set.
  private static List<Measured> history(int points, double scatter, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Measured> history = new ArrayList<>();
    for (int i = 1; i <= points; i++) {
      int answers = 50 * i;
      history.add(new Measured(answers, truth(answers) + scatter * random.nextGaussian()));
    }
    return history;
  }

  private static double truth(int answers) {
    return 0.9 - 2 / Math.sqrt(answers);
  }

  @Test
  void aPowerLawIsContinued() {
    LearningCurve curve = LearningCurve.of(history(20, 0, 1)).orElseThrow();

    Interval ahead = curve.at(2_000);

    assertThat(ahead.value()).isCloseTo(truth(2_000), within(0.006));
    assertThat(ahead.low()).isLessThan(truth(2_000));
    assertThat(ahead.high()).isGreaterThan(truth(2_000));
  }

  @Test
  void eightyPercentIntervalsHoldSevenToNineTenths() {
    int held = 0;
    int tried = 300;
    for (int seed = 0; seed < tried; seed++) {
      LearningCurve curve = LearningCurve.of(history(12, 0.012, seed)).orElseThrow();
      Interval ahead = curve.at(900);
      double came = truth(900) + 0.012 * new SplittableRandom(-seed - 1).nextGaussian();
      held += came >= ahead.low() && came <= ahead.high() ? 1 : 0;
    }

    assertThat(held / (double) tried).isBetween(0.7, 0.9);
  }

  @Test
  void theIntervalWidensTheFartherOneLooks() {
    LearningCurve curve = LearningCurve.of(history(10, 0.01, 3)).orElseThrow();

    assertThat(width(curve.at(1_500))).isGreaterThan(width(curve.at(600)));
  }

  private static double width(Interval interval) {
    return interval.high() - interval.low();
  }

  @Test
  void threePointsAreTooFew() {
    assertThat(LearningCurve.of(history(3, 0, 1))).isEmpty();
    assertThat(LearningCurve.of(List.of())).isEmpty();
  }

  @Test
  void ofSeveralScoresForOneNumberTheLastCounts() {
    List<Measured> twice = new ArrayList<>(history(6, 0, 1));
    twice.addFirst(new Measured(300, 0.1));

    assertThat(LearningCurve.of(twice).orElseThrow().at(400))
        .isEqualTo(LearningCurve.of(history(6, 0, 1)).orElseThrow().at(400));
  }

  @Test
  void aHistoryThatKeepsRisingBeyondItsForecastsGetsWiderIntervals() {
    List<Measured> jump = new ArrayList<>();
    for (int i = 1; i <= 16; i++) {
      jump.add(new Measured(50 * i, i <= 8 ? 0.5 : 0.5 + 0.04 * (i - 8)));
    }

    BackTest test = BackTest.of(jump, Progress.none());
    LearningCurve curve = LearningCurve.of(jump).orElseThrow();

    assertThat(test.held()).isLessThan(test.forecasts());
    assertThat(test.meanError()).isGreaterThan(0.01);
    assertThat(width(test.corrected(curve).at(1_000))).isGreaterThan(width(curve.at(1_000)));
  }

  @Test
  void aSteadyHistoryKeepsItsIntervals() {
    List<Measured> steady = history(16, 0, 1);
    LearningCurve curve = LearningCurve.of(steady).orElseThrow();
    BackTest test = BackTest.of(steady, Progress.none());

    assertThat(test.held()).isEqualTo(test.forecasts()).isGreaterThan(10);
    assertThat(test.corrected(curve).at(1_000)).isEqualTo(curve.at(1_000));
  }
}
