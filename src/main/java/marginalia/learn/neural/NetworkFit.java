package marginalia.learn.neural;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import marginalia.jobs.Progress;
import marginalia.learn.Shuffle;
import marginalia.learn.Targets;
import marginalia.learn.tensor.Lockstep;
import marginalia.learn.tensor.Matrix;
import marginalia.text.Sequences;
import marginalia.wording.Notice;

/// One fit of a network: batches of texts of like length in a new order each epoch, each batch in
/// shards that run side by side and whose gradients are added in a fixed order, so that the result
/// does not depend on the number of threads. After each epoch the texts held out are judged; the
/// best weights are kept, and the fit ends when they have not been bettered for a while.
final class NetworkFit {
  /// Texts in a shard; more make better products, fewer more shards.
  private static final int SHARD = 32;

  /// Batches among which texts are sorted by length.
  private static final int BUCKET = 50;

  private static final double WARM_UP = 0.05;
  private static final double LEAST_SHARE = 0.2;

  private final Schedule schedule;
  private final Parameters parameters;
  private final Network network;
  private final Sequences x;
  private final Matrix truth;
  private final Losses.Loss loss;
  private final long seed;
  private final Optimiser optimiser;
  private final List<Tape> tapes = new ArrayList<>();
  private final double[] losses;

  /// How long and in what steps.
  ///
  /// @param epochs passes at most
  /// @param batch texts of a step
  /// @param patience passes without a better one after which the fit ends
  /// @param wordDropout share of tokens that are dropped
  record Schedule(
      Optimiser.Settings optimiser, int epochs, int batch, int patience, double wordDropout) {}

  /// @param truth n × k, what the losses call targets
  NetworkFit(
      Schedule schedule,
      Parameters parameters,
      Network network,
      Sequences x,
      Matrix truth,
      Losses.Loss loss,
      long seed) {
    this.schedule = schedule;
    this.parameters = parameters;
    this.network = network;
    this.x = x;
    this.truth = truth;
    this.loss = loss;
    this.seed = seed;
    this.optimiser = new Optimiser(schedule.optimiser());
    int shards = Math.max(1, Math.ceilDiv(schedule.batch(), SHARD));
    for (int shard = 0; shard < shards; shard++) {
      tapes.add(Tape.learning(shard, seed));
    }
    losses = new double[shards];
    parameters.prepare(shards);
  }

  /// Learns from `learnt` and is judged by `heldOut`, rows of x; without any of these all epochs
  /// are made.
  void run(int[] learnt, int[] heldOut, Progress progress) {
    double best = Double.POSITIVE_INFINITY;
    int since = 0;
    List<Matrix> kept = List.of();
    for (int epoch = 0; epoch < schedule.epochs() && since < schedule.patience(); epoch++) {
      epoch(learnt, epoch, progress);
      if (heldOut.length > 0) {
        double loss = judge(heldOut, progress);
        since++;
        if (loss < best) {
          best = loss;
          since = 0;
          if (kept.isEmpty()) {
            kept = parameters.snapshot();
          } else {
            parameters.renew(kept);
          }
        }
      }
    }
    if (!kept.isEmpty()) {
      parameters.restore(kept);
    }
    tapes.forEach(Tape::close);
  }

  private void epoch(int[] learnt, int epoch, Progress progress) {
    int[][] batches = batches(x, learnt, schedule.batch(), new SplittableRandom(seed + epoch));
    long start = System.nanoTime();
    int shards = tapes.size();
    double[] sum = {0};
    Lockstep.run(
        2L * batches.length,
        shards,
        (round, task) -> {
          int number = (int) (round / 2);
          if (round % 2 == 0) {
            learn(batches[number], task, (long) epoch * batches.length + number);
          } else if (task == 0) {
            double done = (epoch + (number + 1.0) / batches.length) / schedule.epochs();
            optimiser.step(parameters, share(done));
            sum[0] += Arrays.stream(losses).sum();
            double seconds = (System.nanoTime() - start) * 1e-9;
            progress.report(
                done,
                Notice.of(
                    "engine.learning",
                    epoch + 1,
                    sum[0] / (number + 1),
                    (number + 1) * schedule.batch() / seconds));
          }
        },
        progress);
  }

  /// Part of the full rate: it rises over the first twentieth of a fit and then falls to a fifth.
  private static double share(double done) {
    return done < WARM_UP ? done / WARM_UP : 1 - (1 - LEAST_SHARE) * done;
  }

  /// One shard of a batch, there and back.
  private void learn(int[] batch, int shard, long step) {
    int from = batch.length * shard / tapes.size();
    int to = batch.length * (shard + 1) / tapes.size();
    Tape tape = tapes.get(shard);
    tape.clear(seed ^ (step * tapes.size() + shard) * 0x9E3779B97F4A7C15L);
    losses[shard] = 0;
    if (from < to) {
      Batch plain = Batch.of(x, batch, from, to);
      Batch texts = plain.with(Dropout.tokens(tape, plain.tokens(), schedule.wordDropout()));
      Signal scores = network.scores(tape, texts);
      losses[shard] = loss(tape, scores, batch, from, to, 1f / batch.length);
      tape.backward();
    }
  }

  private double loss(Tape tape, Signal scores, int[] rows, int from, int to, float scale) {
    Matrix targets = tape.scratch(to - from, truth.columns());
    for (int i = from; i < to; i++) {
      targets.copyRow(truth, rows[i], i - from);
    }
    return loss.of(tape, scores, targets, scale);
  }

  /// Mean loss of texts that are not learnt from.
  private double judge(int[] rows, Progress progress) {
    int pieces = Math.ceilDiv(rows.length, schedule.batch());
    double[] sums = new double[pieces];
    try (Tapes tapes = new Tapes()) {
      progress.ranges(
          rows.length,
          schedule.batch(),
          (from, to) ->
              tapes.lend(tape -> {
                Signal scores = network.scores(tape, Batch.of(x, rows, from, to));
                Signal open = new Signal(scores.value(), tape.zeros(to - from, scores.columns()));
                sums[from / schedule.batch()] = loss(tape, open, rows, from, to, 1f / rows.length);
              }));
    }
    return Arrays.stream(sums).sum();
  }

  /// Texts in a new order, those of like length together within a bucket of batches, so that a
  /// recurrence has as many texts at its end as at its start.
  static int[][] batches(Sequences x, int[] rows, int batch, SplittableRandom random) {
    int[] order = rows.clone();
    Shuffle.of(order, random);
    int bucket = BUCKET * batch;
    int[] sorted =
        IntStream.range(0, Math.ceilDiv(order.length, bucket))
            .mapToObj(i ->
                Arrays.copyOfRange(order, i * bucket, Math.min(order.length, (i + 1) * bucket)))
            .flatMapToInt(piece ->
                Arrays.stream(piece)
                    .boxed()
                    .sorted(Comparator.comparingInt(x::length))
                    .mapToInt(Integer::intValue))
            .toArray();
    int[][] batches = new int[Math.ceilDiv(sorted.length, batch)][];
    for (int i = 0; i < batches.length; i++) {
      int from = i * batch;
      batches[i] = Arrays.copyOfRange(sorted, from, Math.min(sorted.length, from + batch));
    }
    int[] turn = IntStream.range(0, batches.length).toArray();
    Shuffle.of(turn, random);
    return Arrays.stream(turn).mapToObj(i -> batches[i]).toArray(int[][]::new);
  }

  /// Targets as numbers: 1 for each label that holds, a part of it spread over all, times its
  /// weight; where a text may have several labels the weight is 1 at least, and nothing is spread.
  ///
  /// @param weights of the labels; k
  /// @param smoothing the part, where labels exclude each other; see [Losses#smooth]
  static Matrix truth(Targets y, float[] weights, double smoothing) {
    Matrix truth = Matrix.zeros(y.rows(), y.labels());
    for (int row = 0; row < y.rows(); row++) {
      for (int label : y.labels(row)) {
        truth.set(row, label, y.exclusive() ? weights[label] : Math.max(1, weights[label]));
      }
    }
    if (y.exclusive() && smoothing > 0) {
      Losses.smooth(truth, (float) smoothing);
    }
    return truth;
  }

  /// The truth of some texts and of others below them, every label with the same weight.
  static Matrix truth(Targets first, Targets below) {
    Matrix truth = Matrix.zeros(first.rows() + below.rows(), first.labels());
    for (int row = 0; row < truth.rows(); row++) {
      int[] labels = row < first.rows() ? first.labels(row) : below.labels(row - first.rows());
      for (int label : labels) {
        truth.set(row, label, 1);
      }
    }
    return truth;
  }
}
