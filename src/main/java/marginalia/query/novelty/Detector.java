package marginalia.query.novelty;

import marginalia.jobs.Progress;
import marginalia.learn.Targets;
import marginalia.text.SparseMatrix;

/// Learns from labelled texts which others fit none of their labels. Holds settings alone; equal
/// arguments give equal results.
public sealed interface Detector
    permits Adversarial,
        ClassRadius,
        DistanceAndDoubt,
        Energy,
        LargestProbability,
        MarginOutliers,
        NearestLabelled {
  /// Its name on the command line.
  String name();

  /// Learns what the labels look like. Rows without a label count as known where a detector looks
  /// at texts alone, and are passed over where it looks at labels.
  ///
  /// @param x n ≥ 1 rows, an encoder's vectors or weighed n-grams
  /// @param y n rows of targets
  /// @throws IllegalArgumentException if the rows differ in number or there are none
  /// @throws marginalia.jobs.CancelledException if the work is to stop
  Novelty fit(SparseMatrix x, Targets y, long seed, Progress progress);

  /// Checks what `fit` is given.
  static void check(SparseMatrix x, Targets y) {
    if (x.rows() != y.rows() || x.rows() == 0) {
      throw new IllegalArgumentException(x.rows() + " rows, " + y.rows() + " targets");
    }
  }
}
