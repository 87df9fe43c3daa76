package marginalia.learn.neural;

import java.util.Arrays;

/// Marginal probabilities of the edges of a dependency tree over the n words of a sentence, each
/// tree as likely as e to the sum of the scores of its edges and of its root. By the matrix-tree
/// theorem: Koo, Globerson, Carreras and Collins (2007), EMNLP D07-1015. The way back goes through
/// the inverse. In doubles, as the inverse of a Laplacian loses digits. O(n³).
final class DependencyTrees {
  private final int n;

  /// e to the score of the edge from word i to word j; zeros on the diagonal.
  private final double[][] edges;

  /// e to the score of word i as root.
  private final double[] roots;

  /// Of the Laplacian whose first row is that of the roots.
  private final double[][] inverse;

  /// @param scores n × n, from head i to dependent j; the diagonal is not read
  /// @param rootScores n, n ≥ 1
  DependencyTrees(double[][] scores, double[] rootScores) {
    n = rootScores.length;
    double largest = Arrays.stream(rootScores).max().orElseThrow();
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        largest = i == j ? largest : Math.max(largest, scores[i][j]);
      }
    }
    // A tree has as many edges and roots as words, so a common factor cancels out.
    edges = new double[n][n];
    roots = new double[n];
    double[][] laplacian = new double[n][n];
    for (int i = 0; i < n; i++) {
      roots[i] = Math.exp(rootScores[i] - largest);
      for (int j = 0; j < n; j++) {
        edges[i][j] = i == j ? 0 : Math.exp(scores[i][j] - largest);
        laplacian[i][j] -= edges[i][j];
        laplacian[j][j] += edges[i][j];
      }
    }
    laplacian[0] = roots.clone();
    inverse = inverted(laplacian);
  }

  /// Probability that word i is the head of word j; the columns sum to 1 less [#root(int)].
  double edge(int i, int j) {
    double p = j == 0 ? 0 : inverse[j][j];
    double q = i == 0 ? 0 : inverse[j][i];
    return edges[i][j] * (p - q);
  }

  /// Probability that word i is the root; they sum to 1.
  double root(int i) {
    return roots[i] * inverse[i][0];
  }

  /// Slopes of the scores.
  ///
  /// @param scores n × n
  /// @param rootScores n
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  record Slopes(double[][] scores, double[] rootScores) {}

  /// From the slopes of the probabilities.
  Slopes backward(double[][] ofEdges, double[] ofRoots) {
    double[][] ofEdge = new double[n][n];
    double[] ofRoot = new double[n];
    double[][] ofInverse = new double[n][n];
    for (int i = 0; i < n; i++) {
      ofRoot[i] = ofRoots[i] * inverse[i][0];
      ofInverse[i][0] += ofRoots[i] * roots[i];
      for (int j = 0; j < n; j++) {
        double slope = ofEdges[i][j] * edges[i][j];
        if (j != 0) {
          ofEdge[i][j] += ofEdges[i][j] * inverse[j][j];
          ofInverse[j][j] += slope;
        }
        if (i != 0) {
          ofEdge[i][j] -= ofEdges[i][j] * inverse[j][i];
          ofInverse[j][i] -= slope;
        }
      }
    }
    // Of an inverse B the slope is −Bᵀ·dB·Bᵀ.
    double[][] ofLaplacian = product(product(transposed(inverse), ofInverse), transposed(inverse));
    for (int j = 0; j < n; j++) {
      ofRoot[j] = roots[j] * (ofRoot[j] - ofLaplacian[0][j]);
      for (int i = 0; i < n; i++) {
        double through = (i == 0 ? 0 : ofLaplacian[i][j]) - (j == 0 ? 0 : ofLaplacian[j][j]);
        ofEdge[i][j] = edges[i][j] * (ofEdge[i][j] + through);
      }
    }
    return new Slopes(ofEdge, ofRoot);
  }

  /// By Gauss and Jordan with the largest pivot of each column. The matrix is used up.
  private static double[][] inverted(double[][] a) {
    int n = a.length;
    double[][] b = new double[n][n];
    for (int i = 0; i < n; i++) {
      b[i][i] = 1;
    }
    for (int column = 0; column < n; column++) {
      int pivot = column;
      for (int row = column + 1; row < n; row++) {
        pivot = Math.abs(a[row][column]) > Math.abs(a[pivot][column]) ? row : pivot;
      }
      swap(a, pivot, column);
      swap(b, pivot, column);
      double scale = 1 / a[column][column];
      for (int j = 0; j < n; j++) {
        a[column][j] *= scale;
        b[column][j] *= scale;
      }
      for (int row = 0; row < n; row++) {
        double factor = a[row][column];
        for (int j = 0; row != column && factor != 0 && j < n; j++) {
          a[row][j] -= factor * a[column][j];
          b[row][j] -= factor * b[column][j];
        }
      }
    }
    return b;
  }

  private static void swap(double[][] a, int i, int j) {
    double[] row = a[i];
    a[i] = a[j];
    a[j] = row;
  }

  private static double[][] transposed(double[][] a) {
    double[][] b = new double[a.length][a.length];
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < a.length; j++) {
        b[j][i] = a[i][j];
      }
    }
    return b;
  }

  private static double[][] product(double[][] a, double[][] b) {
    int n = a.length;
    double[][] c = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int l = 0; l < n; l++) {
        for (int j = 0; j < n; j++) {
          c[i][j] += a[i][l] * b[l][j];
        }
      }
    }
    return c;
  }
}
