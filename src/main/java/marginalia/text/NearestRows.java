package marginalia.text;

import java.util.List;
import marginalia.jobs.Progress;

/// Exact search for the rows most like one by cosine, in weighed columns.
public final class NearestRows {
  private static final int PIECE = 4_096;

  private NearestRows() {}

  /// The `count` rows of `all` of the largest cosine with the first row of `one`, best first; those
  /// that share no column with it are left out. O(entries of `all`), on the threads of `progress`.
  ///
  /// @param one has the columns of `all`
  /// @throws IllegalArgumentException if it has others, or `count` is below 1
  public static List<MostAlike.Hit> of(
      SparseMatrix all, SparseMatrix one, int count, Progress progress) {
    if (one.columns() != all.columns()) {
      throw new IllegalArgumentException(one.columns() + " columns, not " + all.columns());
    }
    MostAlike best = new MostAlike(count);
    float[] wanted = new float[all.columns()];
    for (int i = one.starts()[0]; i < one.starts()[1]; i++) {
      wanted[one.indices()[i]] = one.values()[i];
    }
    double length = Math.sqrt(one.squaredNorm(0));
    progress.ranges(
        all.rows(),
        PIECE,
        (from, to) -> {
          MostAlike found = new MostAlike(count);
          for (int row = from; row < to; row++) {
            double product = product(all, row, wanted);
            if (product > 0) {
              double lengths = length * Math.sqrt(all.squaredNorm(row));
              found.offer(row, (float) (product / lengths));
            }
          }
          synchronized (best) {
            best.offerAll(found);
          }
        });
    return best.bestFirst();
  }

  private static double product(SparseMatrix all, int row, float[] wanted) {
    int[] indices = all.indices();
    float[] values = all.values();
    double sum = 0;
    for (int i = all.starts()[row]; i < all.starts()[row + 1]; i++) {
      sum += (double) values[i] * wanted[indices[i]];
    }
    return sum;
  }
}
