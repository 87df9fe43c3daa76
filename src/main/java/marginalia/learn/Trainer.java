package marginalia.learn;

import marginalia.jobs.Progress;
import marginalia.text.TextRows;

/// A way to learn: a record of hyperparameters without data or state. (Not sealed, because its
/// kinds live in packages of their own; [Models] lists them.)
public interface Trainer {
  /// Name on the command line, such as `logistic-regression`.
  String name();

  /// Learns from all rows of `x`, whose truth is `y`. Equal arguments give equal classifiers. A
  /// label without any row is allowed and gets small probabilities; without rows at all every label
  /// is as probable as any other, unless the trainer knows what the labels are called.
  ///
  /// @throws IllegalArgumentException if `x` and `y` differ in rows
  /// @throws marginalia.jobs.CancelledException if the work is to stop
  Classifier fit(TextRows x, Targets y, long seed, Progress progress);
}
