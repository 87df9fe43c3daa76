package marginalia.learn.fewshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import marginalia.jobs.Cancelling;
import marginalia.jobs.Progress;
import marginalia.learn.Classifier;
import marginalia.learn.Probabilities;
import marginalia.learn.Targets;
import marginalia.learn.linear.LinearClassifier;
import marginalia.learn.linear.LogisticRegression;
import marginalia.text.SparseMatrix;
import org.junit.jupiter.api.Test;

/// On rows that no encoder has made: one column that counts words, then vectors of length 1. What
/// every model has to do is in the contract of models.
class FewShotTest {
  private static final int WIDTH = 64;
  private static final int LABELS = 20;

  private static FewShot trainer() {
    return new FewShot(
        WIDTH,
        OptionalInt.empty(),
        FewShot.Projecting.IF_BETTER,
        LogisticRegression.defaults(),
        Optional.empty());
  }

  /// Row i lies near axis i mod 20 of the vectors.
  private static SparseMatrix rows(int n) {
    SplittableRandom random = new SplittableRandom(1);
    int d = WIDTH + 1;
    float[] values = new float[n * d];
    for (int row = 0; row < n; row++) {
      double squares = 0;
      for (int i = 1; i < d; i++) {
        double value = random.nextDouble(-0.2, 0.2) + (i == 1 + row % LABELS ? 1 : 0);
        values[row * d + i] = (float) value;
        squares += value * value;
      }
      for (int i = 1; i < d; i++) {
        values[row * d + i] /= (float) Math.sqrt(squares);
      }
      values[row * d] = 0.5f;
    }
    return new SparseMatrix(
        d,
        IntStream.rangeClosed(0, n).map(row -> row * d).toArray(),
        IntStream.range(0, n * d).map(i -> i % d).toArray(),
        values);
  }

  private static Targets truth(int n) {
    return Targets.single(IntStream.range(0, n).map(row -> row % LABELS).toArray(), LABELS);
  }

  @Test
  void everyWayToMatchTakesPartFrom100AnswersOn() {
    Classifier fitted = trainer().fit(rows(200), truth(200), 1, Progress.none());

    assertThat(fitted.provenance().trainer())
        .contains("logistic names 0", "logistic vectors", "prototypes", "nearest", "projected");
    Targets decided = fitted.probabilities(rows(300), Progress.none()).decisions();
    assertThat(IntStream.range(0, 300).filter(row -> decided.label(row) == row % LABELS).count())
        .isGreaterThan(290);
  }

  @Test
  void nothingToldAndNothingAnsweredIsNothingKnown() {
    Classifier fitted = trainer().fit(rows(0), truth(0), 1, Progress.none());

    Probabilities p = fitted.probabilities(rows(1), Progress.none());
    for (int label = 0; label < LABELS; label++) {
      assertThat(p.of(0, label)).isEqualTo(1f / LABELS, within(1e-6f));
    }
  }

  @Test
  void manyAnswersAreLeftToAnotherTrainer() {
    assertThat(trainer().fit(rows(FewShot.MANY), truth(FewShot.MANY), 1, Progress.none()))
        .isInstanceOf(LinearClassifier.class);
  }

  @Test
  void stopsWhenToldToWhileItTriesTheWays() throws Exception {
    SparseMatrix x = rows(FewShot.MANY - 1);
    Targets y = truth(FewShot.MANY - 1);

    Cancelling.endsInTime(progress -> trainer().fit(x, y, 1, progress));
  }

  @Test
  void aNameCannotCountLessThanNothing() {
    assertThatThrownBy(() ->
            new FewShot(
                WIDTH,
                OptionalInt.of(-1),
                FewShot.Projecting.NEVER,
                LogisticRegression.defaults(),
                Optional.empty()))
        .hasMessageContaining("nameWeight");
  }
}
