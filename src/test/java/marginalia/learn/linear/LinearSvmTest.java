package marginalia.learn.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.IntStream;
import marginalia.jobs.Progress;
import marginalia.learn.Probabilities;
import marginalia.learn.Targets;
import marginalia.text.SparseMatrix;
import org.junit.jupiter.api.Test;

class LinearSvmTest {
  private static final LinearSvm EXACT = new LinearSvm(1, 5_000, 1e-9, 0);
  private static final SparseMatrix X =
      new SparseMatrix(
          3,
          new int[] {0, 1, 3, 4, 6, 7, 9},
          new int[] {0, 0, 1, 1, 1, 2, 2, 0, 2},
          new float[] {1, 0.6f, 0.8f, 1, 0.6f, 0.8f, 1, 0.8f, 0.6f});
  private static final Targets SINGLE = Targets.single(new int[] {0, 0, 1, 1, 2, 2}, 3);
  private static final Targets MULTI =
      Targets.multi(new int[][] {{0}, {0, 1}, {1}, {1, 2}, {2}, {0, 2}}, 3);

  /// Texts of four labels in the shares 60, 25, 10 and 5 %: each row has three of its label's own
  /// five columns and three of twenty that all share.
  private static SparseMatrix manyRows(int[] y) {
    SplittableRandom random = new SplittableRandom(11);
    int[] starts = new int[y.length + 1];
    int[] indices = new int[y.length * 6];
    float[] values = new float[y.length * 6];
    for (int row = 0; row < y.length; row++) {
      TreeSet<Integer> columns = new TreeSet<>();
      while (columns.size() < 3) {
        columns.add(random.nextInt(10) == 0 ? random.nextInt(20) : y[row] * 5 + random.nextInt(5));
      }
      while (columns.size() < 6) {
        columns.add(20 + random.nextInt(20));
      }
      int at = row * 6;
      for (int column : columns) {
        indices[at] = column;
        values[at++] = 0.408f;
      }
      starts[row + 1] = at;
    }
    return new SparseMatrix(40, starts, indices, values);
  }

  private static int[] manyLabels(int n) {
    SplittableRandom random = new SplittableRandom(5);
    int[] y = new int[n];
    Arrays.setAll(
        y,
        _ -> {
          int p = random.nextInt(100);
          return p < 60 ? 0 : p < 85 ? 1 : p < 95 ? 2 : 3;
        });
    return y;
  }

  /// No direction lowers ½‖w‖² + c Σ max(0, 1 − y·score)² at the weights found: its gradient, w −
  /// 2c Σ max(0, 1 − y·score) y x, is zero.
  @Test
  void givesTheOptimum() {
    LinearClassifier fitted = EXACT.fit(X, SINGLE, 3, Progress.none());

    for (int label = 0; label < 3; label++) {
      double[] gradient = new double[4];
      for (int column = 0; column < 3; column++) {
        gradient[column] = fitted.weight(column, label);
      }
      gradient[3] = fitted.constant(label);
      for (int row = 0; row < 6; row++) {
        int sign = SINGLE.label(row) == label ? 1 : -1;
        double score = fitted.constant(label);
        for (int i = X.starts()[row]; i < X.starts()[row + 1]; i++) {
          score += X.values()[i] * (double) fitted.weight(X.indices()[i], label);
        }
        double pull = 2 * Math.max(0, 1 - sign * score) * sign;
        for (int i = X.starts()[row]; i < X.starts()[row + 1]; i++) {
          gradient[X.indices()[i]] -= pull * X.values()[i];
        }
        gradient[3] -= pull;
      }
      for (double slope : gradient) {
        assertThat(slope).isCloseTo(0, within(1e-4));
      }
    }
  }

  @Test
  void mirrorsTwoLabels() {
    Targets two = Targets.single(new int[] {0, 0, 1, 1, 1, 0}, 2);

    LinearClassifier fitted = EXACT.fit(X, two, 3, Progress.none());

    for (int column = 0; column < 3; column++) {
      assertThat(fitted.weight(column, 0)).isEqualTo(-fitted.weight(column, 1));
    }
    assertThat(fitted.probabilities(X, Progress.none()).decisions().label(2)).isEqualTo(1);
  }

  @Test
  void isTheSameForTheSameSeed() {
    int[] y = manyLabels(400);
    SparseMatrix x = manyRows(y);
    Targets targets = Targets.single(y, 4);

    Probabilities a =
        LinearSvm.defaults().fit(x, targets, 3, Progress.none()).probabilities(x, Progress.none());
    Probabilities b =
        LinearSvm.defaults().fit(x, targets, 3, Progress.none()).probabilities(x, Progress.none());

    for (int row = 0; row < 400; row++) {
      assertThat(a.of(row, 1)).isEqualTo(b.of(row, 1));
    }
  }

  @Test
  void givesProbabilitiesThatComeTrue() {
    int[] y = manyLabels(6_000);
    SparseMatrix x = manyRows(y);
    int[] learnt = IntStream.range(0, 5_000).toArray();
    int[] judged = IntStream.range(5_000, 6_000).toArray();
    Targets targets = Targets.single(y, 4);

    Probabilities p =
        LinearSvm.defaults()
            .fit(x.select(learnt), targets.select(learnt), 3, Progress.none())
            .probabilities(x.select(judged), Progress.none());

    double sum = 0;
    int hits = 0;
    for (int row = 0; row < judged.length; row++) {
      sum += p.of(row, p.top(row));
      hits += p.top(row) == y[judged[row]] ? 1 : 0;
    }
    assertThat(sum / judged.length).isCloseTo((double) hits / judged.length, within(0.03));
    assertThat(hits).isGreaterThan(900);
  }

  @Test
  void letsRareLabelsCountMoreWhereBalanced() {
    int[] y = manyLabels(200);
    SparseMatrix x = manyRows(y);
    Targets targets = Targets.single(y, 4);

    float plain = new LinearSvm(0.05, 50, 0.001, 0).fit(x, targets, 1, Progress.none()).constant(3);
    float balanced =
        new LinearSvm(0.05, 50, 0.001, 1).fit(x, targets, 1, Progress.none()).constant(3);

    assertThat(balanced).isGreaterThan(plain);
    // 200 answers, four labels: 200 / (4 · count)
    float[] weights = DualProblem.balance(Targets.single(new int[] {0, 0, 0, 1}, 3), 1);
    assertThat(weights).containsExactly(4 / 6f, 2f, 1f);
  }

  @Test
  void endsWhereAFitFromNothingEnds() {
    int[] y = manyLabels(500);
    SparseMatrix x = manyRows(y);
    Targets targets = Targets.single(y, 4);
    int[] first = IntStream.range(0, 450).toArray();
    LinearSvm svm = new LinearSvm(1, 500, 1e-6, 0);
    LinearClassifier earlier = svm.fit(x.select(first), targets.select(first), 1, Progress.none());

    LinearClassifier again = svm.refit(x, targets, 1, earlier, Progress.none());
    LinearClassifier anew = svm.fit(x, targets, 1, Progress.none());

    for (int column = 0; column < 40; column++) {
      assertThat(again.weight(column, 2)).isCloseTo(anew.weight(column, 2), within(2e-3f));
    }
    LinearClassifier shortly =
        new LinearSvm(1, 1, 0, 0).refit(x, targets, 1, anew, Progress.none());
    assertThat(shortly.weight(11, 2)).isCloseTo(anew.weight(11, 2), within(0.02f));
  }

  @Test
  void takesInAnAnswerAndLeavesTheOldModelAsItWas() {
    LinearClassifier before =
        LinearSvm.defaults()
            .fit(
                X.select(new int[] {0, 2}),
                Targets.single(new int[] {0, 1}, 3),
                1,
                Progress.none());
    float was = before.probabilities(X, Progress.none()).of(4, 2);

    LinearClassifier after = before.updated(X, new int[] {4}, Targets.single(new int[] {2}, 3));

    assertThat(after.probabilities(X, Progress.none()).top(4)).isEqualTo(2);
    assertThat(before.probabilities(X, Progress.none()).of(4, 2)).isEqualTo(was);
    assertThat(after.provenance().updates()).isEqualTo(1);
  }

  @Test
  void fitsPlattsSigmoid() {
    // σ(2s − 1) with outcomes in exactly these shares.
    float[] scores = new float[4_000];
    boolean[] truth = new boolean[4_000];
    for (int i = 0; i < scores.length; i++) {
      int level = i / 1_000;
      scores[i] = level * 0.5f;
      double share = 1 / (1 + Math.exp(1 - 2 * scores[i]));
      truth[i] = i % 1_000 < share * 1_000;
    }

    double[] line = LinkFit.platt(scores, truth);

    assertThat(line[0]).isCloseTo(2, within(0.02));
    assertThat(line[1]).isCloseTo(-1, within(0.02));
  }

  @Test
  void carriesItsThresholdsToTheProbabilities() {
    int[] y = manyLabels(300);
    SparseMatrix x = manyRows(y);
    int[][] sets = new int[300][];
    for (int row = 0; row < 300; row++) {
      sets[row] = y[row] == 3 ? new int[] {0, 3} : new int[] {y[row]};
    }
    Targets targets = Targets.multi(sets, 4);

    Probabilities p =
        LinearSvm.defaults().fit(x, targets, 1, Progress.none()).probabilities(x, Progress.none());

    assertThat(p.threshold(3)).isNotEqualTo(0.5f).isBetween(0f, 1f);
    assertThat(p.select(new int[] {1}).threshold(3)).isEqualTo(p.threshold(3));
    int right = 0;
    for (int row = 0; row < 300; row++) {
      right += p.decisions().has(row, 3) == (y[row] == 3) ? 1 : 0;
    }
    assertThat(right).isGreaterThan(290);
  }

  @Test
  void namesTheColumnsThatSpeakForALabel() {
    LinearClassifier fitted = EXACT.fit(X, SINGLE, 3, Progress.none());

    List<LinearClassifier.Contribution> top = fitted.top(0, 5);
    List<LinearClassifier.Contribution> parts = fitted.contributions(X, 5, 0);

    assertThat(top.getFirst().column()).isZero();
    assertThat(top).allMatch(c -> c.weight() > 0);
    assertThat(parts).hasSize(2);
    assertThat(parts.getFirst().weight()).isCloseTo(0.8f * fitted.weight(0, 0), within(1e-6f));
    double sum = fitted.constant(0) + parts.stream().mapToDouble(c -> c.weight()).sum();
    assertThat(sum).isCloseTo(fitted.scores(X, Progress.none())[5 * 3], within(1e-5));
  }

  @Test
  void isReadBackAsItWasWritten() throws IOException {
    LinearClassifier fitted = LinearSvm.defaults().fit(X, MULTI, 3, Progress.none());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    fitted.write(new DataOutputStream(bytes));
    LinearClassifier read =
        LinearClassifier.read(
            fitted.form(),
            new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())),
            fitted.provenance());

    assertThat(read.probabilities(X, Progress.none()).of(3, 2))
        .isEqualTo(fitted.probabilities(X, Progress.none()).of(3, 2));
    assertThat(read.updated(X, new int[] {0}, Targets.multi(new int[][] {{2}}, 3)).labels())
        .isEqualTo(3);
  }

  @Test
  void scoresRowsWithFurtherColumnsOnceWidened() {
    LinearClassifier fitted = EXACT.fit(X, SINGLE, 3, Progress.none());
    SparseMatrix wider =
        new SparseMatrix(5, new int[] {0, 2}, new int[] {0, 4}, new float[] {1, 1});

    Probabilities p = fitted.widened(5).probabilities(wider, Progress.none());

    // The row keeps its length, the root of 2, in the one column that was seen.
    float length = (float) Math.sqrt(2);
    SparseMatrix known =
        new SparseMatrix(X.columns(), new int[] {0, 1}, new int[] {0}, new float[] {length});
    assertThat(p.of(0, 0))
        .isCloseTo(fitted.probabilities(known, Progress.none()).of(0, 0), within(1e-6f));
    assertThatThrownBy(() -> fitted.widened(2)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> fitted.probabilities(wider, Progress.none()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void knowsNothingWithoutTextsAndIsSureOfASingleLabel() {
    Probabilities none =
        LinearSvm.defaults()
            .fit(X.select(new int[0]), Targets.single(new int[0], 4), 1, Progress.none())
            .probabilities(X, Progress.none());
    Probabilities one =
        LinearSvm.defaults()
            .fit(X, Targets.single(new int[6], 1), 1, Progress.none())
            .probabilities(X, Progress.none());

    assertThat(none.of(2, 1)).isEqualTo(0.25f);
    assertThat(one.of(0, 0)).isEqualTo(1f);
  }

  @Test
  void refusesSettingsThatMakeNoSense() {
    assertThatThrownBy(() -> new LinearSvm(-1, 1, 0, 0)).hasMessageContaining("c ");
    assertThatThrownBy(() -> new LinearSvm(1, 0, 0, 0)).hasMessageContaining("passes");
    assertThatThrownBy(() -> new LinearSvm(1, 1, 0, 2)).hasMessageContaining("classWeight");
    assertThat(ClassWeight.parse("balanced")).isEqualTo(1);
    assertThat(ClassWeight.parse("0.5")).isEqualTo(0.5);
  }
}
