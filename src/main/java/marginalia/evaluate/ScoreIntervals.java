package marginalia.evaluate;

import java.util.List;

/// [Scores] with an interval around each.
public record ScoreIntervals(
    Interval accuracy,
    Interval macroF1,
    Interval microF1,
    Interval jaccard,
    Interval hammingLoss,
    List<LabelIntervals> labels) {
  public ScoreIntervals {
    labels = List.copyOf(labels);
  }

  /// A [LabelScore] with intervals.
  public record LabelIntervals(Interval precision, Interval recall, Interval f1, int support) {}
}
