package marginalia.query;

import java.util.List;
import marginalia.jobs.Progress;

/// A strategy that judges each document alone. O(n·k) and no full sort.
public sealed interface ScoringStrategy extends QueryStrategy
    permits RandomSampling,
        UncertaintySampling,
        AdversarialSampling,
        Committee,
        ExpectedChange,
        ExpectedDistance,
        DensityWeighted,
        RareLabels,
        ContrastiveSampling,
        AutoSampling,
        Mixture {
  /// Score of every candidate of the pool; higher is more wanted.
  float[] scores(Pool pool, long seed, Progress progress);

  @Override
  default List<Candidate> select(Pool pool, int batchSize, long seed, Progress progress) {
    float[] scores = scores(pool, seed, progress);
    progress.checkCancelled();
    return NearDuplicates.thinned(pool, scores, batchSize);
  }
}
