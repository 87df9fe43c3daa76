package marginalia.query;

import java.util.Set;
import marginalia.jobs.Progress;

/// Asks about the documents whose answer would change a linear model most: the length of the
/// gradient of the loss, which is the text's own length times that of p − e of the answer, averaged
/// over the answers as the model expects them. Settles, Craven and Ray (2007), NIPS. For labels
/// that may hold together each label is a model of its own and the lengths 2p(1 − p) add up.
/// O(n·k).
public record ExpectedChange() implements ScoringStrategy {
  @Override
  public String name() {
    return "expected-change";
  }

  @Override
  public Set<Need> needs() {
    return Set.of(Need.MODEL);
  }

  @Override
  public float[] scores(Pool pool, long seed, Progress progress) {
    boolean exclusive = pool.probabilities().exclusive();
    return RowScore.all(
        pool,
        progress,
        (candidate, p) ->
            Math.sqrt(pool.features().squaredNorm(pool.row(candidate)))
                * (exclusive ? ofOne(p) : ofIndependent(p)));
  }

  /// Σ p_y |p − e_y|, from 0 to below √2.
  static double ofOne(double[] p) {
    double squares = 0;
    for (double value : p) {
      squares += value * value;
    }
    double sum = 0;
    for (double value : p) {
      sum += value * Math.sqrt(Math.max(0, squares - 2 * value + 1));
    }
    return sum;
  }

  /// Σ 2p(1 − p), from 0 to k/2.
  static double ofIndependent(double[] p) {
    double sum = 0;
    for (double value : p) {
      sum += 2 * value * (1 - value);
    }
    return sum;
  }
}
