package marginalia.evaluate;

import java.util.stream.IntStream;
import marginalia.jobs.Progress;
import marginalia.learn.Probabilities;
import marginalia.learn.Targets;
import marginalia.learn.Trainer;
import marginalia.text.TextRows;
import marginalia.wording.Notice;

/// Scores every row by a model that did not see it.
public final class CrossValidation {
  private CrossValidation() {}

  /// Probabilities of each row from the model trained on all folds but the row's own, stratified.
  /// Costs `folds` fits.
  ///
  /// @throws IllegalArgumentException if `folds` is below 2 or above the number of rows
  public static Probabilities outOfFold(
      Trainer trainer, TextRows x, Targets y, int folds, long seed, Progress progress) {
    int n = x.rows();
    if (folds > n) {
      throw new IllegalArgumentException(folds + " folds of " + n + " rows");
    }
    int k = y.labels();
    int[] fold = Folds.stratified(y, folds, seed);
    float[] all = new float[Math.multiplyExact(n, k)];
    for (int f = 0; f < folds; f++) {
      int current = f;
      progress.report((double) f / folds, Notice.of("engine.validating", f + 1, folds));
      int[] training = IntStream.range(0, n).filter(row -> fold[row] != current).toArray();
      int[] scored = IntStream.range(0, n).filter(row -> fold[row] == current).toArray();
      Probabilities p =
          trainer
              .fit(x.select(training), y.select(training), seed, progress.silent())
              .probabilities(x.select(scored), progress.silent());
      for (int i = 0; i < scored.length; i++) {
        for (int label = 0; label < k; label++) {
          all[scored[i] * k + label] = p.of(i, label);
        }
      }
    }
    return y.exclusive()
        ? Probabilities.exclusive(n, k, all)
        : Probabilities.independent(n, k, all);
  }
}
