package marginalia.learn;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import marginalia.jobs.JobState;
import marginalia.jobs.Jobs;
import marginalia.jobs.Progress;
import marginalia.learn.linear.LinearClassifier;
import marginalia.learn.linear.LinearSvm;
import marginalia.query.Candidate;
import marginalia.query.Pool;
import marginalia.query.Uncertainty;
import marginalia.query.UncertaintySampling;
import marginalia.text.SparseMatrix;
import marginalia.wording.Notice;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/// A pool of 1,000,000 texts of 20 features each, 10 labels: scored from the feature matrix, and
/// ranked after one more answer. The columns are drawn as words are, the r-th with a chance of
/// about 1/r.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 5)
@Measurement(iterations = 5, time = 5)
@Fork(value = 1, jvmArgs = "-Xmx4g")
public class ScoreBenchmark {
  private static final int ROWS = 1_000_000;
  private static final int ENTRIES = 20;
  private static final int COLUMNS = 200_000;
  private static final int LABELS = 10;
  private static final int LABELLED = 5_000;

  private Jobs jobs;
  private SparseMatrix matrix;
  private Targets targets;
  private LinearClassifier classifier;
  private Pool pool;
  private int next;

  @Setup
  public void draw() {
    jobs = Jobs.inline();
    SplittableRandom random = new SplittableRandom(1);
    int[] starts = new int[ROWS + 1];
    Arrays.setAll(starts, row -> row * ENTRIES);
    int[] indices = new int[ROWS * ENTRIES];
    float[] values = new float[ROWS * ENTRIES];
    Arrays.fill(values, (float) (1 / Math.sqrt(ENTRIES)));
    for (int row = 0; row < ROWS; row++) {
      for (int i = 0; i < ENTRIES; i++) {
        indices[row * ENTRIES + i] = (int) Math.pow(COLUMNS, random.nextDouble()) - 1;
      }
      Arrays.sort(indices, row * ENTRIES, (row + 1) * ENTRIES);
    }
    matrix = new SparseMatrix(COLUMNS, starts, indices, values);
    int[] y = new int[ROWS];
    Arrays.setAll(y, row -> indices[row * ENTRIES + 5] % LABELS);
    targets = Targets.single(y, LABELS);
    int[] labelled = IntStream.range(0, LABELLED).toArray();
    int[] open = IntStream.range(LABELLED, ROWS).toArray();
    classifier =
        LinearSvm.defaults()
            .fit(matrix.select(labelled), targets.select(labelled), 1, Progress.none());
    pool = Pool.of(IntStream.of(open).asLongStream().toArray(), open, matrix);
  }

  @TearDown
  public void close() {
    jobs.close();
  }

  @Benchmark
  public Probabilities score() throws InterruptedException {
    return done(progress -> classifier.probabilities(matrix, progress));
  }

  /// An answer comes in: update, score everything, choose.
  @Benchmark
  public List<Candidate> answerToRanking() throws InterruptedException {
    next = next % 1_000 + 1;
    int[] row = {LABELLED + next * 37};
    return done(progress -> {
      LinearClassifier updated = classifier.updated(matrix, row, targets.select(row));
      Pool scored = pool.withProbabilities(updated.probabilities(matrix, progress));
      return new UncertaintySampling(Uncertainty.MARGIN).select(scored, 50, 1, progress);
    });
  }

  private <T> T done(marginalia.jobs.Work<T> work) throws InterruptedException {
    return switch (jobs.start("score", Notice.verbatim("score"), work).await()) {
      case JobState.Done<T>(T result) -> result;
      case JobState<T> end -> throw new IllegalStateException(end.toString());
    };
  }
}
