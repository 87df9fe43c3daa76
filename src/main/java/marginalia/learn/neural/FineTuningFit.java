package marginalia.learn.neural;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import marginalia.jobs.Progress;
import marginalia.learn.tensor.Elementwise;
import marginalia.learn.tensor.Lockstep;
import marginalia.learn.tensor.Matrix;
import marginalia.learn.tensor.Updates;
import marginalia.text.Sequences;
import marginalia.wording.Notice;

/// One fit of an [EncoderNetwork]: each batch in two halves that run side by side from end to end,
/// whose gradients are then added and the parameters moved, half of these on each thread. So the
/// threads meet three times a step, and the result does not depend on how many there are. AdamW
/// (Loshchilov and Hutter 2019, arXiv:1711.05101), its rate rising over the first tenth and then
/// falling to zero, lower from layer to layer downwards (Howard and Ruder 2018, arXiv:1801.06146).
final class FineTuningFit implements AutoCloseable {
  private static final int HALVES = 2;
  private static final double WARM_UP = 0.1;
  private static final double CLIP = 1;
  private static final float BETA1 = 0.9f;
  private static final float BETA2 = 0.999f;
  private static final float EPSILON = 1e-8f;

  private final Schedule schedule;
  private final EncoderNetwork network;
  private final Sequences x;
  private final Matrix truth;
  private final Losses.Loss loss;
  private final long seed;
  private final Shelf shelf;
  private final List<List<Moved>> shares = new ArrayList<>();
  private final List<Tape> tapes = new ArrayList<>();
  private final double[] losses = new double[HALVES];
  private final double[] norms = new double[HALVES];

  /// How long and in what steps.
  ///
  /// @param epochs passes
  /// @param batch texts of a step
  /// @param rate the highest, of the uppermost layer
  /// @param lower what a layer's rate is of the rate of the one above it
  /// @param decay of the weights, as a share of the rate
  record Schedule(int epochs, int batch, double rate, double lower, double decay) {
    Schedule passes(int other) {
      return new Schedule(other, batch, rate, lower, decay);
    }

    /// Steps for so many texts.
    double steps(int texts) {
      return epochs * Math.ceil((double) texts / batch);
    }
  }

  /// A parameter and the means of its gradient.
  private record Moved(Parameter parameter, Matrix mean, Matrix square, float rate, float decay) {}

  FineTuningFit(Schedule schedule, EncoderNetwork network, Learnt learnt, long seed) {
    this.schedule = schedule;
    this.network = network;
    this.x = learnt.x();
    this.truth = learnt.truth();
    this.loss = learnt.loss();
    this.seed = seed;
    List<Parameter> all = network.parameters().dense();
    long floats = 0;
    for (Parameter parameter : all) {
      Matrix value = parameter.value();
      floats += (2 + HALVES) * Shelf.needed(value.rows(), value.columns());
    }
    shelf = new Shelf(floats);
    long[] sizes = new long[HALVES];
    for (int half = 0; half < HALVES; half++) {
      shares.add(new ArrayList<>());
      tapes.add(Tape.learning(half, seed));
    }
    for (Parameter parameter :
        all.stream().sorted(Comparator.comparingInt((Parameter p) -> -p.value().size())).toList()) {
      parameter.prepare(HALVES, shelf);
      int to = sizes[0] <= sizes[1] ? 0 : 1;
      sizes[to] += parameter.value().size();
      shares.get(to).add(moved(parameter));
    }
  }

  /// What is learnt from.
  ///
  /// @param truth n × k, what the losses call targets
  record Learnt(Sequences x, Matrix truth, Losses.Loss loss) {}

  private Moved moved(Parameter parameter) {
    Matrix value = parameter.value();
    int depth = network.depth(parameter);
    double rate = Math.pow(schedule.lower, Math.max(0, depth));
    return new Moved(
        parameter,
        shelf.zeros(value.rows(), value.columns()),
        shelf.zeros(value.rows(), value.columns()),
        (float) rate,
        value.rows() > 1 ? (float) schedule.decay : 0);
  }

  /// Is told after each pass; judges the network.
  @FunctionalInterface
  interface Judge {
    void judge(int epoch);
  }

  /// Learns from `rows` of x.
  void run(int[] rows, Judge judge, Progress progress) {
    tapes.forEach(tape -> tape.watch(progress));
    for (int epoch = 0; epoch < schedule.epochs; epoch++) {
      epoch(rows, epoch, progress);
      judge.judge(epoch);
    }
  }

  private void epoch(int[] rows, int epoch, Progress progress) {
    int[][] batches =
        NetworkFit.batches(x, rows, schedule.batch, new SplittableRandom(seed + epoch));
    double[] sum = {0};
    long start = System.nanoTime();
    Lockstep.run(
        3L * batches.length,
        HALVES,
        (round, half) -> {
          int number = (int) (round / 3);
          int step = epoch * batches.length + number;
          switch ((int) (round % 3)) {
            case 0 -> learn(batches[number], half, step);
            case 1 -> gather(half);
            default -> {
              move(half, step, (double) schedule.epochs * batches.length);
              if (half == 0) {
                sum[0] += Arrays.stream(losses).sum();
                double seconds = (System.nanoTime() - start) * 1e-9;
                progress.report(
                    (step + 1) / ((double) schedule.epochs * batches.length),
                    Notice.of(
                        "engine.learning",
                        epoch + 1,
                        sum[0] / (number + 1),
                        (number + 1) * schedule.batch / seconds));
              }
            }
          }
        },
        progress);
  }

  /// One half of a batch, there and back.
  private void learn(int[] batch, int half, long step) {
    int from = batch.length * half / HALVES;
    int to = batch.length * (half + 1) / HALVES;
    Tape tape = tapes.get(half);
    tape.clear(seed ^ (step * HALVES + half) * 0x9E3779B97F4A7C15L);
    losses[half] = 0;
    if (from < to) {
      Signal scores = network.scores(tape, Batch.of(x, batch, from, to));
      Matrix targets = tape.scratch(to - from, truth.columns());
      for (int i = from; i < to; i++) {
        targets.copyRow(truth, batch[i], i - from);
      }
      losses[half] = loss.of(tape, scores, targets, 1f / batch.length);
      tape.backward();
    }
  }

  private void gather(int half) {
    double norm = 0;
    for (Moved moved : shares.get(half)) {
      moved.parameter.gather();
      norm += Elementwise.squaredNorm(moved.parameter.gradient());
    }
    norms[half] = norm;
  }

  private void move(int half, int step, double steps) {
    double norm = Math.sqrt(Arrays.stream(norms).sum());
    double done = step / steps;
    double share =
        done < WARM_UP ? (step + 1) / Math.max(1, WARM_UP * steps) : (1 - done) / (1 - WARM_UP);
    for (Moved moved : shares.get(half)) {
      Matrix gradient = moved.parameter.gradient();
      if (norm > CLIP) {
        Elementwise.scale((float) (CLIP / norm), gradient);
      }
      Updates.AdamStep now =
          new Updates.AdamStep(
              (float) (schedule.rate * Math.min(1, share)) * moved.rate,
              BETA1,
              BETA2,
              EPSILON,
              moved.decay,
              (float) (1 - Math.pow(BETA1, step + 1)),
              (float) (1 - Math.pow(BETA2, step + 1)));
      for (int row = 0; row < gradient.rows(); row++) {
        Updates.adam(moved.parameter.value(), row, gradient, row, moved.mean, moved.square, now);
      }
      moved.parameter.clearGradients();
    }
  }

  @Override
  public void close() {
    network.parameters().dense().forEach(Parameter::release);
    tapes.forEach(Tape::close);
    shelf.close();
  }
}
