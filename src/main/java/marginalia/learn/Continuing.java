package marginalia.learn;

import java.util.Optional;

/// A trainer that can go on from what it has learnt before, which is faster than to start anew.
public interface Continuing extends Trainer {
  /// A trainer whose fit begins with what `last` has learnt; empty if `last` is of another kind, or
  /// if it is time to start anew.
  ///
  /// @param last fitted on rows of the same columns and labels
  /// @param times how often it has gone on since it started anew
  /// @param fresh which of the rows to be learnt `last` has not seen, or with another truth
  Optional<Trainer> continuing(Classifier last, int times, int[] fresh);
}
