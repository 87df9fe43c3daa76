package marginalia.learn.neural;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.Arrays;
import marginalia.learn.encoder.FullPrecision;
import marginalia.learn.encoder.Pooling;
import marginalia.learn.encoder.PretrainedEncoder;
import marginalia.learn.tensor.Matrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EncoderNetworkTest {
  private static Batch batch(int[]... texts) {
    int[] starts = new int[texts.length + 1];
    for (int i = 0; i < texts.length; i++) {
      starts[i + 1] = starts[i] + texts[i].length;
    }
    return new Batch(
        Arrays.stream(texts).flatMapToInt(Arrays::stream).toArray(), new Spans(starts));
  }

  /// Reference: the ONNX runtime 1.23.2 on the publisher's file in full precision.
  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          bge-small-en-v1.5-q, 'What is the capital of Yugoslavia ?', 'My card was stolen'
          bge-small-zh-v1.5-q, 怎么修改登录密码,                     今天的股市大涨
          """)
  void hiddenStatesAreThoseOfTheRuntime(PretrainedEncoder encoder, String text, String other)
      throws IOException {
    int[] ids = FullPrecision.ids(encoder, text);
    float[] expected = FullPrecision.hidden(encoder, ids);

    float[] actual;
    try (EncoderNetwork network =
            new EncoderNetwork(FullPrecision.weights(encoder), 2, Integer.MAX_VALUE, 0);
        Tape tape = Tape.predicting()) {
      Batch batch = batch(FullPrecision.ids(encoder, other), ids);
      actual =
          network.hidden(tape, batch).rows(batch.texts().start(1), batch.texts().end(1)).toArray();
    }

    assertThat(actual).hasSize(expected.length);
    for (int i = 0; i < expected.length; i++) {
      assertThat(actual[i]).isEqualTo(expected[i], within(1e-3f));
    }
  }

  private static EncoderNetwork network(int learnt, double dropout) {
    EncoderNetwork network = new EncoderNetwork(SmallEncoder.weights(), 3, learnt, dropout);
    Matrix head = network.head().first().value();
    for (int i = 0; i < head.rows(); i++) {
      head.set(i, i % 3, (i % 5 - 2) * 0.3f);
    }
    return network;
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.2})
  void gradientsAreThoseOfDifferences(double dropout) {
    try (EncoderNetwork network = network(9, dropout)) {
      Batch batch = batch(new int[] {1, 7, 9, 3, 4}, new int[] {2, 30}, new int[] {5, 5, 59});

      GradientCheck.of(network.parameters(), tape -> network.scores(tape, batch));
    }
  }

  @Test
  void gradientsOfAMeanOfAllTokensAreThoseOfDifferences() {
    try (EncoderNetwork network =
        new EncoderNetwork(SmallEncoder.weights(Pooling.MEAN), 3, 9, 0.1)) {
      Batch batch = batch(new int[] {1, 7, 9, 3, 4}, new int[] {2, 30});
      Matrix head = network.head().first().value();
      for (int i = 0; i < head.rows(); i++) {
        head.set(i, i % 3, (i % 5 - 2) * 0.3f);
      }

      GradientCheck.of(network.parameters(), tape -> network.scores(tape, batch));
    }
  }

  @Test
  void gradientsOfTheUpperLayerAloneAreThoseOfDifferences() {
    try (EncoderNetwork network = network(1, 0.1)) {
      Batch batch = batch(new int[] {1, 7, 9, 3, 4}, new int[] {2, 30});

      GradientCheck.of(network.parameters(), tape -> network.scores(tape, batch));

      assertThat(network.parameters().dense()).hasSize(14);
    }
  }

  @Test
  void aTextHasTheSameScoresInAnyCompany() {
    try (EncoderNetwork network = network(9, 0.1);
        Tape tape = Tape.predicting()) {
      int[] text = {8, 40, 2, 2, 17};
      float[] alone = network.scores(tape, batch(text)).value().toArray();
      tape.clear();

      Matrix together =
          network.scores(tape, batch(new int[] {3, 3, 3}, text, new int[] {50})).value();

      for (int label = 0; label < 3; label++) {
        assertThat(together.at(1, label)).isEqualTo(alone[label], within(1e-5f));
      }
    }
  }
}
