package marginalia.corpus;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
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

/// A scheme of many labels, each tenth below the one before: making it, changing one label, and
/// finding all of them by path.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 3, time = 2)
public class SchemeBenchmark {
  @Param({"100", "1000", "10000"})
  public int labels;

  private final List<Label> drafts = new ArrayList<>();
  private LabelScheme scheme = LabelScheme.EMPTY;
  private List<String> paths = List.of();

  /// Makes the labels.
  @Setup
  public void setUp() {
    for (int i = 1; i <= labels; i++) {
      Optional<LabelId> parent =
          i % 10 == 1 ? Optional.empty() : Optional.of(new LabelId((i - 1) / 10 * 10 + 1));
      drafts.add(
          Label.draft("label " + i, parent, i, "#3b82c4", Optional.empty()).withId(new LabelId(i)));
    }
    scheme = new LabelScheme(drafts);
    paths = scheme.active().stream().map(label -> scheme.path(label.id())).toList();
  }

  /// All labels anew.
  @Benchmark
  public LabelScheme make() {
    return new LabelScheme(drafts);
  }

  /// One label renamed.
  @Benchmark
  public LabelScheme change() {
    return scheme.with(List.of(drafts.getFirst().withName("x")));
  }

  /// Every label by its path.
  @Benchmark
  public int find() {
    int found = 0;
    for (String path : paths) {
      found += scheme.find(path).isPresent() ? 1 : 0;
    }
    return found;
  }
}
