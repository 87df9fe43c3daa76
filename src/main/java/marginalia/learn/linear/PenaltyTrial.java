package marginalia.learn.linear;

import marginalia.jobs.Progress;
import marginalia.learn.Probabilities;
import marginalia.learn.Targets;
import marginalia.text.SparseMatrix;

/// Chooses c for a softmax. Three candidates learn from at most 8,000 of the texts and are judged
/// by log loss on 2,000 others; a parabola through the losses over ln c gives the best. That is
/// scaled by the root of how many more texts there are in all: so the best c was seen to fall, on
/// titles and on abstracts alike, between 8,000 and 120,000 texts.
final class PenaltyTrial {
  private static final double[] CANDIDATES = {6, 24, 96};
  private static final double FEW_TEXTS = 20;
  private static final double SEVERAL_LABELS = 30;
  private static final double LEAST = 6;
  private static final double MOST = 150;
  private static final double TOLERANCE = 0.2;
  private static final double SMALLEST = 1e-7;

  private PenaltyTrial() {}

  static double choose(
      LogisticRegression settings, SparseMatrix x, Targets y, long seed, Progress progress) {
    int n = x.rows();
    if (!y.exclusive()) {
      return SEVERAL_LABELS;
    }
    if (n < TrialRows.LEAST_ROWS) {
      return FEW_TEXTS;
    }
    TrialRows rows = TrialRows.of(n, seed);
    progress.checkCancelled(); // what comes copies many rows
    SparseMatrix learntX = x.select(rows.learnt());
    progress.checkCancelled();
    SparseMatrix heldOutX = x.select(rows.judged());
    Targets learntY = y.select(rows.learnt());
    Targets heldOutY = y.select(rows.judged());
    double[] losses = new double[CANDIDATES.length];
    progress.ranges(
        CANDIDATES.length,
        1,
        (from, to) -> {
          for (int i = from; i < to; i++) {
            LogisticRegression candidate =
                new LogisticRegression(
                    CANDIDATES[i], settings.passes(), TOLERANCE, settings.balance());
            LinearClassifier fitted = candidate.fit(learntX, learntY, seed, progress);
            losses[i] = loss(fitted.probabilities(heldOutX, progress), heldOutY);
          }
        });
    double best = Math.clamp(vertex(losses), LEAST, MOST);
    double scaled = best * Math.sqrt((double) rows.learnt().length / n);
    return Math.round(scaled * 10) / 10.0;
  }

  /// Where the parabola through the three losses over ln c is lowest, or the best candidate where
  /// it has no lowest point.
  private static double vertex(double[] losses) {
    double bend = losses[0] - 2 * losses[1] + losses[2];
    if (bend <= 0) {
      return losses[0] < losses[2] ? CANDIDATES[0] : CANDIDATES[2];
    }
    double steps = (losses[0] - losses[2]) / (2 * bend);
    return CANDIDATES[1] * Math.pow(CANDIDATES[2] / CANDIDATES[1], steps);
  }

  private static double loss(Probabilities p, Targets y) {
    double sum = 0;
    for (int row = 0; row < y.rows(); row++) {
      sum -= Math.log(Math.max(SMALLEST, p.of(row, y.label(row))));
    }
    return sum;
  }
}
