package marginalia.evaluate;

import java.util.Arrays;
import java.util.SplittableRandom;
import marginalia.jobs.Progress;
import marginalia.learn.Targets;

/// By how much one set of predictions is better than another for the same texts, in macro-F1 over
/// the labels that these texts have.
final class PairedGain {
  private static final int RESAMPLES = 300;
  private static final double TAIL = 0.025;

  private PairedGain() {}

  static double macroF1(Scores scores) {
    return scores.labels().stream()
        .filter(label -> label.support() > 0)
        .mapToDouble(LabelScore::f1)
        .average()
        .orElse(0);
  }

  static double of(Targets truth, Targets better, Targets base) {
    return macroF1(Scores.of(truth, better)) - macroF1(Scores.of(truth, base));
  }

  /// With the middle 95 % of what it is on texts drawn anew, the same for both. O(300 · n).
  static Interval interval(
      Targets truth, Targets better, Targets base, long seed, Progress progress) {
    double[] drawn = new double[RESAMPLES];
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < RESAMPLES; i++) {
      progress.checkCancelled();
      Tally ofBetter = new Tally(truth.labels());
      Tally ofBase = new Tally(truth.labels());
      for (int j = 0; j < truth.rows(); j++) {
        int row = random.nextInt(truth.rows());
        int[] y = truth.labels(row);
        ofBetter.add(y, better.labels(row));
        ofBase.add(y, base.labels(row));
      }
      drawn[i] = macroF1(ofBetter.scores()) - macroF1(ofBase.scores());
    }
    Arrays.sort(drawn);
    return new Interval(
        of(truth, better, base),
        Bootstrap.quantile(drawn, TAIL),
        Bootstrap.quantile(drawn, 1 - TAIL));
  }
}
