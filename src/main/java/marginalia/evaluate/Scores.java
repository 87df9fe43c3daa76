package marginalia.evaluate;

import java.util.List;
import marginalia.learn.Targets;

/// How good predictions are. All from 0 to 1; 0 where there is nothing to divide by.
///
/// @param accuracy share of texts that are right, with all their labels where there may be several
///   (subset accuracy)
/// @param macroF1 mean of the labels' F1 over all k, those without any text included
/// @param microF1 F1 of all decisions together; equals the accuracy where labels exclude each other
/// @param jaccard mean over the texts of common labels by all labels of truth and prediction; 1 for
///   a text without any
/// @param hammingLoss share of all decisions, one for each text and label, that are wrong
public record Scores(
    double accuracy,
    double macroF1,
    double microF1,
    double jaccard,
    double hammingLoss,
    List<LabelScore> labels) {
  public Scores {
    labels = List.copyOf(labels);
  }

  /// Compares predictions with the truth.
  ///
  /// @throws IllegalArgumentException if rows or labels differ
  public static Scores of(Targets truth, Targets predicted) {
    Tally.check(truth, predicted);
    Tally tally = new Tally(truth.labels());
    for (int row = 0; row < truth.rows(); row++) {
      tally.add(truth.labels(row), predicted.labels(row));
    }
    return tally.scores();
  }
}
