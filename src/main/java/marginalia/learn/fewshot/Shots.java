package marginalia.learn.fewshot;

import java.util.Arrays;
import java.util.stream.IntStream;
import marginalia.learn.Targets;
import marginalia.text.SparseMatrix;

/// Answered texts, and what their labels are called, as rows of the same columns.
///
/// @param names a row for each label; no rows where nothing is known of the labels
record Shots(SparseMatrix x, Targets y, SparseMatrix names) {
  Shots {
    if (x.rows() != y.rows()) {
      throw new IllegalArgumentException(x.rows() + " rows, " + y.rows() + " targets");
    }
    if (names.rows() != 0 && names.rows() != y.labels()) {
      throw new IllegalArgumentException(names.rows() + " names of " + y.labels() + " labels");
    }
  }

  Shots select(int[] rows) {
    return new Shots(x.select(rows), y.select(rows), names);
  }

  /// The same with each name as so many further examples of its label.
  Shots withNames(int times) {
    if (times == 0 || names.rows() == 0) {
      return this;
    }
    int[] labels = IntStream.range(0, times * names.rows()).map(i -> i % names.rows()).toArray();
    return new Shots(x.above(names.select(labels)), with(labels), names);
  }

  private Targets with(int[] labels) {
    if (y.exclusive()) {
      int[] all =
          IntStream.concat(IntStream.range(0, y.rows()).map(y::label), IntStream.of(labels))
              .toArray();
      return Targets.single(all, y.labels());
    }
    int[][] all = new int[y.rows() + labels.length][];
    Arrays.setAll(all, row -> row < y.rows() ? y.labels(row) : new int[] {labels[row - y.rows()]});
    return Targets.multi(all, y.labels());
  }
}
