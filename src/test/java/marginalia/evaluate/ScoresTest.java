package marginalia.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import marginalia.jobs.Progress;
import marginalia.learn.Probabilities;
import marginalia.learn.Targets;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/// Expected figures: scikit-learn 1.2.1, zero_division=0 (1 for Jaccard), and by hand.
class ScoresTest {
  private static final Offset<Double> EXACT = within(1e-12);

  private static final Targets TRUTH = Targets.single(new int[] {0, 0, 1, 1, 2, 2, 2, 3}, 5);
  private static final Targets GUESS = Targets.single(new int[] {0, 1, 1, 1, 2, 0, 2, 2}, 5);
  private static final Targets SETS =
      Targets.multi(new int[][] {{0, 2}, {1}, {}, {0, 1, 2}, {2}}, 3);
  private static final Targets GUESSED_SETS =
      Targets.multi(new int[][] {{0}, {1, 2}, {}, {2, 1, 0}, {0}}, 3);

  @Test
  void agreesWithScikitLearnWhereLabelsExcludeEachOther() {
    Scores scores = Scores.of(TRUTH, GUESS);

    assertThat(scores.accuracy()).isEqualTo(0.625, EXACT);
    assertThat(scores.macroF1()).isEqualTo(0.39333333333333337, EXACT);
    assertThat(scores.microF1()).isEqualTo(0.625, EXACT);
    assertThat(scores.labels())
        .containsExactly(
            new LabelScore(0.5, 0.5, 0.5, 2),
            new LabelScore(2.0 / 3, 1, 0.8, 2),
            new LabelScore(2.0 / 3, 2.0 / 3, 2.0 / 3, 3),
            new LabelScore(0, 0, 0, 1),
            new LabelScore(0, 0, 0, 0));
  }

  @Test
  void agreesWithScikitLearnWhereLabelsHoldTogether() {
    Scores scores = Scores.of(SETS, GUESSED_SETS);

    assertThat(scores.accuracy()).isEqualTo(0.4, EXACT);
    assertThat(scores.macroF1()).isEqualTo(0.7333333333333334, EXACT);
    assertThat(scores.microF1()).isEqualTo(0.7142857142857143, EXACT);
    assertThat(scores.jaccard()).isEqualTo(0.6, EXACT);
    assertThat(scores.hammingLoss()).isEqualTo(4.0 / 15, EXACT);
    assertThat(scores.labels().get(2).recall()).isEqualTo(1.0 / 3, EXACT);
  }

  @Test
  void countsConfusions() {
    ConfusionMatrix matrix = ConfusionMatrix.of(TRUTH, GUESS);

    assertThat(matrix.count(0, 1)).isEqualTo(1);
    assertThat(matrix.count(1, 1)).isEqualTo(2);
    assertThat(matrix.count(3, 2)).isEqualTo(1);
    assertThat(matrix.support(2)).isEqualTo(3);
    assertThat(matrix.rate(2, 0)).isEqualTo(1.0 / 3, EXACT);
    assertThat(matrix.rate(4, 0)).isZero();
  }

  @Test
  void measuresLogLossAsScikitLearnDoes() {
    float[] p = {.7f, .2f, .1f, .1f, .6f, .3f, .2f, .2f, .6f, .5f, .3f, .2f};
    Targets truth = Targets.single(new int[] {0, 1, 2, 1}, 3);

    assertThat(LogLoss.of(Probabilities.exclusive(4, 3, p), truth))
        .isEqualTo(0.6455747489491624, within(1e-7));
  }

  @Test
  void scoresNothingAsZero() {
    Scores scores = Scores.of(Targets.single(new int[0], 2), Targets.single(new int[0], 2));

    assertThat(scores.accuracy()).isZero();
    assertThat(scores.macroF1()).isZero();
  }

  @Test
  void refusesWhatDoesNotFit() {
    assertThatThrownBy(() -> Scores.of(TRUTH, SETS))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("8 × 5");
  }

  @Test
  void drawsIntervalsAroundTheFigures() {
    int n = 400;
    int[] y = new int[n];
    int[] p = new int[n];
    for (int i = 0; i < n; i++) {
      y[i] = i % 2;
      p[i] = i % 5 == 0 ? 1 - y[i] : y[i];
    }

    ScoreIntervals intervals =
        Bootstrap.defaults()
            .intervals(Targets.single(y, 2), Targets.single(p, 2), 1, Progress.none());

    // By hand: accuracy 0.8, standard error √(0.8 · 0.2 / 400) = 0.02, so about 0.8 ± 0.039.
    assertThat(intervals.accuracy().value()).isEqualTo(0.8, EXACT);
    assertThat(intervals.accuracy().low()).isEqualTo(0.761, within(0.008));
    assertThat(intervals.accuracy().high()).isEqualTo(0.839, within(0.008));
    assertThat(intervals.labels().get(1).recall().low()).isLessThan(0.8);
    assertThat(intervals)
        .isEqualTo(
            Bootstrap.defaults()
                .intervals(Targets.single(y, 2), Targets.single(p, 2), 1, Progress.none()));
  }

  @Test
  void interpolatesQuantilesAsNumpyDoes() {
    // numpy 1.24: quantile([1, 2, 4, 8], 0.4) = 2.4
    assertThat(Bootstrap.quantile(new double[] {1, 2, 4, 8}, 0.4)).isEqualTo(2.4, EXACT);
  }
}
