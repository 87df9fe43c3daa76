package marginalia.text;

import java.util.function.IntConsumer;

/// n texts as the tokens they consist of, in their order. Token 0 stands for one that is not in the
/// vocabulary of d tokens. Immutable by agreement: the arrays are not copied.
public final class Sequences implements TextRows {
  private final TokenPairs vocabulary;
  private final int[] starts;
  private final int[] tokens;

  /// Takes the arrays over without copying; every token is a word.
  ///
  /// @param columns size of the vocabulary, d
  /// @param starts where each row starts in `tokens`; n + 1 long
  /// @throws IllegalArgumentException if the lengths do not fit together
  public Sequences(int columns, int[] starts, int[] tokens) {
    this(TokenPairs.none(columns), starts, tokens);
  }

  Sequences(TokenPairs vocabulary, int[] starts, int[] tokens) {
    if (starts.length == 0 || starts[starts.length - 1] > tokens.length) {
      throw new IllegalArgumentException("the row starts do not fit the tokens");
    }
    this.vocabulary = vocabulary;
    this.starts = starts;
    this.tokens = tokens;
  }

  /// These rows, for a model that reads tokens in their order.
  ///
  /// @throws IllegalArgumentException if they are of the other kind
  public static Sequences of(TextRows rows) {
    return switch (rows) {
      case Sequences sequences -> sequences;
      case PairedRows both -> both.tokens();
      case SparseMatrix _ -> throw new IllegalArgumentException("weighed columns, not sequences");
    };
  }

  /// The rows of one and below them those of another, of the same vocabulary.
  public static Sequences joined(Sequences above, Sequences below) {
    int n = above.rows() + below.rows();
    int[] starts = new int[n + 1];
    for (int row = 0; row < n; row++) {
      int length = row < above.rows() ? above.length(row) : below.length(row - above.rows());
      starts[row + 1] = starts[row] + length;
    }
    int[] tokens = new int[starts[n]];
    for (int row = 0; row < n; row++) {
      if (row < above.rows()) {
        above.copy(row, tokens, starts[row]);
      } else {
        below.copy(row - above.rows(), tokens, starts[row]);
      }
    }
    return new Sequences(above.vocabulary, starts, tokens);
  }

  @Override
  public void eachColumn(int row, IntConsumer column) {
    for (int i = starts[row]; i < starts[row + 1]; i++) {
      column.accept(tokens[i]);
    }
  }

  @Override
  public long digest(int row) {
    long hash = 0;
    for (int i = starts[row]; i < starts[row + 1]; i++) {
      hash = (Long.rotateLeft(hash, 23) ^ tokens[i]) * 0xC4CEB9FE1A85EC53L;
    }
    return hash;
  }

  /// Number of rows, n.
  @Override
  public int rows() {
    return starts.length - 1;
  }

  /// Size of the vocabulary, d.
  @Override
  public int columns() {
    return vocabulary.columns();
  }

  /// Which tokens are pairs, and of what.
  public TokenPairs vocabulary() {
    return vocabulary;
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
  @Override
  public Sequences select(int[] rows) {
    int[] selectedStarts = RowStarts.selected(starts, rows);
    int[] selected = new int[selectedStarts[rows.length]];
    RowStarts.copy(starts, rows, tokens, selected);
    return new Sequences(vocabulary, selectedStarts, selected);
  }
}
