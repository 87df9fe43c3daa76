package marginalia.learn.neural;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EmptyTextTest {
  private static final int END = Batch.SENTENCE_END;

  @ParameterizedTest
  @MethodSource("marginalia.learn.neural.ArchitectureGradientTest#all")
  void textsWithoutWordsHaveFiniteScoresAndSlopes(Architecture architecture) {
    Parameters parameters = new Parameters(11);
    Network network = architecture.network(parameters, Examples.inputs());
    parameters.prepare(1);

    for (Batch batch :
        new Batch[] {
          new Batch(new int[] {}, new Spans(new int[] {0, 0})),
          new Batch(new int[] {END, END}, new Spans(new int[] {0, 2, 2})),
          new Batch(new int[] {5, END, 0, 7}, new Spans(new int[] {0, 0, 3, 3, 4}))
        }) {
      try (Tape tape = Tape.learning(0, 1)) {
        Signal scores = network.scores(tape, batch);
        assertThat(scores.rows()).isEqualTo(batch.texts().count());
        for (float f : scores.value().toArray()) {
          assertThat(f).isFinite();
        }
        scores.slope().copyFrom(scores.value());
        tape.backward();
      }
    }
    for (Parameter each : parameters.dense()) {
      for (float f : each.gradient().toArray()) {
        assertThat(f).isFinite();
      }
    }
  }
}
