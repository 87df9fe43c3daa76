package marginalia.learn.neural;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class DependencyTreesTest {
  private static final double[][] SCORES = {{0, 0.3, -0.5}, {0.8, 0, 0.1}, {-0.2, 0.6, 0}};
  private static final double[] ROOTS = {0.4, -0.3, 0.2};

  /// Heads of the three words in each of the nine trees; 3 is the root.
  private static final int[][] TREES = {
    {3, 0, 0}, {3, 0, 1}, {3, 2, 0}, {1, 3, 1}, {1, 3, 0}, {2, 3, 1}, {2, 2, 3}, {2, 0, 3},
    {1, 2, 3}
  };

  @Test
  void marginalsAreThoseOfAllTreesCounted() {
    double[][] expected = new double[4][3];
    double total = 0;
    for (int[] heads : TREES) {
      double score = 0;
      for (int word = 0; word < 3; word++) {
        score += heads[word] == 3 ? ROOTS[word] : SCORES[heads[word]][word];
      }
      total += Math.exp(score);
      for (int word = 0; word < 3; word++) {
        expected[heads[word]][word] += Math.exp(score);
      }
    }

    DependencyTrees trees = new DependencyTrees(SCORES, ROOTS);

    for (int i = 0; i < 3; i++) {
      assertThat(trees.root(i)).isEqualTo(expected[3][i] / total, within(1e-12));
      for (int j = 0; j < 3; j++) {
        assertThat(trees.edge(i, j)).isEqualTo(expected[i][j] / total, within(1e-12));
      }
    }
  }

  @Test
  void slopesAreThoseOfFiniteDifferences() {
    double[][] ofEdges = {{0, 0.7, -1.1}, {0.4, 0, 2}, {1.5, -0.6, 0}};
    double[] ofRoots = {0.9, -0.2, 1.3};

    DependencyTrees.Slopes slopes = new DependencyTrees(SCORES, ROOTS).backward(ofEdges, ofRoots);

    for (int i = 0; i < 3; i++) {
      double[] roots = ROOTS.clone();
      roots[i] += 1e-6;
      assertThat(slopes.rootScores()[i])
          .isEqualTo(
              (loss(SCORES, roots, ofEdges, ofRoots) - loss(SCORES, ROOTS, ofEdges, ofRoots))
                  / 1e-6,
              within(1e-5));
      for (int j = 0; j < 3; j++) {
        double[][] scores = {SCORES[0].clone(), SCORES[1].clone(), SCORES[2].clone()};
        scores[i][j] += 1e-6;
        assertThat(slopes.scores()[i][j])
            .isEqualTo(
                (loss(scores, ROOTS, ofEdges, ofRoots) - loss(SCORES, ROOTS, ofEdges, ofRoots))
                    / 1e-6,
                within(1e-5));
      }
    }
  }

  @Test
  void aSingleWordIsTheRoot() {
    DependencyTrees one = new DependencyTrees(new double[][] {{5}}, new double[] {-3});

    assertThat(one.root(0)).isEqualTo(1, within(1e-12));
    assertThat(one.edge(0, 0)).isZero();
  }

  private static double loss(
      double[][] scores, double[] roots, double[][] ofEdges, double[] ofRoots) {
    DependencyTrees trees = new DependencyTrees(scores, roots);
    double sum = 0;
    for (int i = 0; i < 3; i++) {
      sum += ofRoots[i] * trees.root(i);
      for (int j = 0; j < 3; j++) {
        sum += ofEdges[i][j] * trees.edge(i, j);
      }
    }
    return sum;
  }
}
