package marginalia.query;

import java.util.Set;
import marginalia.jobs.Progress;

/// Asks about the documents least like those already labelled, as an [AdversarialValidation] tells.
public record AdversarialSampling() implements ScoringStrategy {
  @Override
  public String name() {
    return "adversarial";
  }

  @Override
  public Set<Need> needs() {
    return Set.of(Need.UNLIKENESS);
  }

  @Override
  public float[] scores(Pool pool, long seed, Progress progress) {
    float[] unlikeness = pool.unlikeness();
    float[] scores = new float[pool.size()];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = unlikeness[pool.row(i)];
    }
    return scores;
  }
}
