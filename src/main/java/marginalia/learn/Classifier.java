package marginalia.learn;

import java.io.DataOutput;
import java.io.IOException;
import marginalia.jobs.Progress;
import marginalia.text.TextRows;

/// What a [Trainer] has learnt. Immutable; safe for any thread.
public interface Classifier {
  /// Number of labels, k.
  int labels();

  /// Probabilities of every row of `x`, which has the columns the classifier was fitted on.
  ///
  /// @throws IllegalArgumentException if the number of columns differs
  Probabilities probabilities(TextRows x, Progress progress);

  /// Where it comes from.
  Provenance provenance();

  /// Name of the form in which [#write(DataOutput)] writes; [Models] knows it.
  String form();

  /// Writes the classifier as data.
  void write(DataOutput out) throws IOException;
}
