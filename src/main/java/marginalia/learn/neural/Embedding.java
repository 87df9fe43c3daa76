package marginalia.learn.neural;

import marginalia.learn.tensor.Elementwise;
import marginalia.learn.tensor.Matrix;
import marginalia.text.TokenPairs;

/// Looks up the vectors of tokens; token 0 is the zero vector. The vector of a pair is the sum of
/// its head's and of one of its own, which starts at zero, so that a pair starts as its head.
final class Embedding {
  private final Table table;
  private final TokenPairs vocabulary;

  Embedding(Table table, TokenPairs vocabulary) {
    this.table = table;
    this.vocabulary = vocabulary;
  }

  int width() {
    return table.value().columns();
  }

  /// One row per token.
  ///
  /// @param ids rows of the table; kept until the tape is cleared, not to be changed
  Signal of(Tape tape, int[] ids) {
    Signal vectors = tape.signal(ids.length, table.value().columns());
    Matrix value = vectors.value();
    for (int i = 0; i < ids.length; i++) {
      value.copyRow(table.value(), ids[i], i);
    }
    int[] heads = heads(ids);
    for (int i = 0; i < heads.length; i++) {
      Elementwise.addRow(1, table.value(), heads[i], value, i);
    }
    if (table.trainable()) {
      tape.onBackward(() -> {
        table.used(tape, ids, vectors.slope());
        table.used(tape, heads, vectors.slope());
      });
    }
    return vectors;
  }

  /// The heads of pairs, in the place of words token 0; none at all where there are no pairs.
  private int[] heads(int[] ids) {
    if (vocabulary.columns() == vocabulary.words()) {
      return new int[0];
    }
    int[] heads = new int[ids.length];
    for (int i = 0; i < ids.length; i++) {
      heads[i] = ids[i] < vocabulary.words() ? 0 : vocabulary.head(ids[i]);
    }
    return heads;
  }
}
