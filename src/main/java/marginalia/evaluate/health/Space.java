package marginalia.evaluate.health;

import java.util.ArrayList;
import java.util.List;
import marginalia.jobs.Progress;
import marginalia.learn.Targets;
import marginalia.learn.tensor.Elementwise;
import marginalia.learn.tensor.Matrix;
import marginalia.query.novelty.UnitRows;
import marginalia.text.SparseMatrix;

/// Texts as points of length 1, with the middle of each label and the spread around it. For one
/// thread.
final class Space {
  private static final int CHECK = 256;

  private final Matrix points;
  private final List<List<Integer>> members;
  private final Matrix middles;
  private final double[] squares;
  private final double[] spreads;

  private Space(Matrix points, List<List<Integer>> members) {
    this.points = points;
    this.members = members;
    int k = members.size();
    this.middles = Matrix.zeros(Math.max(1, k), points.columns());
    this.squares = new double[k];
    this.spreads = new double[k];
  }

  /// O(n · width).
  static Space of(SparseMatrix x, Targets y, Progress progress) {
    List<List<Integer>> members = new ArrayList<>();
    for (int label = 0; label < y.labels(); label++) {
      members.add(new ArrayList<>());
    }
    for (int row = 0; row < y.rows(); row++) {
      for (int label : y.labels(row)) {
        members.get(label).add(row);
      }
    }
    Space space = new Space(UnitRows.of(x).all(progress), members);
    for (int label = 0; label < y.labels(); label++) {
      space.settle(label, progress);
    }
    return space;
  }

  private void settle(int label, Progress progress) {
    List<Integer> own = members.get(label);
    mean(points, own, middles, label, progress);
    squares[label] = Elementwise.dotRows(middles, label, middles, label);
    double sum = 0;
    for (int row : own) {
      double distance = distance(row, label);
      sum += distance * distance;
    }
    spreads[label] = own.isEmpty() ? 0 : Math.sqrt(sum / own.size());
  }

  /// Adds the mean of some rows to a row of `into`.
  private static void mean(
      Matrix points, List<Integer> rows, Matrix into, int place, Progress progress) {
    int seen = 0;
    for (int row : rows) {
      if (seen++ % CHECK == 0) {
        progress.checkCancelled();
      }
      Elementwise.addRow(1f / rows.size(), points, row, into, place);
    }
  }

  /// Rows of a label, ascending.
  List<Integer> members(int label) {
    return members.get(label);
  }

  int labels() {
    return members.size();
  }

  /// Of a text to the middle of a label.
  double distance(int row, int label) {
    return distance(row, middles, label, squares[label]);
  }

  private double distance(int row, Matrix others, int place, double square) {
    double own = Elementwise.dotRows(points, row, points, row);
    double across = Elementwise.dotRows(points, row, others, place);
    return Math.sqrt(Math.max(0, own + square - 2 * across));
  }

  /// Of two middles, in units of the spread around them; 0 where both labels are points in one
  /// place, infinite where they are points in two.
  double separation(int a, int b) {
    double across = Elementwise.dotRows(middles, a, middles, b);
    double distance = Math.sqrt(Math.max(0, squares[a] + squares[b] - 2 * across));
    double spread = Math.sqrt((spreads[a] * spreads[a] + spreads[b] * spreads[b]) / 2);
    return distance < 1e-6 ? 0 : distance / spread;
  }

  /// Cosine of the middles of two labels; 0 where one has no texts.
  double cosine(int a, int b) {
    double norms = Math.sqrt(squares[a] * squares[b]);
    return norms < 1e-12 ? 0 : Elementwise.dotRows(middles, a, middles, b) / norms;
  }

  /// Cosine of the middles of two groups of texts; 0 where one is empty. O(n · width).
  double likeness(List<Integer> first, List<Integer> second, Progress progress) {
    Matrix two = Matrix.zeros(2, points.columns());
    mean(points, first, two, 0, progress);
    mean(points, second, two, 1, progress);
    double norms =
        Math.sqrt(
            (double) Elementwise.dotRows(two, 0, two, 0) * Elementwise.dotRows(two, 1, two, 1));
    return norms < 1e-12 ? 0 : Elementwise.dotRows(two, 0, two, 1) / norms;
  }

  /// k × k, row by row: cosine of what a label is called (row) with the middle of a label's texts.
  double[] calling(SparseMatrix meanings, Progress progress) {
    int k = labels();
    Matrix named = UnitRows.of(meanings).all(progress);
    double[] cosines = new double[Math.multiplyExact(k, k)];
    for (int name = 0; name < k; name++) {
      progress.checkCancelled();
      for (int label = 0; label < k; label++) {
        double norm = Math.sqrt(squares[label]);
        cosines[name * k + label] =
            norm < 1e-6 ? 0 : Elementwise.dotRows(named, name, middles, label) / norm;
      }
    }
    return cosines;
  }

  /// Mean over the texts of two groups of (b − a) / max(a, b), where a is the distance to the
  /// middle of the own group and b to that of the other: the simplified silhouette of Hruschka, de
  /// Castro and Campello (2004), doi:10.1109/ICDM.2004.10073. From −1 to 1; 0 where a group is
  /// empty. O(n · width).
  double silhouette(List<Integer> first, List<Integer> second, Progress progress) {
    if (first.isEmpty() || second.isEmpty()) {
      return 0;
    }
    Matrix two = Matrix.zeros(2, points.columns());
    mean(points, first, two, 0, progress);
    mean(points, second, two, 1, progress);
    double[] norms = {Elementwise.dotRows(two, 0, two, 0), Elementwise.dotRows(two, 1, two, 1)};
    double sum = 0;
    for (int row : first) {
      sum += one(distance(row, two, 0, norms[0]), distance(row, two, 1, norms[1]));
    }
    for (int row : second) {
      sum += one(distance(row, two, 1, norms[1]), distance(row, two, 0, norms[0]));
    }
    return sum / (first.size() + second.size());
  }

  private static double one(double own, double other) {
    double larger = Math.max(own, other);
    return larger < 1e-9 ? 0 : (other - own) / larger;
  }
}
