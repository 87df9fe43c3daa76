package marginalia.learn.projection;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import marginalia.corpus.TaskKind;
import marginalia.exchange.LabelledFile;
import marginalia.exchange.Row;
import marginalia.jobs.Jobs;
import marginalia.jobs.Progress;
import marginalia.text.Language;
import marginalia.text.SparseMatrix;
import marginalia.text.Texts;
import marginalia.text.TfIdf;
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
import org.openjdk.jmh.annotations.Warmup;

/// The map of 100,000 texts by their words, both processors.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 1)
@Measurement(iterations = 3)
@Fork(1)
public class LandmarkMapBenchmark {
  private static final int TEXTS = 100_000;

  private SparseMatrix rows = new SparseMatrix(0, new int[1], new int[0], new float[0]);

  @Setup
  public void read() throws Exception {
    Path file =
        Path.of(System.getProperty("marginalia.data", "."))
            .resolve("arxiv_area_120k")
            .resolve("train.tsv.gz");
    List<String> texts =
        LabelledFile.read(file, TaskKind.MULTI_CLASS, Progress.none()).rows().stream()
            .map(Row::text)
            .toList();
    List<String> some = IntStream.range(0, TEXTS).mapToObj(i -> texts.get(i % texts.size())).toList();
    rows =
        SparseMatrix.of(
            TfIdf.defaults(Language.ENGLISH)
                .fitTransform(Texts.of(some), Progress.none())
                .matrix());
  }

  @Benchmark
  public float[] map() throws Exception {
    try (Jobs jobs = Jobs.inline()) {
      float[][] drawn = new float[1][];
      jobs.start(
              "map",
              Notice.of("engine.mapping"),
              progress -> LandmarkMap.defaults().of(new WordLikeness(rows), 1, progress))
          .onDone(map -> drawn[0] = map);
      return drawn[0];
    }
  }
}
