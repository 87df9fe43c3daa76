package marginalia.query;

import java.util.List;
import java.util.Set;
import marginalia.jobs.Progress;

/// A way to choose the documents to ask about next.
public sealed interface QueryStrategy permits ScoringStrategy, DiverseSampling, CoreSet {
  /// As [Strategies] reads it.
  String name();

  /// What the pool must have.
  Set<Need> needs();

  /// At most `batchSize` documents, best first; near-duplicates of one just chosen come only when
  /// there is nothing else. Equal arguments give equal results; ties go to the lower document id.
  ///
  /// @throws IllegalArgumentException if the pool lacks what the strategy needs
  List<Candidate> select(Pool pool, int batchSize, long seed, Progress progress);
}
