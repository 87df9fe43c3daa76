package marginalia.text;

import java.util.Arrays;

/// n texts as the tokens they consist of, in their order. Token 0 stands for one that is not in the
/// vocabulary of d tokens. Immutable by agreement: the arrays are not copied.
public final class Sequences {
  private final int columns;
  private final int[] starts;
  private final int[] tokens;

  /// Takes the arrays over without copying.
  ///
  /// @param columns size of the vocabulary, d
  /// @param starts where each row starts in `tokens`; n + 1 long
  /// @throws IllegalArgumentException if the lengths do not fit together
  public Sequences(int columns, int[] starts, int[] tokens) {
    if (starts.length == 0 || starts[starts.length - 1] > tokens.length) {
      throw new IllegalArgumentException("the row starts do not fit the tokens");
    }
    this.columns = columns;
    this.starts = starts;
    this.tokens = tokens;
  }

  /// Number of rows, n.
  public int rows() {
    return starts.length - 1;
  }

  /// Size of the vocabulary, d.
  public int columns() {
    return columns;
  }

  /// Tokens of a row.
  public int length(int row) {
    return starts[row + 1] - starts[row];
  }

  /// The i-th token of a row.
  public int token(int row, int i) {
    return tokens[starts[row] + i];
  }

  /// Copies the tokens of a row into `into`, from index `at` on.
  public void copy(int row, int[] into, int at) {
    System.arraycopy(tokens, starts[row], into, at, length(row));
  }

  /// These rows, in this order; a copy.
  public Sequences select(int[] rows) {
    int[] selectedStarts = new int[rows.length + 1];
    for (int i = 0; i < rows.length; i++) {
      selectedStarts[i + 1] = selectedStarts[i] + length(rows[i]);
    }
    int[] selected = new int[selectedStarts[rows.length]];
    for (int i = 0; i < rows.length; i++) {
      copy(rows[i], selected, selectedStarts[i]);
    }
    return new Sequences(columns, selectedStarts, selected);
  }

  @Override
  public String toString() {
    return rows() + " texts of " + columns + " words, " + Arrays.stream(starts).max().orElse(0);
  }
}
