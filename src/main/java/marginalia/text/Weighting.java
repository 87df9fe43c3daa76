package marginalia.text;

/// How often an n-gram occurs, and how rare it is, become a number.
public record Weighting(Counts counts, Rarity rarity, Norm norm) {
  /// What an n-gram's number of occurrences in a text (tf) is worth.
  public enum Counts {
    /// 1 + ln tf.
    SUBLINEAR,
    /// tf.
    PLAIN,
    /// 1.
    ONCE
  }

  /// What it is worth to occur in few of n texts (df).
  public enum Rarity {
    /// ln((1 + n) / (1 + df)) + 1.
    SMOOTH,
    /// ln(n / df) + 1.
    SHARP,
    /// 1.
    NONE
  }

  /// To what each row is scaled.
  public enum Norm {
    /// The absolute values sum to 1.
    L1,
    /// The squares sum to 1.
    L2,
    /// Nothing: rows stay as they are.
    NONE
  }

  private static final int MOST = 1 << 16;

  /// Sublinear counts, smooth rarity, rows of length 1.
  public static Weighting defaults() {
    return new Weighting(Counts.SUBLINEAR, Rarity.SMOOTH, Norm.L2);
  }

  /// The worth of each number of occurrences, from 0 on.
  float[] worths() {
    float[] worths = new float[MOST];
    for (int count = 1; count < MOST; count++) {
      worths[count] =
          switch (counts) {
            case SUBLINEAR -> (float) (1 + Math.log(count));
            case PLAIN -> count;
            case ONCE -> 1;
          };
    }
    return worths;
  }

  float rarity(int texts, int documents) {
    return switch (rarity) {
      case SMOOTH -> (float) (Math.log((1.0 + texts) / (1.0 + documents)) + 1);
      case SHARP -> (float) (Math.log((double) texts / documents) + 1);
      case NONE -> 1;
    };
  }

  /// Scales `values` from `from` to `to`.
  void scale(float[] values, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += norm == Norm.L1 ? Math.abs(values[i]) : (double) values[i] * values[i];
    }
    if (norm == Norm.NONE || sum == 0) {
      return;
    }
    float scale = (float) (1 / (norm == Norm.L1 ? sum : Math.sqrt(sum)));
    for (int i = from; i < to; i++) {
      values[i] *= scale;
    }
  }
}
