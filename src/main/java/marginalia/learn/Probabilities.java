package marginalia.learn;

import java.util.Arrays;

/// An n × k table of probabilities from 0 to 1. Where labels exclude each other a row sums to 1;
/// otherwise each stands for itself. Immutable by agreement: the table is not copied.
public final class Probabilities {
  private final int rows;
  private final int labels;
  private final boolean exclusive;
  private final float[] values;
  private final float[] thresholds;

  private Probabilities(
      int rows, int labels, boolean exclusive, float[] values, float[] thresholds) {
    if ((long) rows * labels != values.length) {
      throw new IllegalArgumentException(rows + " × " + labels + " is not " + values.length);
    }
    this.rows = rows;
    this.labels = labels;
    this.exclusive = exclusive;
    this.values = values;
    this.thresholds = thresholds;
  }

  /// Of labels that exclude each other.
  ///
  /// @param values row by row; taken over without copying
  public static Probabilities exclusive(int rows, int labels, float[] values) {
    return new Probabilities(rows, labels, true, values, halves(labels));
  }

  /// Of labels that may hold together.
  ///
  /// @param values row by row; taken over without copying
  public static Probabilities independent(int rows, int labels, float[] values) {
    return independent(rows, labels, values, halves(labels));
  }

  /// Of labels that may hold together, each given from a probability of its own on.
  ///
  /// @param values row by row; taken over without copying
  /// @param thresholds k numbers
  public static Probabilities independent(
      int rows, int labels, float[] values, float[] thresholds) {
    if (thresholds.length != labels) {
      throw new IllegalArgumentException(thresholds.length + " thresholds, " + labels + " labels");
    }
    return new Probabilities(rows, labels, false, values, thresholds.clone());
  }

  private static float[] halves(int labels) {
    float[] thresholds = new float[labels];
    Arrays.fill(thresholds, 0.5f);
    return thresholds;
  }

  /// From which probability on a label is given where labels may hold together; 0.5 unless the
  /// model has found a better one.
  public float threshold(int label) {
    return thresholds[label];
  }

  /// Number of rows, n.
  public int rows() {
    return rows;
  }

  /// Number of labels, k.
  public int labels() {
    return labels;
  }

  /// Whether exactly one label holds per row.
  public boolean exclusive() {
    return exclusive;
  }

  public float of(int row, int label) {
    return values[row * labels + label];
  }

  /// Copies a row into the first k places of `into`.
  public void copyRow(int row, double[] into) {
    int from = row * labels;
    for (int label = 0; label < labels; label++) {
      into[label] = values[from + label];
    }
  }

  /// The most probable label of a row, the first of equals; −1 if there are no labels.
  public int top(int row) {
    int from = row * labels;
    int best = labels == 0 ? -1 : 0;
    for (int label = 1; label < labels; label++) {
      if (values[from + label] > values[from + best]) {
        best = label;
      }
    }
    return best;
  }

  /// What the model would answer: the most probable label of each row where labels exclude each
  /// other, otherwise all of at least their [#threshold(int)].
  public Targets decisions() {
    if (exclusive) {
      int[] y = new int[rows];
      for (int row = 0; row < rows; row++) {
        y[row] = top(row);
      }
      return Targets.single(y, labels);
    }
    int[][] y = new int[rows][];
    int[] chosen = new int[labels];
    for (int row = 0; row < rows; row++) {
      int count = 0;
      for (int label = 0; label < labels; label++) {
        if (values[row * labels + label] >= thresholds[label]) {
          chosen[count++] = label;
        }
      }
      y[row] = Arrays.copyOf(chosen, count);
    }
    return Targets.multi(y, labels);
  }

  /// These rows, in this order; a copy.
  public Probabilities select(int[] chosen) {
    float[] selected = new float[Math.multiplyExact(chosen.length, labels)];
    for (int i = 0; i < chosen.length; i++) {
      System.arraycopy(values, chosen[i] * labels, selected, i * labels, labels);
    }
    return new Probabilities(chosen.length, labels, exclusive, selected, thresholds);
  }
}
