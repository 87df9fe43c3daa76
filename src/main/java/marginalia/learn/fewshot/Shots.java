package marginalia.learn.fewshot;

import java.util.Arrays;
import java.util.stream.IntStream;
import marginalia.learn.Targets;
import marginalia.text.SparseMatrix;

/// Answered texts, and what is told of their labels, as rows of the same columns.
record Shots(SparseMatrix x, Targets y, Told told) {
  Shots {
    if (x.rows() != y.rows()) {
      throw new IllegalArgumentException(x.rows() + " rows, " + y.rows() + " targets");
    }
    if (told.names().rows() != 0 && told.names().rows() != y.labels()) {
      throw new IllegalArgumentException(
          told.names().rows() + " names of " + y.labels() + " labels");
    }
  }

  Shots select(int[] rows) {
    return new Shots(x.select(rows), y.select(rows), told);
  }

  /// The same with all that is told as further examples: each name so many times, each text once.
  Shots withTold(int times) {
    SparseMatrix names = told.names();
    int[] repeated = IntStream.range(0, times * names.rows()).map(i -> i % names.rows()).toArray();
    SparseMatrix all = x.above(names.select(repeated)).above(told.examples());
    return new Shots(
        all,
        with(IntStream.concat(IntStream.of(repeated), IntStream.of(told.labels())).toArray()),
        told);
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
