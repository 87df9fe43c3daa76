package marginalia.learn.fasttext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.SplittableRandom;
import marginalia.jobs.CancelledException;
import marginalia.jobs.Jobs;
import marginalia.jobs.Progress;
import marginalia.learn.Probabilities;
import marginalia.learn.Targets;
import marginalia.learn.embedding.OutputLayer;
import marginalia.learn.embedding.Steps;
import marginalia.learn.fasttext.FastText.Loss;
import marginalia.learn.tensor.RowMatrix;
import marginalia.text.SparseMatrix;
import marginalia.wording.Notice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FastTextTest {
  /// Text r has the columns of its label, 10·label + something, and one that all share.
  private static SparseMatrix texts(int n, int labels) {
    SplittableRandom random = new SplittableRandom(5);
    int[] starts = new int[n + 1];
    int[] indices = new int[n * 4];
    float[] values = new float[n * 4];
    for (int row = 0; row < n; row++) {
      starts[row + 1] = (row + 1) * 4;
      int base = 1 + row % labels * 10;
      int step = random.nextInt(3);
      indices[row * 4] = 0;
      for (int i = 1; i < 4; i++) {
        indices[row * 4 + i] = base + step + i * 2 - 2;
      }
      java.util.Arrays.fill(values, row * 4, row * 4 + 4, 1);
    }
    return new SparseMatrix(1 + labels * 10, starts, indices, values);
  }

  private static Targets labels(int n, int k) {
    int[] y = new int[n];
    java.util.Arrays.setAll(y, row -> row % k);
    return Targets.single(y, k);
  }

  private static FastText with(Loss loss) {
    return new FastText(10, 0.5, 20, loss, 3);
  }

  @ParameterizedTest
  @EnumSource
  void learnsWhatIsThere(Loss loss) {
    SparseMatrix x = texts(600, 3);

    Probabilities p =
        with(loss).fit(x, labels(600, 3), 1, Progress.none()).probabilities(x, Progress.none());

    for (int row = 0; row < 600; row++) {
      assertThat(p.top(row)).isEqualTo(row % 3);
      float sum = p.of(row, 0) + p.of(row, 1) + p.of(row, 2);
      assertThat(sum).isCloseTo(1, within(1e-5f));
    }
  }

  @ParameterizedTest
  @EnumSource
  void learnsSeveralLabelsAtOnce(Loss loss) {
    SparseMatrix x = texts(600, 3);
    int[][] y = new int[600][];
    java.util.Arrays.setAll(
        y, row -> row % 3 == 0 ? new int[0] : row % 3 == 1 ? new int[] {0} : new int[] {0, 1});

    Probabilities p =
        new FastText(10, 0.5, 40, loss, 3)
            .fit(x, Targets.multi(y, 2), 1, Progress.none())
            .probabilities(x, Progress.none());

    assertThat(p.exclusive()).isFalse();
    assertThat(p.of(2, 0)).isGreaterThan(0.7f);
    assertThat(p.of(2, 1)).isGreaterThan(0.7f);
    assertThat(p.of(1, 1)).isLessThan(0.5f);
    if (loss != Loss.NEGATIVE_SAMPLING) {
      assertThat(p.of(0, 0)).isLessThan(0.3f);
    }
  }

  @Test
  void givesTheSameOnAnyNumberOfThreads() throws InterruptedException {
    int n = 24_000;
    SparseMatrix x = texts(n, 5);
    FastText trainer = new FastText(12, 0.3, 2, Loss.NEGATIVE_SAMPLING, 2);
    FastTextClassifier alone = trainer.fit(x, labels(n, 5), 9, Progress.none());
    FastTextClassifier[] together = new FastTextClassifier[1];

    Jobs.inline()
        .start(
            "fit",
            Notice.verbatim("fit"),
            progress -> together[0] = trainer.fit(x, labels(n, 5), 9, progress))
        .await();

    for (int row = 0; row < x.columns(); row++) {
      for (int i = 0; i < 12; i++) {
        assertThat(((RowMatrix) together[0].network().input()).at(row, i))
            .isEqualTo(((RowMatrix) alone.network().input()).at(row, i));
      }
    }
  }

  @Test
  void withoutTextsEveryLabelIsAsProbable() {
    SparseMatrix none = new SparseMatrix(7, new int[1], new int[0], new float[0]);
    SparseMatrix x = new SparseMatrix(7, new int[] {0, 1}, new int[] {3}, new float[] {1});

    Probabilities p =
        FastText.defaults()
            .fit(none, Targets.single(new int[0], 4), 1, Progress.none())
            .probabilities(x, Progress.none());

    assertThat(p.of(0, 0)).isEqualTo(0.25f);
    assertThat(p.of(0, 3)).isEqualTo(0.25f);
  }

  @Test
  void aLabelWithoutTextsGetsASmallProbability() {
    SparseMatrix x = texts(300, 3);

    Probabilities p =
        with(Loss.SOFTMAX)
            .fit(x, threeOfFour(), 1, Progress.none())
            .probabilities(x, Progress.none());

    assertThat(p.of(0, 3)).isLessThan(0.1f);
  }

  private static Targets threeOfFour() {
    int[] y = new int[300];
    java.util.Arrays.setAll(y, row -> row % 3);
    return Targets.single(y, 4);
  }

  @Test
  void oneLabelAloneIsCertain() {
    SparseMatrix x = texts(30, 1);

    Probabilities p =
        with(Loss.HIERARCHICAL_SOFTMAX)
            .fit(x, labels(30, 1), 1, Progress.none())
            .probabilities(x, Progress.none());

    assertThat(p.of(4, 0)).isEqualTo(1);
  }

  @Test
  void takesInAnAnswerAndLeavesTheOldModelAlone() {
    SparseMatrix x = texts(600, 3);
    FastTextClassifier before = with(Loss.SOFTMAX).fit(x, labels(600, 3), 1, Progress.none());
    float old = before.probabilities(x, Progress.none()).of(0, 1);

    FastTextClassifier after = before.updated(x, new int[] {0}, Targets.single(new int[] {1}, 3));

    assertThat(after.probabilities(x, Progress.none()).of(0, 1)).isGreaterThan(old);
    assertThat(before.probabilities(x, Progress.none()).of(0, 1)).isEqualTo(old);
    assertThat(after.provenance().updates()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void readsBackWhatItWrote(Loss loss) throws IOException {
    SparseMatrix x = texts(90, 3);
    FastTextClassifier model = with(loss).fit(x, labels(90, 3), 1, Progress.none());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    model.write(new DataOutputStream(bytes));
    FastTextClassifier back =
        FastTextClassifier.read(
            new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())), model.provenance());

    Probabilities expected = model.probabilities(x, Progress.none());
    Probabilities actual = back.probabilities(x, Progress.none());
    for (int row = 0; row < 90; row++) {
      assertThat(actual.of(row, row % 3)).isEqualTo(expected.of(row, row % 3));
    }
  }

  @Test
  void stopsWhenToldTo() {
    Progress stopped =
        new Progress() {
          private int asked;

          @Override
          public void report(double fraction, Notice doing) {
            // Nobody watches.
          }

          @Override
          public void checkCancelled() {
            if (++asked > 5) {
              throw new CancelledException();
            }
          }

          @Override
          public void ranges(int n, int chunk, RangeBody body) {
            Progress.none().ranges(n, chunk, body);
          }
        };

    assertThatThrownBy(() -> with(Loss.SOFTMAX).fit(texts(600, 3), labels(600, 3), 1, stopped))
        .isInstanceOf(CancelledException.class);
  }

  /// The steps are minus the derivative of the loss by each row's product with the hidden vector,
  /// so a small change of a weight changes the loss by −step · hidden.
  @ParameterizedTest
  @EnumSource(names = {"SOFTMAX", "HIERARCHICAL_SOFTMAX", "ONE_VS_ALL"})
  void stepsAreTheSlopeOfTheLoss(Loss loss) {
    OutputLayer layer =
        with(loss)
            .layer(new int[] {5, 3, 8, 1}, marginalia.learn.embedding.OneVsAll.Precision.EXACT);
    RowMatrix weights = RowMatrix.random(4, 6, 3);
    float[] hidden = {0.5f, -1, 2, 0.1f, -0.3f, 0.7f};
    Steps steps = new Steps(1);
    layer.steps(weights, hidden, new int[] {2}, 0, 1, steps);

    for (int step = 0; step < steps.count(); step++) {
      float[] change = new float[6];
      change[2] = 0.01f;
      double up = lossAfter(layer, weights, steps.row(step), change, hidden);
      change[2] = -0.01f;
      double down = lossAfter(layer, weights, steps.row(step), change, hidden);

      assertThat(-steps.size(step) * hidden[2])
          .isCloseTo((float) ((up - down) / 0.02), within(4e-3f));
    }
  }

  private static double lossAfter(
      OutputLayer layer, RowMatrix weights, int row, float[] change, float[] hidden) {
    RowMatrix changed = weights.copy();
    changed.add(row, 1, change, 0);
    Steps steps = new Steps(1);
    layer.steps(changed, hidden, new int[] {2}, 0, 1, steps);
    return steps.loss();
  }
}
