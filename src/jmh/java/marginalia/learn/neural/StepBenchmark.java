package marginalia.learn.neural;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import marginalia.jobs.JobState;
import marginalia.jobs.Jobs;
import marginalia.learn.Targets;
import marginalia.learn.tensor.Matrix;
import marginalia.learn.tensor.Products;
import marginalia.text.Sequences;
import marginalia.wording.Notice;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// One training step: 64 texts of 50 tokens, 128 dimensions, a vocabulary of 20,000, 10 labels,
/// Adam. Measured over an epoch of 40 steps. Beside it the product that the share of the processor
/// is told by. The peer is `src/jmh/python/step.py`.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 8, time = 2)
@Fork(1)
public class StepBenchmark {
  private static final int STEPS = 40;
  private static final int BATCH = 64;
  private static final int TOKENS = 50;
  private static final int WIDTH = 128;
  private static final int VOCABULARY = 20_000;
  private static final int LABELS = 10;

  @Param({"text-cnn", "bi-lstm"})
  private String architecture;

  private Jobs jobs;
  private NetworkFit fit;
  private int[] rows;
  private Matrix a;
  private Matrix b;
  private Matrix c;

  @Setup
  public void draw() {
    jobs = Jobs.inline();
    int n = STEPS * BATCH;
    SplittableRandom random = new SplittableRandom(1);
    int[] starts = new int[n + 1];
    Arrays.setAll(starts, i -> i * TOKENS);
    int[] tokens =
        IntStream.range(0, n * TOKENS)
            .map(_ -> 1 + (int) Math.pow(VOCABULARY - 1, random.nextDouble()) % (VOCABULARY - 1))
            .toArray();
    Sequences x = new Sequences(VOCABULARY, starts, tokens);
    Targets y = Targets.single(random.ints(n, 0, LABELS).toArray(), LABELS);
    float[] weights = new float[LABELS];
    Arrays.fill(weights, 1);
    Parameters parameters = new Parameters(1);
    Network network =
        wired()
            .network(
                parameters,
                new Inputs(
                    marginalia.text.TokenPairs.none(VOCABULARY),
                    LABELS,
                    WIDTH,
                    Inputs.Channels.TRAINED,
                    Optional.empty(),
                    Optional.empty(),
                    NeuralTrainer.Loss.CROSS_ENTROPY));
    NetworkFit.Schedule schedule =
        new NetworkFit.Schedule(
            new Optimiser.Settings(Optimiser.Rule.ADAM, 0.001, 0, 0), 1, BATCH, 1, 0);
    fit = new NetworkFit(schedule, parameters, network, x, NetworkFit.truth(y, weights, 0), Losses::softmax, 1);
    rows = IntStream.range(0, n).toArray();
    a = Matrix.of(4096, 384, new float[4096 * 384]);
    b = Matrix.of(384, 1536, new float[384 * 1536]);
    c = Matrix.of(4096, 1536, new float[4096 * 1536]);
  }

  private Architecture wired() {
    return switch (architecture) {
      case "text-cnn" -> new TextCnn(List.of(3, 4, 5), 100, 0.5);
      case "bi-lstm" ->
          new TextRnn(
              Recurrence.Kind.LSTM,
              TextRnn.Directions.BOTH,
              128,
              TextRnn.Readout.MAX,
              0,
              0);
      default -> throw new IllegalArgumentException(architecture);
    };
  }

  @Benchmark
  @OperationsPerInvocation(STEPS)
  public Object step() throws InterruptedException {
    return done(progress -> {
      fit.run(rows, new int[0], progress);
      return rows;
    });
  }

  /// 4.8 GFLOP, half of the rows on each thread.
  @Benchmark
  public Object product() throws InterruptedException {
    return done(progress -> {
      progress.ranges(
          2,
          1,
          (from, _) ->
              Products.ab(
                  a.rows(2048 * from, 2048 * from + 2048),
                  b,
                  c.rows(2048 * from, 2048 * from + 2048),
                  Products.Into.REPLACE));
      return c;
    });
  }

  private <T> T done(marginalia.jobs.Work<T> work) throws InterruptedException {
    return switch (jobs.start("step", Notice.verbatim("step"), work).await()) {
      case JobState.Done<T>(T result) -> result;
      case JobState<T> end -> throw new IllegalStateException(end.toString());
    };
  }
}
