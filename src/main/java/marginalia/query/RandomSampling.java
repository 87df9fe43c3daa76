package marginalia.query;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Set;
import marginalia.jobs.Progress;

/// Every document is as likely as any other. The reference for all other strategies.
public record RandomSampling() implements ScoringStrategy {
  @Override
  public String name() {
    return "random";
  }

  @Override
  public Set<Need> needs() {
    return Set.of();
  }

  /// A number from 0 to 1 that depends on seed and document id alone.
  @Override
  public float[] scores(Pool pool, long seed, Progress progress) {
    float[] scores = new float[pool.size()];
    for (int i = 0; i < scores.length; i++) {
      long h = (pool.id(i) + 1) * 0x9E3779B97F4A7C15L ^ seed * 0xC4CEB9FE1A85EC53L;
      h = (h ^ (h >>> 30)) * 0xBF58476D1CE4E5B9L;
      h = (h ^ (h >>> 27)) * 0x94D049BB133111EBL;
      scores[i] = ((h ^ (h >>> 31)) >>> 40) * 0x1p-24f;
    }
    return scores;
  }

  /// At most `most` candidates by chance, in order of document id.
  static int[] subsample(Pool pool, int most, long seed) {
    float[] chance = new RandomSampling().scores(pool, seed, Progress.none());
    return Arrays.stream(TopScores.of(pool, chance, Math.min(most, pool.size())))
        .boxed()
        .sorted(Comparator.comparingLong(pool::id))
        .mapToInt(Integer::intValue)
        .toArray();
  }
}
