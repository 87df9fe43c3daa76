package marginalia.learn.linear;

import java.util.Arrays;
import marginalia.learn.Shuffle;

/// Which rows settings are tried on, drawn by chance from at most 10,000 of them: four fifths to
/// learn from and a fifth to judge by.
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record TrialRows(int[] learnt, int[] judged) {
  /// With fewer rows a trial is mostly chance.
  static final int LEAST_ROWS = 3_000;

  private static final int MOST_ROWS = 10_000;

  /// Of n rows.
  static TrialRows of(int n, long seed) {
    int[] order = Shuffle.of(n, seed);
    int used = Math.min(n, MOST_ROWS);
    int[] learnt = Arrays.copyOf(order, used * 4 / 5);
    return new TrialRows(learnt, Arrays.copyOfRange(order, learnt.length, used));
  }
}
