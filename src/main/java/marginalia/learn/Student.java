package marginalia.learn;

import marginalia.jobs.Progress;
import marginalia.text.TextRows;

/// A trainer that can also learn from what a teacher believes, not only from answers. Hinton,
/// Vinyals and Dean (2015), arXiv:1503.02531.
public interface Student extends Trainer {
  /// Learns from all rows of `x`, of which `y` is believed. Where every belief is certain it learns
  /// the same loss as [#fit(TextRows, Targets, long, Progress)] with equal settings.
  ///
  /// @throws IllegalArgumentException if `x` and `y` differ in rows
  /// @throws marginalia.jobs.CancelledException if the work is to stop
  Classifier fit(TextRows x, SoftTargets y, long seed, Progress progress);
}
