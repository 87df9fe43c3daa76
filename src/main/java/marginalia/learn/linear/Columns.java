package marginalia.learn.linear;

import marginalia.text.SparseMatrix;

/// The columns that occur in the rows a model has seen: only they have weights.
///
/// @param slots where a column's weights are, −1 for a column that was never seen
/// @param used how many were seen
@SuppressWarnings("ArrayRecordComponent") // Never compared.
public record Columns(int[] slots, int used) {
  /// Those of all rows.
  public static Columns of(SparseMatrix x) {
    int[] slots = new int[x.columns()];
    for (int i = 0; i < x.nonZeros(); i++) {
      slots[x.indices()[i]] = 1;
    }
    int used = 0;
    for (int column = 0; column < slots.length; column++) {
      slots[column] = slots[column] == 1 ? used++ : -1;
    }
    return new Columns(slots, used);
  }

  /// With the columns of these rows, too.
  public Columns with(SparseMatrix x, int[] rows) {
    int[] grown = slots.clone();
    int next = used;
    for (int row : rows) {
      for (int i = x.starts()[row]; i < x.starts()[row + 1]; i++) {
        if (grown[x.indices()[i]] < 0) {
          grown[x.indices()[i]] = next++;
        }
      }
    }
    return new Columns(grown, next);
  }

  /// The slot of every entry of `x`; the matrix's own array where all columns were seen.
  int[] slotsOf(SparseMatrix x) {
    if (used == slots.length) {
      boolean same = true;
      for (int column = 0; column < used && same; column++) {
        same = slots[column] == column;
      }
      if (same) {
        return x.indices();
      }
    }
    int[] mapped = new int[x.nonZeros()];
    for (int i = 0; i < mapped.length; i++) {
      mapped[i] = slots[x.indices()[i]];
    }
    return mapped;
  }
}
