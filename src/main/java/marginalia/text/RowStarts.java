package marginalia.text;

/// Rows of different lengths that lie one after another in an array: row r is at `starts[r]` to
/// `starts[r + 1]`.
public final class RowStarts {
  private RowStarts() {}

  /// Where some of the rows start once they lie one after another, in this order.
  ///
  /// @throws ArithmeticException if they are more than an array holds
  public static int[] selected(int[] starts, int[] rows) {
    int[] selected = new int[rows.length + 1];
    for (int i = 0; i < rows.length; i++) {
      selected[i + 1] = Math.addExact(selected[i], starts[rows[i] + 1] - starts[rows[i]]);
    }
    return selected;
  }

  /// Copies these rows, one after another, into an array of the same kind.
  public static void copy(int[] starts, int[] rows, Object from, Object into) {
    int at = 0;
    for (int row : rows) {
      int length = starts[row + 1] - starts[row];
      System.arraycopy(from, starts[row], into, at, length);
      at += length;
    }
  }
}
