package marginalia.learn.embedding;

import java.util.Arrays;

/// Draws outcomes by their frequency to some power, in constant time: the alias method, Vose
/// (1991), doi:10.1109/32.92917. Immutable.
public final class NegativeTable {
  private final float[] chances;
  private final int[] aliases;

  private NegativeTable(float[] chances, int[] aliases) {
    this.chances = chances;
    this.aliases = aliases;
  }

  /// A table of outcomes of these frequencies.
  ///
  /// @param counts how often each outcome occurs
  /// @param power 0.75 as in word2vec, 0.5 as in fastText, 0 for all alike
  /// @throws IllegalArgumentException if there is no outcome
  public static NegativeTable of(long[] counts, double power) {
    int k = counts.length;
    if (k == 0) {
      throw new IllegalArgumentException("nothing to draw from");
    }
    double[] weights =
        Arrays.stream(counts).mapToDouble(c -> Math.pow((double) Math.max(c, 1), power)).toArray();
    double mean = Arrays.stream(weights).sum() / k;
    float[] chances = new float[k];
    int[] aliases = new int[k];
    int[] work = new int[k];
    int small = 0;
    int large = k;
    for (int outcome = 0; outcome < k; outcome++) {
      weights[outcome] /= mean;
      if (weights[outcome] < 1) {
        work[small++] = outcome;
      } else {
        work[--large] = outcome;
      }
    }
    Arrays.fill(chances, 1);
    Arrays.setAll(aliases, i -> i);
    while (small > 0 && large < k) {
      int less = work[--small];
      int more = work[large];
      chances[less] = (float) weights[less];
      aliases[less] = more;
      weights[more] -= 1 - weights[less];
      if (weights[more] < 1) {
        large++;
        work[small++] = more;
      }
    }
    return new NegativeTable(chances, aliases);
  }

  /// Number of outcomes.
  public int outcomes() {
    return chances.length;
  }

  int draw(Steps chance) {
    int outcome = chance.below(chances.length);
    return chance.uniform() < chances[outcome] ? outcome : aliases[outcome];
  }
}
