package marginalia.learn.neural;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AttentiveTest {
  private static final int END = Batch.SENTENCE_END;

  static Stream<Architecture> attentive() {
    return Stream.of(
        new Han(5, 0.2, 0.3),
        new AttentiveConvolution(5, 0.2, 0.3),
        new TextRnn(
            Recurrence.Kind.LSTM, TextRnn.Directions.BOTH, 6, TextRnn.Readout.ATTENTION, 0.2, 0.3));
  }

  @ParameterizedTest
  @MethodSource("attentive")
  void theWeightsOfTheWordsOfATextSumToOne(Architecture architecture) {
    Batch batch =
        new Batch(new int[] {5, 6, END, 7, 3, END, 8, 9, 2}, new Spans(new int[] {0, 6, 6, 9}));

    float[] weights = attention(architecture, batch);

    assertThat(sum(weights, 0, 6)).isEqualTo(1, within(1e-5));
    assertThat(sum(weights, 6, 9)).isEqualTo(1, within(1e-5));
  }

  @Test
  void theEndOfASentenceHasNoWeight() {
    Batch batch = new Batch(new int[] {5, 6, END, 7, END}, new Spans(new int[] {0, 5}));

    float[] weights = attention(new Han(5, 0, 0), batch);

    assertThat(weights[2]).isZero();
    assertThat(weights[4]).isZero();
    assertThat(new float[] {weights[0], weights[1], weights[3]})
        .satisfies(three -> assertThat(three[0] * three[1] * three[2]).isPositive());
  }

  @Test
  void readingOutOtherwiseShowsNoWeights() {
    TextRnn last =
        new TextRnn(Recurrence.Kind.GRU, TextRnn.Directions.ONE, 6, TextRnn.Readout.LAST, 0.2, 0.3);

    assertThat(last.network(new Parameters(11), Examples.inputs()))
        .isNotInstanceOf(Attentive.class);
  }

  private static float[] attention(Architecture architecture, Batch batch) {
    Network network = architecture.network(new Parameters(11), Examples.inputs());
    try (Tape tape = Tape.predicting()) {
      assertThat(network).isInstanceOf(Attentive.class);
      return ((Attentive) network).attention(tape, batch);
    }
  }

  private static double sum(float[] weights, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += weights[i];
    }
    return sum;
  }
}
