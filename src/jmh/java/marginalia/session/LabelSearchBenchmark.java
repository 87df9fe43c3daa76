package marginalia.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import marginalia.corpus.Label;
import marginalia.corpus.LabelId;
import marginalia.corpus.LabelScheme;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// A label is looked for among 10,000 in a tree, as somebody types.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class LabelSearchBenchmark {
  private static final int LABELS = 10_000;
  private static final int TOPS = 100;

  @Param({"y", "yinhang", "hk", "99", "zz"})
  private String typed = "";

  private LabelScheme scheme = LabelScheme.EMPTY;
  private LabelSearch search = new LabelSearch(scheme);

  @Setup
  public void grow() {
    List<Label> labels = new ArrayList<>();
    for (int i = 1; i <= LABELS; i++) {
      labels.add(
          Label.draft(
                  "财经新闻银行还款" + i,
                  i <= TOPS ? Optional.empty() : Optional.of(new LabelId(i % TOPS + 1L)),
                  i,
                  "#000000",
                  Optional.empty())
              .withId(new LabelId(i)));
    }
    scheme = new LabelScheme(labels);
    search = new LabelSearch(scheme);
  }

  @Benchmark
  public List<Label> find() {
    return search.find(typed, List.of());
  }

  @Benchmark
  public LabelSearch index() {
    return new LabelSearch(scheme);
  }
}
