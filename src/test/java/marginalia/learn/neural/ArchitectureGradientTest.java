package marginalia.learn.neural;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import marginalia.jobs.Progress;
import marginalia.learn.Targets;
import marginalia.learn.tensor.Matrix;
import marginalia.text.Sequences;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What holds for every architecture; a new one cannot be forgotten.
class ArchitectureGradientTest {
  static Stream<Architecture> all() {
    Stream<Architecture> recurrent =
        Stream.of(Recurrence.Kind.values())
            .flatMap(kind ->
                Stream.of(TextRnn.Directions.values())
                    .flatMap(directions ->
                        Stream.of(TextRnn.Readout.values())
                            .map(readout -> new TextRnn(kind, directions, 6, readout, 0.2, 0.3))));
    Stream<Architecture> sentences =
        Stream.of(SentenceDocument.Encoder.values())
            .flatMap(encoder ->
                Stream.of(SentenceDocument.Readout.values())
                    .map(readout -> new SentenceDocument(encoder, 3, 8, readout, 0.2, 0.3)));
    Stream<Architecture> others =
        Stream.of(
            new TextCnn(List.of(2, 3, 4), 7, 0.4),
            new Nbow(),
            new Dan(2, 12, 0.3),
            new TwoLstmStack(TextRnn.Directions.BOTH, 6, 5, 8, 0.2, 0.3),
            new TwoLstmStack(TextRnn.Directions.ONE, 6, 5, 8, 0.2, 0.3),
            new TextRcnn(Recurrence.Kind.LSTM, 5, 9, 0.2, 0.3),
            new TextRcnn(Recurrence.Kind.GRU, 5, 9, 0.2, 0.3),
            new Han(5, 0.2, 0.3),
            new AttentiveConvolution(9, 0.2, 0.3),
            new StructuredAttention(3, 4, 0.2, 0.3),
            new LabelEmbedding(Recurrence.Kind.LSTM, 8, 16, 0.2, 0.1),
            new LabelEmbedding(Recurrence.Kind.GRU, 8, 16, 0.2, 0.1));
    return Stream.of(others, recurrent, sentences).flatMap(each -> each);
  }

  @Test
  void everyArchitectureIsHere() {
    assertThat(all().map(Object::getClass).distinct().toList())
        .hasSameElementsAs(List.of(Architecture.class.getPermittedSubclasses()));
  }

  @ParameterizedTest
  @MethodSource("all")
  void gradientsAreThoseOfFiniteDifferences(Architecture architecture) {
    Parameters parameters = new Parameters(11);
    Network network = architecture.network(parameters, Examples.inputs());

    GradientCheck.of(parameters, tape -> network.scores(tape, Examples.batch()));
  }

  @ParameterizedTest
  @MethodSource("all")
  void scoresForALargeMarginAreCosines(Architecture architecture) {
    Network network =
        architecture.network(new Parameters(11), Examples.inputs(NeuralTrainer.Loss.LARGE_MARGIN));

    try (Tape tape = Tape.predicting()) {
      float[] scores = network.scores(tape, Examples.batch()).value().toArray();
      assertThat(scores).hasSize(6 * Examples.LABELS);
      for (float score : scores) {
        assertThat(Math.abs(score)).isBetween(1e-6f, Inputs.SCALE + 1e-3f);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void aTextHasTheSameScoresInAnyCompany(Architecture architecture) {
    Network network = architecture.network(new Parameters(11), Examples.inputs());
    Sequences x = Examples.texts(6);
    int[] rows = {0, 1, 2, 3, 4, 5};

    try (Tape together = Tape.predicting();
        Tape alone = Tape.predicting()) {
      Matrix scores = network.scores(together, Batch.of(x, rows, 0, 6)).value();
      for (int row : rows) {
        alone.clear();
        Matrix single = network.scores(alone, Batch.of(x, rows, row, row + 1)).value();
        for (int label = 0; label < Examples.LABELS; label++) {
          assertThat(single.at(0, label)).isCloseTo(scores.at(row, label), within(1e-5f));
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void memorisesTextsThatMeanNothing(Architecture architecture) {
    Parameters parameters = new Parameters(11);
    Network network = architecture.network(parameters, Examples.inputs());
    Sequences x = Examples.texts(32);
    Targets y = Examples.targets(32);
    NetworkFit.Schedule schedule =
        new NetworkFit.Schedule(
            new Optimiser.Settings(Optimiser.Rule.ADAM, 0.02, 0, 5), 300, 16, 300, 0);
    Matrix truth = NetworkFit.truth(y, new float[] {1, 1, 1, 1}, 0);

    new NetworkFit(schedule, parameters, network, x, truth, Losses::softmax, 1)
        .run(IntStream.range(0, 32).toArray(), new int[0], Progress.none());

    try (Tape tape = Tape.predicting()) {
      int[] rows = IntStream.range(0, 32).toArray();
      Matrix scores = network.scores(tape, Batch.of(x, rows, 0, 32)).value();
      int right = 0;
      for (int row = 0; row < 32; row++) {
        int best = 0;
        for (int label = 1; label < Examples.LABELS; label++) {
          best = scores.at(row, label) > scores.at(row, best) ? label : best;
        }
        right += best == y.label(row) ? 1 : 0;
      }
      assertThat(right).isGreaterThanOrEqualTo(31);
    }
  }
}
