package marginalia.evaluate;

import java.util.ArrayList;
import java.util.List;
import marginalia.learn.Targets;

/// Running counts from which [Scores] are made: per label hits, false alarms and misses.
final class Tally {
  private final int[] hits;
  private final int[] alarms;
  private final int[] misses;
  private int rows;
  private int exact;
  private double jaccard;
  private long wrong;

  Tally(int labels) {
    hits = new int[labels];
    alarms = new int[labels];
    misses = new int[labels];
  }

  static void check(Targets truth, Targets predicted) {
    if (truth.rows() != predicted.rows() || truth.labels() != predicted.labels()) {
      throw new IllegalArgumentException(
          "truth of %d × %d, predictions of %d × %d"
              .formatted(truth.rows(), truth.labels(), predicted.rows(), predicted.labels()));
    }
  }

  /// Adds a row. Both are ascending.
  void add(int[] truth, int[] predicted) {
    int common = 0;
    int i = 0;
    int j = 0;
    while (i < truth.length || j < predicted.length) {
      if (j == predicted.length || (i < truth.length && truth[i] < predicted[j])) {
        misses[truth[i++]]++;
      } else if (i == truth.length || predicted[j] < truth[i]) {
        alarms[predicted[j++]]++;
      } else {
        hits[truth[i++]]++;
        j++;
        common++;
      }
    }
    int union = truth.length + predicted.length - common;
    rows++;
    exact += common == union ? 1 : 0;
    wrong += union - common;
    jaccard += union == 0 ? 1 : (double) common / union;
  }

  Scores scores() {
    List<LabelScore> labels = new ArrayList<>();
    double sum = 0;
    long allHits = 0;
    long allErrors = 0;
    for (int label = 0; label < hits.length; label++) {
      double f1 = f1(hits[label], (long) alarms[label] + misses[label]);
      labels.add(
          new LabelScore(
              ratio(hits[label], (long) hits[label] + alarms[label]),
              ratio(hits[label], (long) hits[label] + misses[label]),
              f1,
              hits[label] + misses[label]));
      sum += f1;
      allHits += hits[label];
      allErrors += (long) alarms[label] + misses[label];
    }
    return new Scores(
        ratio(exact, rows),
        hits.length == 0 ? 0 : sum / hits.length,
        f1(allHits, allErrors),
        rows == 0 ? 0 : jaccard / rows,
        ratio(wrong, (long) rows * hits.length),
        labels);
  }

  private static double f1(long hits, long errors) {
    return ratio(2 * hits, 2 * hits + errors);
  }

  private static double ratio(long part, long whole) {
    return whole == 0 ? 0 : (double) part / whole;
  }
}
