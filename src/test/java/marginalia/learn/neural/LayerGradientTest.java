package marginalia.learn.neural;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import marginalia.learn.tensor.Elementwise;
import org.junit.jupiter.api.Test;

/// Layers that no architecture needs so far, or only within others.
class LayerGradientTest {
  private static final int ROWS = 5;
  private static final int WIDTH = 19;

  private interface Layer {
    Signal of(Tape tape, Signal x);
  }

  private static void check(Parameters parameters, Layer layer) {
    Parameter x = parameters.uniform("x", ROWS, WIDTH, 1);
    GradientCheck.of(parameters, tape -> layer.of(tape, x.signal(tape)));
  }

  @Test
  void aHighwaysGradientsAreThoseOfFiniteDifferences() {
    Parameters parameters = new Parameters(3);

    check(parameters, new Highway(parameters, "highway", WIDTH)::of);
  }

  @Test
  void layerNormsGradientsAreThoseOfFiniteDifferences() {
    Parameters parameters = new Parameters(3);

    check(parameters, new LayerNorm(parameters, "norm", WIDTH)::of);
  }

  @Test
  void cosineScoresGradientsAreThoseOfFiniteDifferences() {
    Parameters parameters = new Parameters(3);

    check(parameters, new CosineScores(parameters, "cosine", WIDTH, 4, 30)::of);
  }

  @Test
  void treeAttentionsGradientsAreThoseOfFiniteDifferences() {
    Parameters parameters = new Parameters(3);
    TreeAttention tree = new TreeAttention(parameters, "tree", 7, 12);
    Spans spans = new Spans(new int[] {0, 4, 4, 5});

    check(parameters, (tape, x) -> tree.of(tape, x, spans));
  }

  @Test
  void selfAttentionsGradientsAreThoseOfFiniteDifferences() {
    Spans spans = new Spans(new int[] {0, 4, 4, 5});

    check(new Parameters(3), (tape, x) -> SelfAttention.of(tape, x, spans));
  }

  @Test
  void aNormalisedRowHasMeanZeroAndVarianceOne() {
    Parameters parameters = new Parameters(3);
    LayerNorm norm = new LayerNorm(parameters, "norm", WIDTH);
    Parameter x = parameters.uniform("x", ROWS, WIDTH, 4);

    try (Tape tape = Tape.predicting()) {
      Signal y = norm.of(tape, x.signal(tape));
      for (int row = 0; row < ROWS; row++) {
        double sum = 0;
        for (int column = 0; column < WIDTH; column++) {
          sum += y.value().at(row, column);
        }
        assertThat(sum / WIDTH).isEqualTo(0, within(1e-5));
        assertThat(Elementwise.dotRows(y.value(), row, y.value(), row) / WIDTH)
            .isEqualTo(1, within(1e-4f));
      }
    }
  }

  @Test
  void cosineScoresLieBetweenTheScaleAndItsNegative() {
    Parameters parameters = new Parameters(3);
    CosineScores cosine = new CosineScores(parameters, "cosine", WIDTH, 4, 30);
    Parameter x = parameters.uniform("x", ROWS, WIDTH, 100);

    try (Tape tape = Tape.predicting()) {
      for (float score : cosine.of(tape, x.signal(tape)).value().toArray()) {
        assertThat(score).isBetween(-30.001f, 30.001f);
      }
    }
  }
}
