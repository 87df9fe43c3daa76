package marginalia.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import marginalia.jobs.Progress;
import marginalia.learn.linear.LinearSvm;
import marginalia.text.SparseMatrix;
import marginalia.text.TextRows;
import org.junit.jupiter.api.Test;

class TreeMixtureTest {
  private static final Hierarchy TREE = Hierarchy.ofPaths(List.of("a/x", "a/y", "b/x", "b/y"));

  @Test
  void multipliesWhatBothBelieve() {
    Probabilities first = Probabilities.exclusive(1, 2, new float[] {0.9f, 0.1f});
    Probabilities second = Probabilities.exclusive(1, 2, new float[] {0.5f, 0.5f});

    // √(0.9 · 0.5) and √(0.1 · 0.5) are as 3 to 1.
    Probabilities half = TreeMixtureClassifier.mixed(first, second, 2, Progress.none());
    assertThat(half.of(0, 0)).isCloseTo(0.75f, within(1e-6f));
    assertThat(half.of(0, 1)).isCloseTo(0.25f, within(1e-6f));
    // 0.9^¾ · 0.5^¼ and 0.1^¾ · 0.5^¼ are as 9^¾ to 1.
    assertThat(TreeMixtureClassifier.mixed(first, second, 1, Progress.none()).of(0, 0))
        .isCloseTo(0.838_610f, within(1e-6f));
    assertThat(TreeMixtureClassifier.mixed(first, second, 3, Progress.none()).of(0, 0))
        .isCloseTo(0.633_975f, within(1e-6f));
    assertThat(TreeMixtureClassifier.mixed(first, second, 0, Progress.none()).of(0, 0))
        .isCloseTo(0.9f, within(1e-6f));
    assertThat(TreeMixtureClassifier.mixed(first, second, 4, Progress.none()).of(0, 0))
        .isCloseTo(0.5f, within(1e-6f));
  }

  /// The flat one is told at random which label a text has: only the nodes are to be believed.
  @Test
  void believesTheOneThatIsRightOnTextsHeldOut() {
    int n = TreeMixture.ENOUGH;
    int[] labels = new int[n];
    for (int row = 0; row < n; row++) {
      labels[row] = row % 4;
    }
    Targets y = Targets.single(labels, 4);
    SparseMatrix x = rows(labels);
    PerNode right = new PerNode(LinearSvm.defaults(), TREE);
    Trainer guessing = new Guessing(LinearSvm.defaults());

    Probabilities mixed =
        new TreeMixture(guessing, right)
            .fit(x, y, 1, Progress.none())
            .probabilities(x, Progress.none());
    Probabilities nodes = right.fit(x, y, 1, Progress.none()).probabilities(x, Progress.none());

    for (int row = 0; row < 8; row++) {
      for (int label = 0; label < 4; label++) {
        assertThat(mixed.of(row, label)).isCloseTo(nodes.of(row, label), within(1e-4f));
      }
    }
  }

  private static SparseMatrix rows(int[] columns) {
    int[] starts = new int[columns.length + 1];
    float[] values = new float[columns.length];
    for (int row = 0; row < columns.length; row++) {
      starts[row + 1] = row + 1;
      values[row] = 1;
    }
    return new SparseMatrix(4, starts, columns, values);
  }

  /// Learns other answers than it is given.
  private record Guessing(Trainer inner) implements Trainer {
    @Override
    public String name() {
      return "guessing";
    }

    @Override
    public Classifier fit(TextRows x, Targets y, long seed, Progress progress) {
      int[] labels = new SplittableRandom(seed).ints(y.rows(), 0, y.labels()).toArray();
      return inner.fit(x, Targets.single(labels, y.labels()), seed, progress);
    }
  }
}
