package marginalia.learn;

/// Which part of a cross-validation each text belongs to.
public final class Folded {
  private Folded() {}

  /// A fold from 0 on for each row: each label's texts in turn, in an order by chance. Where texts
  /// have several labels their first counts.
  public static int[] of(Targets y, int folds, long seed) {
    int[] seen = new int[y.labels() + 1];
    int[] fold = new int[y.rows()];
    for (int row : Shuffle.of(y.rows(), seed)) {
      int[] labels = y.labels(row);
      fold[row] = seen[labels.length == 0 ? y.labels() : labels[0]]++ % folds;
    }
    return fold;
  }
}
