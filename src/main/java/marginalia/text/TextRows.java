package marginalia.text;

import java.util.function.IntConsumer;

/// n texts as rows of numbers over d columns. Which kind, a vectoriser and the models that learn
/// from it agree on; a model that is given the other kind throws [IllegalArgumentException].
public sealed interface TextRows permits SparseMatrix, Sequences, PairedRows {
  /// Number of rows, n.
  int rows();

  /// Number of columns, d.
  int columns();

  /// These rows, in this order; a copy.
  TextRows select(int[] rows);

  /// Every column that a row has, perhaps repeatedly.
  void eachColumn(int row, IntConsumer column);

  /// A number that equal rows have in common; O(row).
  long digest(int row);
}
