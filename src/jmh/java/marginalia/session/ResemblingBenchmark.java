package marginalia.session;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import marginalia.corpus.TaskKind;
import marginalia.exchange.FileFormat;
import marginalia.exchange.Mapping;
import marginalia.jobs.JobState;
import marginalia.jobs.Jobs;
import marginalia.learn.encoder.PretrainedEncoder;
import marginalia.session.Resembling.Basis;
import marginalia.session.Resembling.Found;
import marginalia.session.Resembling.Original;
import marginalia.text.Language;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/// The texts most like one in a project file of many, from the key to the answer, as the window asks
/// for them: with one processor left to it.
@State(Scope.Benchmark)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx3g")
public class ResemblingBenchmark {
  private static final int WORDS = 5_000;
  private static final int WORDS_OF_A_TEXT = 12;

  @Param("1000000")
  private int texts;

  @Param({"ENCODER", "WORDS"})
  private Basis basis;

  private Path folder;
  private Jobs jobs;
  private Project project;
  private Resembling resembling;
  private int asked;

  @Setup
  public void make() throws IOException, InterruptedException {
    folder = Files.createTempDirectory("marginalia-");
    jobs = new Jobs(Runnable::run);
    project =
        Project.create(
            folder.resolve("p.marginalia"), TaskKind.MULTI_CLASS, jobs, Clock.systemUTC(), "me");
    project.change(project.settings().get().withLanguage(Optional.of(Language.ENGLISH)));
    SplittableRandom random = new SplittableRandom(1);
    Path file = folder.resolve("texts.tsv");
    try (Writer out = Files.newBufferedWriter(file)) {
      out.write("text\n");
      for (int text = 0; text < texts; text++) {
        for (int word = 0; word < WORDS_OF_A_TEXT; word++) {
          out.write("w" + random.nextInt(WORDS) + (word < WORDS_OF_A_TEXT - 1 ? " " : "\n"));
        }
      }
    }
    var _ =
        new Importing(project)
            .start(
                new Importing.Request(
                    file, FileFormat.tsv(), Mapping.ofText("text"), Importing.Duplicates.KEEP))
            .await();
    if (basis == Basis.ENCODER) {
      keepChance(random);
    }
    resembling = new Resembling(project);
  }

  private void keepChance(SplittableRandom random) {
    Documents documents = project.documents().get();
    int width = PretrainedEncoder.BGE_SMALL_EN.width();
    for (int from = 0; from < documents.size(); from += 1_000) {
      int[] rows = IntStream.range(from, Math.min(documents.size(), from + 1_000)).toArray();
      documents.keep(
          PretrainedEncoder.BGE_SMALL_EN,
          rows,
          IntStream.of(rows)
              .mapToObj(_ -> {
                byte[] code = new byte[width];
                random.nextBytes(code);
                for (int i = 0; i < width; i++) {
                  code[i] = (byte) Math.max(code[i], -127);
                }
                return code;
              })
              .toList());
    }
  }

  @TearDown
  public void close() throws IOException {
    project.close();
    jobs.close();
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }

  private Found find(Resembling in) throws InterruptedException {
    var id = project.documents().get().id(asked++ * 7_919 % texts);
    return switch (in.find(new Original.Text(id), 100).await()) {
      case JobState.Done<Found>(Found found) when found.basis() == basis -> found;
      case JobState<Found> end -> throw new IllegalStateException(end.toString());
    };
  }

  /// The first search after the project was opened, which reads it.
  @Benchmark
  @BenchmarkMode(Mode.SingleShotTime)
  @Warmup(iterations = 0)
  @Measurement(iterations = 3)
  public Found first() throws InterruptedException {
    return find(new Resembling(project));
  }

  /// Those after it.
  @Benchmark
  @BenchmarkMode(Mode.SampleTime)
  @Warmup(iterations = 1, time = 3)
  @Measurement(iterations = 3, time = 5)
  public Found later() throws InterruptedException {
    return find(resembling);
  }
}
