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
  void decidesBetweenTheLikelyLabelsByTheirDistance() {
    // Rows: a/x 0.3, a/y 0.3, b 0.4. Expected distances: a/x 0.3·2 + 0.4·3 = 1.8, b 0.6·3 = 1.8 + …
    Probabilities p = Probabilities.exclusive(1, 4, new float[] {0.32f, 0.3f, 0.38f, 0});

    assertThat(p.top(0)).isEqualTo(2);
    assertThat(TREE.leastDistance(p).label(0)).isZero();
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
