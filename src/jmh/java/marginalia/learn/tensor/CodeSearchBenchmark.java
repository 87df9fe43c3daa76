package marginalia.learn.tensor;

import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import marginalia.jobs.JobState;
import marginalia.jobs.Jobs;
import marginalia.text.MostAlike;
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

/// The 50 nearest of 1,000,000 codes of 384 numbers, and as a peer a plain loop over the same codes
/// on one thread that keeps the best alone. The codes are drawn by chance.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 3, time = 3)
@Fork(value = 1, jvmArgsAppend = "-Xmx1500m")
public class CodeSearchBenchmark {
  private static final int ROWS = 1_000_000;
  private static final int WIDTH = 384;

  private Jobs jobs;
  private byte[] codes;
  private byte[] query;
  private CodeSearch search;

  @Setup
  public void make() {
    jobs = Jobs.inline();
    SplittableRandom random = new SplittableRandom(1);
    codes = new byte[ROWS * WIDTH];
    random.nextBytes(codes);
    for (int i = 0; i < codes.length; i++) {
      codes[i] = (byte) Math.max(codes[i], -127);
    }
    query = java.util.Arrays.copyOf(codes, WIDTH);
    search = new CodeSearch(WIDTH, codes);
  }

  @TearDown
  public void close() {
    jobs.close();
  }

  @Benchmark
  public List<MostAlike.Hit> nearest() throws InterruptedException {
    return switch (jobs.start(
            "search",
            Notice.verbatim("search"),
            progress -> search.nearest(query, 50, progress))
        .await()) {
      case JobState.Done<List<MostAlike.Hit>>(List<MostAlike.Hit> hits) -> hits;
      case JobState<List<MostAlike.Hit>> end -> throw new IllegalStateException(end.toString());
    };
  }

  @Benchmark
  public int plainLoop() {
    int best = Integer.MIN_VALUE;
    for (int row = 0; row < ROWS; row++) {
      int dot = 0;
      for (int i = 0; i < WIDTH; i++) {
        dot += query[i] * codes[row * WIDTH + i];
      }
      best = Math.max(best, dot);
    }
    return best;
  }
}
