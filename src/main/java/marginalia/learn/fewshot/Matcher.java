package marginalia.learn.fewshot;

import java.io.DataOutput;
import java.io.IOException;
import marginalia.jobs.Progress;
import marginalia.learn.Targets;
import marginalia.text.SparseMatrix;

/// Says how like the examples of each label a text is. Immutable; safe for any thread.
sealed interface Matcher
    permits LogisticMatcher, PrototypeMatcher, NearestMatcher, ProjectedMatcher {
  /// n × k numbers, row by row; higher is more like. They are no probabilities yet.
  float[] scores(SparseMatrix x, Progress progress);

  /// What one of a column adds to a label's score; 0 where the score is no sum over columns.
  float weight(int column, int label);

  /// One that knows these examples, too.
  Matcher updated(SparseMatrix x, Targets y);

  /// Writes what its [Matching] reads.
  void write(DataOutput out) throws IOException;
}
