package marginalia.text;

import java.util.function.IntConsumer;

/// n texts in both forms: weighed columns, and the tokens they consist of. Each model takes the one
/// it learns from; the columns are those of the first.
public record PairedRows(SparseMatrix weighed, Sequences tokens) implements TextRows {
  public PairedRows {
    if (weighed.rows() != tokens.rows()) {
      throw new IllegalArgumentException(weighed.rows() + " rows and " + tokens.rows());
    }
  }

  @Override
  public int rows() {
    return weighed.rows();
  }

  @Override
  public int columns() {
    return weighed.columns();
  }

  @Override
  public PairedRows select(int[] rows) {
    return new PairedRows(weighed.select(rows), tokens.select(rows));
  }

  @Override
  public void eachColumn(int row, IntConsumer column) {
    weighed.eachColumn(row, column);
  }

  @Override
  public long digest(int row) {
    return Long.rotateLeft(weighed.digest(row), 17) ^ tokens.digest(row);
  }
}
