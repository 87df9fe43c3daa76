package marginalia.learn.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import marginalia.jobs.CancelledException;
import marginalia.jobs.Progress;
import marginalia.learn.Probabilities;
import marginalia.learn.Targets;
import marginalia.text.SparseMatrix;
import marginalia.wording.Notice;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/// Expected probabilities: scikit-learn 1.2.1, LogisticRegression(C=20, tol=1e-10,
/// fit_intercept=False) with a constant column of 1 appended.
class LogisticRegressionTest {
  private static final LogisticRegression EXACT = new LogisticRegression(20, 3_000, 1e-6, 0);
  private static final Offset<Float> CLOSE = within(2e-3f);

  private static final SparseMatrix X =
      new SparseMatrix(
          3,
          new int[] {0, 1, 3, 4, 6, 7, 9},
          new int[] {0, 0, 1, 1, 1, 2, 2, 0, 2},
          new float[] {1, 0.6f, 0.8f, 1, 0.6f, 0.8f, 1, 0.8f, 0.6f});
  private static final SparseMatrix NEW =
      new SparseMatrix(
          3, new int[] {0, 3, 3}, new int[] {0, 1, 2}, new float[] {0.5f, 0.5f, 0.7071f});

  private static final Targets SINGLE = Targets.single(new int[] {0, 0, 1, 1, 2, 2}, 3);
  private static final Targets MULTI =
      Targets.multi(new int[][] {{0}, {0, 1}, {1}, {1, 2}, {2}, {0, 2}}, 3);

  @Test
  void givesTheSoftmaxOptimum() {
    LinearClassifier fitted = EXACT.fit(X, SINGLE, 7, Progress.none());
    Probabilities p = fitted.probabilities(X, Progress.none());
    Probabilities q = fitted.probabilities(NEW, Progress.none());

    assertThat(p.of(0, 0)).isCloseTo(0.8626f, CLOSE);
    assertThat(p.of(1, 1)).isCloseTo(0.1834f, CLOSE);
    assertThat(p.of(5, 2)).isCloseTo(0.79459f, CLOSE);
    assertThat(q.of(0, 2)).isCloseTo(0.49124f, CLOSE);
    assertThat(q.of(1, 0)).isCloseTo(0.33333f, CLOSE);
  }

  @Test
  void givesTheOptimumOfEachSigmoid() {
    LinearClassifier fitted = EXACT.fit(X, MULTI, 7, Progress.none());
    Probabilities p = fitted.probabilities(X, Progress.none());
    Probabilities q = fitted.probabilities(NEW, Progress.none());

    assertThat(p.of(0, 0)).isCloseTo(0.98362f, CLOSE);
    assertThat(p.of(1, 1)).isCloseTo(0.89122f, CLOSE);
    assertThat(p.of(4, 0)).isCloseTo(0.09826f, CLOSE);
    assertThat(q.of(0, 2)).isCloseTo(0.78434f, CLOSE);
    assertThat(q.of(1, 1)).isCloseTo(0.40309f, CLOSE);
  }

  @Test
  void isTheSameForTheSameSeed() {
    Probabilities a =
        LogisticRegression.defaults()
            .fit(X, SINGLE, 3, Progress.none())
            .probabilities(NEW, Progress.none());
    Probabilities b =
        LogisticRegression.defaults()
            .fit(X, SINGLE, 3, Progress.none())
            .probabilities(NEW, Progress.none());

    assertThat(a.of(0, 0)).isEqualTo(b.of(0, 0));
  }

  @Test
  void givesALabelWithoutTextsASmallProbability() {
    Targets four = Targets.single(new int[] {0, 0, 1, 1, 2, 2}, 4);

    Probabilities p = EXACT.fit(X, four, 1, Progress.none()).probabilities(X, Progress.none());

    for (int row = 0; row < p.rows(); row++) {
      assertThat(p.of(row, 3)).isPositive().isLessThan(0.05f);
    }
  }

  @Test
  void knowsNothingWithoutTexts() {
    SparseMatrix none = X.select(new int[0]);
    Targets nothing = Targets.single(new int[0], 4);

    Probabilities p =
        LogisticRegression.defaults()
            .fit(none, nothing, 1, Progress.none())
            .probabilities(X, Progress.none());

    assertThat(p.of(2, 1)).isEqualTo(0.25f);
  }

  @Test
  void isSureOfASingleLabel() {
    Targets one = Targets.single(new int[6], 1);

    Probabilities p =
        LogisticRegression.defaults()
            .fit(X, one, 1, Progress.none())
            .probabilities(X, Progress.none());

    assertThat(p.of(0, 0)).isEqualTo(1f);
    assertThat(p.top(0)).isZero();
  }

  @Test
  void takesInAnswersAndLeavesTheOldModelAsItWas() {
    SparseMatrix first = X.select(new int[] {0, 2});
    LinearClassifier before =
        LogisticRegression.defaults()
            .fit(first, Targets.single(new int[] {0, 1}, 3), 1, Progress.none());
    float was = before.probabilities(X, Progress.none()).of(4, 2);

    LinearClassifier after = before.updated(X, new int[] {4}, Targets.single(new int[] {2}, 3));

    assertThat(after.probabilities(X, Progress.none()).top(4)).isEqualTo(2);
    assertThat(after.probabilities(X, Progress.none()).top(0)).isZero();
    assertThat(before.probabilities(X, Progress.none()).of(4, 2)).isEqualTo(was);
    assertThat(after.provenance().updates()).isEqualTo(1);
  }

  @Test
  void takesInAnswersOfSeveralLabels() {
    LinearClassifier before =
        LogisticRegression.defaults()
            .fit(
                X.select(new int[] {0, 2}),
                Targets.multi(new int[][] {{0}, {1}}, 3),
                1,
                Progress.none());

    LinearClassifier after =
        before.updated(X, new int[] {4}, Targets.multi(new int[][] {{1, 2}}, 3));

    assertThat(after.probabilities(X, Progress.none()).of(4, 2)).isGreaterThan(0.5f);
  }

  @Test
  void stopsWhenCancelled() {
    Progress cancelled =
        new Progress() {
          @Override
          public void report(double fraction, Notice doing) {
            // Nobody watches.
          }

          @Override
          public void checkCancelled() {
            throw new CancelledException();
          }

          @Override
          public void ranges(int n, int chunk, RangeBody body) {
            throw new CancelledException();
          }
        };

    assertThatThrownBy(() -> EXACT.fit(X, SINGLE, 1, cancelled))
        .isInstanceOf(CancelledException.class);
  }

  @Test
  void tellsWhatItLearntFrom() {
    LinearClassifier fitted = LogisticRegression.defaults().fit(X, SINGLE, 9, Progress.none());

    assertThat(fitted.provenance().rows()).isEqualTo(6);
    assertThat(fitted.provenance().counts()).containsExactly(2, 2, 2);
    assertThat(fitted.provenance().trainer()).contains("c=20.0");
    assertThat(fitted.provenance().data())
        .hasSize(16)
        .isNotEqualTo(
            LogisticRegression.defaults()
                .fit(X, Targets.single(new int[] {0, 0, 1, 1, 2, 1}, 3), 9, Progress.none())
                .provenance()
                .data());
  }

  @Test
  void refusesRowsThatDoNotFit() {
    assertThatThrownBy(() -> EXACT.fit(X, Targets.single(new int[] {0}, 1), 1, Progress.none()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("6 rows, 1 targets");
  }
}
