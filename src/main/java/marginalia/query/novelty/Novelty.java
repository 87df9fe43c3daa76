package marginalia.query.novelty;

import marginalia.jobs.Progress;
import marginalia.text.SparseMatrix;

/// What a [Detector] has learnt. Safe for any thread.
@FunctionalInterface
public interface Novelty {
  /// How badly each text fits every label: finite, higher means "new". The scale is the detector's
  /// own. Some detectors look at the texts together, so that a text's score depends on the others.
  ///
  /// @param x has the columns of the texts learnt from
  float[] scores(SparseMatrix x, Progress progress);
}
