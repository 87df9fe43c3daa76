package marginalia.session;

import java.util.BitSet;
import java.util.stream.IntStream;
import marginalia.evaluate.Folds;
import marginalia.jobs.Progress;
import marginalia.learn.Targets;
import marginalia.text.TextRows;
import marginalia.text.Unseen;

/// The share of words that a model had learnt nothing about when it judged the texts of each label.
/// For a background job.
final class UnseenWords {
  private UnseenWords() {}

  /// Of texts that were held out.
  static double[] heldOut(
      ModelRows rows, Documents documents, Examples learnt, Examples judged, Progress progress) {
    BitSet columns = columns(rows.matrix(), learnt.rows());
    return shares(
        judged,
        Unseen.of(
            rows.model(),
            documents.rows(judged.rows()),
            (_, column) -> columns.get(column),
            progress));
  }

  /// Of texts that were each judged by a model of the other folds.
  static double[] outOfFold(
      ModelRows rows, Documents documents, Examples judged, int folds, Progress progress) {
    int[] fold = Folds.stratified(judged.targets(), folds, Training.SEED);
    BitSet[] columns =
        IntStream.range(0, folds)
            .mapToObj(out ->
                columns(
                    rows.matrix(),
                    IntStream.range(0, judged.size())
                        .filter(i -> fold[i] != out)
                        .map(i -> judged.rows()[i])
                        .toArray()))
            .toArray(BitSet[]::new);
    return shares(
        judged,
        Unseen.of(
            rows.model(),
            documents.rows(judged.rows()),
            (row, column) -> columns[fold[row]].get(column),
            progress));
  }

  private static BitSet columns(TextRows matrix, int[] rows) {
    BitSet columns = new BitSet(matrix.columns());
    for (int row : rows) {
      matrix.eachColumn(row, columns::set);
    }
    return columns;
  }

  private static double[] shares(Examples judged, Unseen unseen) {
    Targets truth = judged.targets();
    return IntStream.range(0, judged.labels().size())
        .mapToDouble(label ->
            unseen.share(
                IntStream.range(0, judged.size()).filter(i -> truth.has(i, label)).toArray()))
        .toArray();
  }
}
