package marginalia.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToDoubleFunction;
import marginalia.evaluate.ScoreIntervals.LabelIntervals;
import marginalia.jobs.Progress;
import marginalia.learn.Targets;
import marginalia.wording.Notice;

/// Percentile intervals by drawing the texts anew with replacement. Efron (1979),
/// doi:10.1214/aos/1176344552. O(resamples · n).
///
/// @param resamples how many times
/// @param confidence share of the resamples inside the interval, such as 0.95
public record Bootstrap(int resamples, double confidence) {
  private static final int CHUNK = 8;

  public Bootstrap {
    if (resamples < 2 || !(confidence > 0 && confidence < 1)) {
      throw new IllegalArgumentException(resamples + " resamples at " + confidence);
    }
  }

  /// 1,000 resamples, 95 %.
  public static Bootstrap defaults() {
    return new Bootstrap(1_000, 0.95);
  }

  /// All scores of the predictions with their intervals; empty inputs give intervals of 0.
  ///
  /// @throws IllegalArgumentException if rows or labels differ
  public ScoreIntervals intervals(Targets truth, Targets predicted, long seed, Progress progress) {
    Scores whole = Scores.of(truth, predicted);
    int n = truth.rows();
    int[][] y = new int[n][];
    int[][] p = new int[n][];
    for (int row = 0; row < n; row++) {
      y[row] = truth.labels(row);
      p[row] = predicted.labels(row);
    }
    Scores[] drawn = new Scores[resamples];
    AtomicInteger done = new AtomicInteger();
    progress.ranges(
        resamples,
        CHUNK,
        (from, to) -> {
          for (int resample = from; resample < to; resample++) {
            progress.checkCancelled();
            SplittableRandom random = new SplittableRandom(seedOf(seed, resample));
            Tally tally = new Tally(truth.labels());
            for (int i = 0; i < n; i++) {
              int row = random.nextInt(n);
              tally.add(y[row], p[row]);
            }
            drawn[resample] = tally.scores();
          }
          progress.report(
              (double) done.addAndGet(to - from) / resamples, Notice.of("engine.resampling"));
        });
    List<LabelIntervals> labels = new ArrayList<>();
    for (int i = 0; i < truth.labels(); i++) {
      int label = i;
      labels.add(
          new LabelIntervals(
              interval(whole, drawn, s -> s.labels().get(label).precision()),
              interval(whole, drawn, s -> s.labels().get(label).recall()),
              interval(whole, drawn, s -> s.labels().get(label).f1()),
              whole.labels().get(label).support()));
    }
    return new ScoreIntervals(
        interval(whole, drawn, Scores::accuracy),
        interval(whole, drawn, Scores::macroF1),
        interval(whole, drawn, Scores::microF1),
        interval(whole, drawn, Scores::jaccard),
        interval(whole, drawn, Scores::hammingLoss),
        labels);
  }

  /// Far apart for neighbouring resamples: the generator itself steps by a constant, so seeds that
  /// differ by multiples of it would give shifted copies of one sequence.
  private static long seedOf(long seed, int resample) {
    long h = (seed ^ resample * 0xD6E8FEB86659FD93L) * 0xC4CEB9FE1A85EC53L;
    h = (h ^ (h >>> 32)) * 0xD6E8FEB86659FD93L;
    return h ^ (h >>> 29);
  }

  private Interval interval(Scores whole, Scores[] drawn, ToDoubleFunction<Scores> figure) {
    double[] values = Arrays.stream(drawn).mapToDouble(figure).sorted().toArray();
    double tail = (1 - confidence) / 2;
    return new Interval(
        figure.applyAsDouble(whole), quantile(values, tail), quantile(values, 1 - tail));
  }

  /// Linear between the neighbours, as numpy's default.
  static double quantile(double[] sorted, double share) {
    double at = share * (sorted.length - 1);
    int below = (int) at;
    int above = Math.min(sorted.length - 1, below + 1);
    return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
  }
}
