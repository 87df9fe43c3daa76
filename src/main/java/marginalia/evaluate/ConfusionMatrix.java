package marginalia.evaluate;

import marginalia.learn.Targets;

/// How often each label (row) was taken for each other (column); k × k. Immutable.
public final class ConfusionMatrix {
  private final int labels;
  private final int[] counts;

  private ConfusionMatrix(int labels, int[] counts) {
    this.labels = labels;
    this.counts = counts;
  }

  /// Counts where labels exclude each other.
  ///
  /// @throws IllegalArgumentException if rows or labels differ, or rows may have several labels
  public static ConfusionMatrix of(Targets truth, Targets predicted) {
    Tally.check(truth, predicted);
    int k = truth.labels();
    int[] counts = new int[Math.multiplyExact(k, k)];
    for (int row = 0; row < truth.rows(); row++) {
      counts[truth.label(row) * k + predicted.label(row)]++;
    }
    return new ConfusionMatrix(k, counts);
  }

  /// Number of labels, k.
  public int labels() {
    return labels;
  }

  /// Texts of label `truth` that were given `predicted`.
  public int count(int truth, int predicted) {
    return counts[truth * labels + predicted];
  }

  /// Texts of label `truth`.
  public int support(int truth) {
    int sum = 0;
    for (int predicted = 0; predicted < labels; predicted++) {
      sum += count(truth, predicted);
    }
    return sum;
  }

  /// Share of the texts of `truth` that were given `predicted`; 0 if there are none.
  public double rate(int truth, int predicted) {
    int support = support(truth);
    return support == 0 ? 0 : (double) count(truth, predicted) / support;
  }
}
