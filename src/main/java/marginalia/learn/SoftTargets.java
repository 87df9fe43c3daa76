package marginalia.learn;

/// How probable each of k labels is of n rows, as somebody believes who does not know: the truth of
/// a [Student]. Where labels exclude each other a row sums to 1. Immutable.
public final class SoftTargets {
  private static final float MISS = 1e-3f;

  private final Probabilities values;
  private final Targets likeliest;

  private SoftTargets(Probabilities values) {
    this.values = values;
    likeliest = values.decisions();
  }

  /// What a model believes. O(nk).
  ///
  /// @throws IllegalArgumentException if a probability is not from 0 to 1, or a row of labels that
  ///   exclude each other does not sum to 1
  public static SoftTargets of(Probabilities believed) {
    for (int row = 0; row < believed.rows(); row++) {
      float sum = 0;
      for (int label = 0; label < believed.labels(); label++) {
        float p = believed.of(row, label);
        if (!(p >= 0 && p <= 1 + MISS)) {
          throw new IllegalArgumentException("a probability of " + p + " in row " + row);
        }
        sum += p;
      }
      if (believed.exclusive() && Math.abs(sum - 1) > MISS) {
        throw new IllegalArgumentException("row " + row + " sums to " + sum);
      }
    }
    return new SoftTargets(believed);
  }

  /// Number of rows, n.
  public int rows() {
    return values.rows();
  }

  /// Number of labels, k.
  public int labels() {
    return values.labels();
  }

  /// Whether exactly one label holds per row.
  public boolean exclusive() {
    return values.exclusive();
  }

  public float of(int row, int label) {
    return values.of(row, label);
  }

  /// The most probable label of each row, or those more probable than their threshold where labels
  /// may hold together.
  public Targets likeliest() {
    return likeliest;
  }
}
