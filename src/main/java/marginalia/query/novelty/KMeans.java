package marginalia.query.novelty;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import marginalia.jobs.Progress;
import marginalia.learn.tensor.Elementwise;
import marginalia.learn.tensor.Matrix;
import marginalia.learn.tensor.Products;
import marginalia.learn.tensor.Products.Into;
import marginalia.text.SparseMatrix;

/// Groups of texts that point the same way: spherical k-means of Dhillon and Modha (2001),
/// doi:10.1023/A:1007612920971, from starts far apart, Arthur and Vassilvitskii (2007).
public final class KMeans {
  private static final int ROUNDS = 30;

  /// Of so many the best counts.
  private static final int STARTS = 5;

  private final Matrix rows;
  private final Matrix centres;
  private final int[] group;
  private final float[] cosine;

  private KMeans(Matrix rows, int k) {
    this.rows = rows;
    this.centres = Matrix.zeros(k, rows.columns());
    this.group = new int[rows.rows()];
    this.cosine = new float[rows.rows()];
  }

  /// At most k groups of row numbers, the largest first, each with the rows nearest to its middle
  /// first; together all rows. O(n·k·width) a round, at most 30 of them from each of five starts.
  ///
  /// @param k at least 1; empty groups are left out
  public static List<int[]> groups(SparseMatrix x, int k, long seed, Progress progress) {
    if (x.rows() == 0) {
      return List.of();
    }
    Matrix rows = UnitRows.of(x).all(progress);
    SplittableRandom random = new SplittableRandom(seed);
    KMeans best = new KMeans(rows, Math.min(k, x.rows()));
    best.run(random, progress);
    for (int start = 1; start < STARTS; start++) {
      KMeans other = new KMeans(rows, Math.min(k, x.rows()));
      other.run(random, progress);
      best = other.total() > best.total() ? other : best;
    }
    return best.sorted();
  }

  private void run(SplittableRandom random, Progress progress) {
    start(random);
    boolean moved = true;
    for (int round = 0; round < ROUNDS && moved; round++) {
      progress.checkCancelled();
      moved = assign() || round == 0;
      centre();
    }
  }

  /// How near all rows are to the middles of their groups.
  private double total() {
    double sum = 0;
    for (float one : cosine) {
      sum += one;
    }
    return sum;
  }

  /// The first row by chance, each further one with a chance that grows with its distance from
  /// those taken.
  private void start(SplittableRandom random) {
    int n = rows.rows();
    double[] distances = new double[n];
    Arrays.fill(distances, 1);
    for (int k = 0; k < centres.rows(); k++) {
      double left = random.nextDouble() * Arrays.stream(distances).sum();
      int chosen = 0;
      while (chosen < n - 1 && left >= distances[chosen]) {
        left -= distances[chosen++];
      }
      centres.copyRow(rows, chosen, k);
      for (int row = 0; row < n; row++) {
        double distance = Math.max(0, 1 - Elementwise.dotRows(rows, row, centres, k));
        distances[row] = Math.min(k == 0 ? distance : distances[row], distance);
      }
    }
  }

  private boolean assign() {
    int k = centres.rows();
    Matrix cosines = Matrix.zeros(rows.rows(), k);
    Products.abT(rows, centres, cosines, Into.REPLACE);
    boolean moved = false;
    for (int row = 0; row < group.length; row++) {
      int best = 0;
      for (int other = 1; other < k; other++) {
        best = cosines.at(row, other) > cosines.at(row, best) ? other : best;
      }
      moved |= group[row] != best;
      group[row] = best;
      cosine[row] = cosines.at(row, best);
    }
    return moved;
  }

  private void centre() {
    centres.clear();
    for (int row = 0; row < group.length; row++) {
      Elementwise.addRow(1, rows, row, centres, group[row]);
    }
    UnitRows.scale(centres);
  }

  private List<int[]> sorted() {
    return IntStream.range(0, centres.rows())
        .mapToObj(k ->
            IntStream.range(0, group.length)
                .filter(row -> group[row] == k)
                .boxed()
                .sorted(Comparator.comparingDouble(row -> -cosine[row]))
                .mapToInt(Integer::intValue)
                .toArray())
        .filter(members -> members.length > 0)
        .sorted(Comparator.comparingInt((int[] members) -> -members.length))
        .toList();
  }
}
