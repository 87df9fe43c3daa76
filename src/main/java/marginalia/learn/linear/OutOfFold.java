package marginalia.learn.linear;

import java.util.stream.IntStream;
import marginalia.jobs.Progress;
import marginalia.learn.Shuffle;
import marginalia.learn.Targets;
import marginalia.text.SparseMatrix;

/// Scores of texts by weights that have not seen them.
final class OutOfFold {
  /// Learns weights from some rows.
  @FunctionalInterface
  interface Fit {
    LinearClassifier of(SparseMatrix x, Targets y);
  }

  private OutOfFold() {}

  /// k scores a row, each by the fit on the other folds.
  static float[] scores(
      SparseMatrix x, Targets y, int folds, long seed, Fit fit, Progress progress) {
    int n = x.rows();
    int k = y.labels();
    float[] all = new float[Math.multiplyExact(n, k)];
    int[] order = Shuffle.of(n, seed);
    for (int fold = 0; fold < folds; fold++) {
      int part = fold;
      int[] heldOut =
          IntStream.range(0, n).filter(i -> i % folds == part).map(i -> order[i]).toArray();
      int[] learnt =
          IntStream.range(0, n).filter(i -> i % folds != part).map(i -> order[i]).toArray();
      LinearClassifier fitted = fit.of(x.select(learnt), y.select(learnt));
      float[] scores = fitted.scores(x.select(heldOut), progress);
      for (int i = 0; i < heldOut.length; i++) {
        System.arraycopy(scores, i * k, all, heldOut[i] * k, k);
      }
    }
    return all;
  }
}
