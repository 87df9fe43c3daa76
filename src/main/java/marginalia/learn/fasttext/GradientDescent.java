package marginalia.learn.fasttext;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.LongFunction;
import marginalia.jobs.Progress;
import marginalia.learn.Shuffle;
import marginalia.learn.Targets;
import marginalia.learn.embedding.Steps;
import marginalia.learn.tensor.Lockstep;
import marginalia.learn.tensor.RowMatrix;
import marginalia.text.SparseMatrix;
import marginalia.wording.Notice;

/// Stochastic gradient steps, some texts at a time, in three rounds: the hidden vectors of the
/// texts, shared out among the threads; the steps of the labels' weights, text by text, each from
/// the weights that the one before has left; the steps of the features' vectors, each task to rows
/// of its own. So the result does not depend on the number of threads, and as the weights that move
/// most are never old, large steps do no harm.
final class GradientDescent {
  private static final int LARGEST_BATCH = 128;
  private static final int ROUNDS = 3;
  private static final int SMALL = 20_000;
  private static final int TEXTS_PER_BATCH = 800;
  private static final int TASK_TEXTS = 8;

  private final FastText settings;
  private final Network network;
  private final RowMatrix input;
  private final RowMatrix output;
  private final SparseMatrix x;
  private final LongFunction<Targets> truths;
  private Targets drawn;
  private Truth truth;
  private final Progress progress;
  private final long seed;

  private final int batch;

  /// A power of two, so that a column's task is its last bits: a division for every feature of
  /// every text took a third of the time.
  private final int tasks;

  private final long batches;
  private final int[] order;
  private final float[][] hidden;
  private final float[][] gradients;
  private final float[] scales;
  private final Steps steps;
  private long shuffled = -1;
  private double loss;
  private long texts;
  private final long started = System.nanoTime();

  /// Labels of all rows, one row after another.
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  record Truth(int[] starts, int[] labels) {
    static Truth of(Targets y) {
      int[] starts = new int[y.rows() + 1];
      int[] labels = new int[Math.max(16, y.rows())];
      for (int row = 0; row < y.rows(); row++) {
        int[] some = y.labels(row);
        starts[row + 1] = starts[row] + some.length;
        if (starts[row + 1] > labels.length) {
          labels = Arrays.copyOf(labels, starts[row + 1] * 2);
        }
        System.arraycopy(some, 0, labels, starts[row], some.length);
      }
      return new Truth(starts, labels);
    }
  }

  private GradientDescent(
      FastText settings,
      Network network,
      SparseMatrix x,
      LongFunction<Targets> truths,
      long seed,
      int batch,
      Progress progress) {
    this.settings = settings;
    this.network = network;
    this.input = (RowMatrix) network.input();
    this.output = (RowMatrix) network.output();
    this.x = x;
    this.truths = truths;
    drawn = truths.apply(0);
    truth = Truth.of(drawn);
    this.seed = seed;
    this.batch = batch;
    this.progress = progress;
    tasks =
        Integer.highestOneBit(
            Math.clamp(batch / TASK_TEXTS, 1, 2 * Runtime.getRuntime().availableProcessors()));
    batches = Math.ceilDiv(x.rows(), batch);
    order = new int[x.rows()];
    Arrays.setAll(order, i -> i);
    hidden = new float[batch][input.width()];
    gradients = new float[batch][input.width()];
    scales = new float[batch];
    steps = new Steps(seed);
  }

  /// Changes the weights of `network` so that it fits the texts.
  ///
  /// @param truths by the number of the pass, from 0 on; of one label at least
  static void fit(
      FastText settings,
      Network network,
      SparseMatrix x,
      LongFunction<Targets> truths,
      long seed,
      Progress progress) {
    if (x.rows() == 0) {
      return;
    }
    int batch =
        x.rows() < SMALL ? 1 : Math.clamp(x.rows() / TEXTS_PER_BATCH, TASK_TEXTS, LARGEST_BATCH);
    GradientDescent descent =
        new GradientDescent(settings, network, x, truths, seed, batch, progress);
    Lockstep.run(
        ROUNDS * descent.batches * settings.epochs(), descent.tasks, descent::run, progress);
  }

  private void run(long round, int task) {
    long number = round / ROUNDS;
    long epoch = number / batches;
    int from = (int) (number % batches) * batch;
    int size = Math.min(batch, x.rows() - from);
    switch ((int) (round % ROUNDS)) {
      case 0 -> forward(epoch, from, size, task);
      case 1 -> {
        if (task == 0) {
          double share = (double) number / batches / settings.epochs();
          learnOutput(from, size, (float) (settings.lr() * (1 - share)));
          report(number, epoch, size);
        }
      }
      default -> learnInput(from, size, task);
    }
  }

  private void forward(long epoch, int from, int size, int task) {
    synchronized (order) {
      if (shuffled < epoch) {
        shuffled = epoch;
        Shuffle.of(order, new SplittableRandom(seed + epoch));
        renew(epoch);
      }
    }
    for (int i = size * task / tasks; i < size * (task + 1) / tasks; i++) {
      scales[i] = network.hidden(x, order[from + i], hidden[i]);
    }
  }

  private void renew(long epoch) {
    Targets now = epoch == 0 ? drawn : truths.apply(epoch);
    if (now != drawn) {
      drawn = now;
      truth = Truth.of(now);
    }
  }

  private void learnOutput(int from, int size, float rate) {
    for (int i = 0; i < size; i++) {
      int row = order[from + i];
      Arrays.fill(gradients[i], 0);
      steps.clear();
      network
          .layer()
          .steps(output, hidden[i], truth.labels, truth.starts[row], truth.starts[row + 1], steps);
      steps.apply(output, rate, hidden[i], gradients[i]);
    }
  }

  private void learnInput(int from, int size, int task) {
    for (int i = 0; i < size; i++) {
      int row = order[from + i];
      for (int entry = x.starts()[row]; entry < x.starts()[row + 1]; entry++) {
        int column = x.indices()[entry];
        if ((column & tasks - 1) == task) {
          input.add(column, scales[i] * x.values()[entry], gradients[i], 0);
        }
      }
    }
  }

  private void report(long number, long epoch, int size) {
    loss += steps.takeLoss();
    texts += size;
    if (number % 64 == 0) {
      double seconds = (System.nanoTime() - started) * 1e-9;
      progress.report(
          (double) number / batches / settings.epochs(),
          Notice.of("engine.learning", epoch + 1, loss / texts, texts / seconds));
      loss *= 0.9;
      texts = Math.round(texts * 0.9);
    }
  }
}
