package marginalia.learn;

import java.util.Arrays;
import marginalia.text.RowStarts;

/// What is true of n rows: exactly one of k labels each, or any set of them. Immutable.
public final class Targets {
  private final int labels;
  private final boolean exclusive;
  private final int[] starts;
  private final int[] values;

  private Targets(int labels, boolean exclusive, int[] starts, int[] values) {
    this.labels = labels;
    this.exclusive = exclusive;
    this.starts = starts;
    this.values = values;
    for (int value : values) {
      if (value < 0 || value >= labels) {
        throw new IllegalArgumentException("label " + value + " of " + labels);
      }
    }
  }

  /// One label per row.
  ///
  /// @param y label of each row, from 0 to k − 1
  /// @throws IllegalArgumentException if a label is out of range
  public static Targets single(int[] y, int k) {
    int[] starts = new int[y.length + 1];
    Arrays.setAll(starts, i -> i);
    return new Targets(k, true, starts, y.clone());
  }

  /// Any number of labels per row, none included.
  ///
  /// @param y the labels of each row, without repetition
  /// @throws IllegalArgumentException if a label is out of range
  public static Targets multi(int[][] y, int k) {
    int[] starts = new int[y.length + 1];
    for (int row = 0; row < y.length; row++) {
      starts[row + 1] = starts[row] + y[row].length;
    }
    int[] values = new int[starts[y.length]];
    for (int row = 0; row < y.length; row++) {
      int[] sorted = y[row].clone();
      Arrays.sort(sorted);
      System.arraycopy(sorted, 0, values, starts[row], sorted.length);
    }
    return new Targets(k, false, starts, values);
  }

  /// Number of rows, n.
  public int rows() {
    return starts.length - 1;
  }

  /// Number of labels, k.
  public int labels() {
    return labels;
  }

  /// Whether every row has exactly one label.
  public boolean exclusive() {
    return exclusive;
  }

  /// The label of a row.
  ///
  /// @throws IllegalArgumentException if rows may have several
  public int label(int row) {
    if (!exclusive) {
      throw new IllegalArgumentException("row " + row + " may have several labels");
    }
    return values[row];
  }

  /// The labels of a row, ascending; a copy.
  public int[] labels(int row) {
    return Arrays.copyOfRange(values, starts[row], starts[row + 1]);
  }

  /// Whether a row has a label. Cost O(labels of the row).
  public boolean has(int row, int label) {
    for (int i = starts[row]; i < starts[row + 1]; i++) {
      if (values[i] == label) {
        return true;
      }
    }
    return false;
  }

  /// In how many rows each label occurs; k long.
  public int[] counts() {
    int[] counts = new int[labels];
    for (int value : values) {
      counts[value]++;
    }
    return counts;
  }

  /// These rows, in this order.
  public Targets select(int[] rows) {
    int[] selectedStarts = RowStarts.selected(starts, rows);
    int[] selected = new int[selectedStarts[rows.length]];
    RowStarts.copy(starts, rows, values, selected);
    return new Targets(labels, exclusive, selectedStarts, selected);
  }
}
