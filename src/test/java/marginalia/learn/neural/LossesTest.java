package marginalia.learn.neural;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import marginalia.learn.tensor.Matrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LossesTest {
  private static final float LN3 = (float) Math.log(3);

  interface Loss {
    double of(Tape tape, Signal scores, Matrix targets);
  }

  private record Outcome(double loss, Matrix slope) {}

  private static Outcome run(Loss loss, Matrix scores, Matrix targets) {
    try (Tape tape = Tape.learning(0, 1)) {
      Signal open =
          new Signal(scores, Matrix.of(scores.rows(), scores.columns(), new float[scores.size()]));
      return new Outcome(loss.of(tape, open, targets), open.slope());
    }
  }

  private static double softmax(Tape tape, Signal scores, Matrix targets) {
    return Losses.softmax(tape, scores, targets, 1);
  }

  private static double sigmoid(Tape tape, Signal scores, Matrix targets) {
    return Losses.sigmoid(tape, scores, targets, 1);
  }

  private static double largeMargin(Tape tape, Signal scores, Matrix targets) {
    return Losses.largeMargin(tape, scores, targets, LN3, 1);
  }

  @Test
  void softmaxOfOneLabel() {
    // By hand: p = 1/4, 3/4; − ln 3/4.
    Outcome outcome = run(LossesTest::softmax, Matrix.of(1, 2, 0, LN3), Matrix.of(1, 2, 0, 1));

    assertThat(outcome.loss).isEqualTo(0.287682, within(1e-6));
    assertThat(outcome.slope.at(0, 0)).isEqualTo(0.25f, within(1e-6f));
    assertThat(outcome.slope.at(0, 1)).isEqualTo(-0.25f, within(1e-6f));
  }

  @Test
  void aRareLabelsWeightMultipliesItsLoss() {
    Outcome outcome = run(LossesTest::softmax, Matrix.of(1, 2, 0, LN3), Matrix.of(1, 2, 0, 2));

    assertThat(outcome.loss).isEqualTo(2 * 0.287682, within(2e-6));
    assertThat(outcome.slope.at(0, 1)).isEqualTo(-0.5f, within(1e-6f));
  }

  @Test
  void softTargetsShareTheLoss() {
    // By hand: − ½ ln 1/4 − ½ ln 3/4; the slope is p − t.
    Outcome outcome =
        run(LossesTest::softmax, Matrix.of(1, 2, 0, LN3), Matrix.of(1, 2, 0.5f, 0.5f));

    assertThat(outcome.loss).isEqualTo(0.836988, within(1e-6));
    assertThat(outcome.slope.at(0, 0)).isEqualTo(-0.25f, within(1e-6f));
  }

  @Test
  void sigmoidJudgesEachLabelByItself() {
    // By hand: p = 1/2, 3/4; − ln 1/2 − ln (1 − 3/4).
    Outcome outcome = run(LossesTest::sigmoid, Matrix.of(1, 2, 0, LN3), Matrix.of(1, 2, 1, 0));

    assertThat(outcome.loss).isEqualTo(2.079442, within(1e-6));
    assertThat(outcome.slope.at(0, 0)).isEqualTo(-0.5f, within(1e-6f));
    assertThat(outcome.slope.at(0, 1)).isEqualTo(0.75f, within(1e-6f));
  }

  @Test
  void aRareLabelThatHoldsBesideOthersWeighsMore() {
    // By hand: p = 1/2, 3/4; − 3 ln 1/2 − ln (1 − 3/4); the slope of the first is 3·(1/2 − 1).
    Outcome outcome = run(LossesTest::sigmoid, Matrix.of(1, 2, 0, LN3), Matrix.of(1, 2, 3, 0));

    assertThat(outcome.loss).isEqualTo(3.465736, within(1e-6));
    assertThat(outcome.slope.at(0, 0)).isEqualTo(-1.5f, within(1e-6f));
    assertThat(outcome.slope.at(0, 1)).isEqualTo(0.75f, within(1e-6f));
  }

  @Test
  void aMarginIsTakenFromTheTrueLabelsScore() {
    // By hand: ln 3 less a margin of ln 3 leaves two equal scores, p = 1/2 each.
    Outcome outcome = run(LossesTest::largeMargin, Matrix.of(1, 2, 0, LN3), Matrix.of(1, 2, 0, 1));

    assertThat(outcome.loss).isEqualTo(0.693147, within(1e-6));
    assertThat(outcome.slope.at(0, 0)).isEqualTo(0.5f, within(1e-6f));
    assertThat(outcome.slope.at(0, 1)).isEqualTo(-0.5f, within(1e-6f));
  }

  @Test
  void smoothingGivesEachLabelItsShareAndKeepsTheWeight() {
    Matrix targets = Matrix.of(2, 4, 0, 1, 0, 0, 2, 0, 0, 0);

    Losses.smooth(targets, 0.2f);

    assertThat(targets.toArray())
        .containsExactly(
            new float[] {0.05f, 0.85f, 0.05f, 0.05f, 1.7f, 0.1f, 0.1f, 0.1f}, within(1e-6f));
  }

  static Stream<Loss> all() {
    return Stream.of(LossesTest::softmax, LossesTest::sigmoid, LossesTest::largeMargin);
  }

  @ParameterizedTest
  @MethodSource("all")
  void slopesAreThoseOfFiniteDifferences(Loss loss) {
    float[] scores = {0.3f, -1.2f, 0.8f, 2, 0.1f, -0.4f};
    Matrix targets = Matrix.of(2, 3, 0.7f, 0.2f, 0.1f, 0, 1, 0);
    float step = 1e-2f;

    Matrix slope = run(loss, Matrix.of(2, 3, scores), targets).slope;

    for (int i = 0; i < scores.length; i++) {
      float[] above = scores.clone();
      float[] below = scores.clone();
      above[i] += step;
      below[i] -= step;
      double rise =
          run(loss, Matrix.of(2, 3, above), targets).loss
              - run(loss, Matrix.of(2, 3, below), targets).loss;
      assertThat((double) slope.at(i / 3, i % 3)).isEqualTo(rise / (2 * step), within(1e-3));
    }
  }
}
