package marginalia.learn;

import java.util.OptionalDouble;
import marginalia.jobs.Progress;
import marginalia.text.TextRows;

/// A trainer that learns in passes whose number falls with the texts, so that fits of fewer texts
/// do not tell how long one of all takes, but a few of its steps do.
public interface Foreseen extends Trainer {
  /// Seconds that a fit will take on this machine, from a few steps; empty where fits of fewer
  /// texts tell it.
  ///
  /// @param some of the texts that are to be learnt from, and their truth `y`
  /// @param n how many there are in all
  /// @throws marginalia.jobs.CancelledException if the work is to stop
  OptionalDouble seconds(TextRows some, Targets y, int n, long seed, Progress progress);
}
