package marginalia.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.SplittableRandom;
import marginalia.jobs.Progress;
import marginalia.learn.linear.LinearSvm;
import marginalia.text.SparseMatrix;
import org.junit.jupiter.api.Test;

class PerNodeTest {
  /// a/x, a/y, b, b/z; the node a is no label, b is one and has one below it.
  private static final Hierarchy TREE = Hierarchy.ofPaths(List.of("a/x", "a/y", "b", "b/z"));

  private static final int[] LABELS = {0, 0, 1, 1, 2, 2, 3, 3};
  private static final SparseMatrix X = rows();

  /// Each row has the column of its label and that of its first step.
  private static SparseMatrix rows() {
    int[] starts = new int[9];
    int[] indices = new int[16];
    float[] values = new float[16];
    for (int row = 0; row < 8; row++) {
      starts[row + 1] = row * 2 + 2;
      indices[row * 2] = LABELS[row];
      indices[row * 2 + 1] = LABELS[row] < 2 ? 4 : 5;
      values[row * 2] = 0.7f;
      values[row * 2 + 1] = 0.7f;
    }
    return new SparseMatrix(6, starts, indices, values);
  }

  private static PerNodeClassifier fitted() {
    return new PerNode(LinearSvm.defaults(), TREE)
        .fit(X, Targets.single(LABELS, 4), 1, Progress.none());
  }

  @Test
  void knowsWhatLiesBelowWhat() {
    assertThat(TREE.nodes()).isEqualTo(5);
    assertThat(TREE.parent(3)).isEqualTo(2);
    assertThat(TREE.parent(0)).isEqualTo(4);
    assertThat(TREE.children(Hierarchy.TOP)).containsExactly(2, 4);
    assertThat(TREE.step(Hierarchy.TOP, 1)).isEqualTo(4);
    assertThat(TREE.step(4, 3)).isEqualTo(-1);
    assertThat(TREE.distance(0, 1)).isEqualTo(2);
    assertThat(TREE.distance(2, 3)).isEqualTo(1);
    assertThat(TREE.distance(0, 3)).isEqualTo(4);
    assertThat(TREE.distance(1, 1)).isZero();
  }

  @Test
  void refusesWhatIsNoTree() {
    assertThatThrownBy(() -> Hierarchy.of(2, new int[] {1, 0}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("below itself");
    assertThatThrownBy(() -> Hierarchy.of(1, new int[] {7}))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void walksDownThePathOfEachText() {
    Probabilities p = fitted().probabilities(X, Progress.none());

    for (int row = 0; row < 8; row++) {
      assertThat(p.top(row)).isEqualTo(LABELS[row]);
      float sum = p.of(row, 0) + p.of(row, 1) + p.of(row, 2) + p.of(row, 3);
      assertThat(sum).isCloseTo(1, within(1e-5f));
    }
  }

  @Test
  void expectsToBeNearerWhereTheDoubtIsBetweenNeighbours() {
    // a/x for a/y is two edges off, a/x for b three, b for b/z one.
    assertThat(TREE.expectedDistance(new double[] {1, 0, 0, 0})).isZero();
    assertThat(TREE.expectedDistance(new double[] {0.5, 0.5, 0, 0})).isCloseTo(1, within(1e-9));
    assertThat(TREE.expectedDistance(new double[] {0.5, 0, 0.5, 0})).isCloseTo(1.5, within(1e-9));
    assertThat(TREE.expectedDistance(new double[] {0, 0, 0.5, 0.5})).isCloseTo(0.5, within(1e-9));
    // a/x: 0.3 · 2 + 0.38 · 3 = 1.74; b: 0.62 · 3 = 1.86.
    assertThat(TREE.expectedDistance(new double[] {0.32, 0.3, 0.38, 0}))
        .isCloseTo(1.74, within(1e-9));
  }

  @Test
  void expectsTheLeastMeanDistanceOfAllLabels() {
    SplittableRandom random = new SplittableRandom(3);
    Hierarchy deep = Hierarchy.ofPaths(List.of("a", "a/b/c", "a/b/d", "e/f", "e/g/h", "i"));
    for (int round = 0; round < 50; round++) {
      double[] p = random.doubles(6).toArray();
      double least = Double.POSITIVE_INFINITY;
      for (int answer = 0; answer < 6; answer++) {
        double mean = 0;
        for (int truth = 0; truth < 6; truth++) {
          mean += p[truth] * deep.distance(answer, truth);
        }
        least = Math.min(least, mean);
      }
      assertThat(deep.expectedDistance(p)).isCloseTo(least, within(1e-9));
    }
  }

  @Test
  void takesAnAnswerInAtEveryNodeOfItsPath() {
    PerNodeClassifier before = fitted();
    Targets moved = Targets.single(new int[] {1}, 4);

    PerNodeClassifier after = before;
    for (int i = 0; i < 20; i++) {
      after = after.updated(X, new int[] {0}, moved);
    }

    assertThat(after.probabilities(X, Progress.none()).of(0, 1))
        .isGreaterThan(before.probabilities(X, Progress.none()).of(0, 1));
    assertThat(after.probabilities(X, Progress.none()).top(6)).isEqualTo(3);
    assertThat(after.provenance().updates()).isEqualTo(20);
  }

  @Test
  void isReadBackAsItWasWritten() throws IOException {
    PerNodeClassifier fitted = fitted();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    fitted.write(new DataOutputStream(bytes));
    Classifier read =
        Models.read(
            fitted.form(),
            new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())),
            fitted.provenance());

    assertThat(read.probabilities(X, Progress.none()).of(3, 1))
        .isEqualTo(fitted.probabilities(X, Progress.none()).of(3, 1));
  }

  @Test
  void refusesAnotherNumberOfLabels() {
    PerNode trainer = new PerNode(LinearSvm.defaults(), TREE);

    assertThatThrownBy(() -> trainer.fit(X, Targets.single(LABELS, 5), 1, Progress.none()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
