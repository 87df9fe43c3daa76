package marginalia.learn.neural;

import marginalia.learn.tensor.Matrix;

/// Looks up the vectors of tokens; token 0 is the zero vector.
final class Embedding {
  private final Table table;

  Embedding(Table table) {
    this.table = table;
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
    if (table.trainable()) {
      tape.onBackward(() -> table.used(tape, ids, vectors.slope()));
    }
    return vectors;
  }
}
