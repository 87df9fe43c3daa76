package marginalia.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import marginalia.corpus.Annotation;
import marginalia.corpus.Answer;
import marginalia.corpus.DocumentId;
import marginalia.corpus.Origin;
import marginalia.corpus.TaskKind;
import marginalia.jobs.Job;
import marginalia.jobs.JobState;
import marginalia.jobs.Jobs;
import marginalia.jobs.Live;
import marginalia.store.ActionKind;
import marginalia.wording.Notice;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The figures of the store in `src/docs/benchmarks.md`. Needs `-Dmarginalia.data=FOLDER` with
/// `arxiv_area_120k` and `thucnews_titles`; prints what it measures.
@Tag("slow")
class SpeedTest {
  private static final int MILLION = 1_000_000;

  @TempDir Path folder;

  private static Path data(String name) {
    String data = System.getProperty("marginalia.data", "");
    Path file = Path.of(data, name);
    assumeTrue(!data.isEmpty() && Files.exists(file), "no data");
    return file;
  }

  private static double seconds(long since) {
    return (System.nanoTime() - since) / 1e9;
  }

  @Test
  void importsAndIndexesWhileAnswersHaveTheirTurn() throws Exception {
    Path file = data("arxiv_area_120k/train.tsv.gz");
    try (Jobs jobs = new Jobs(Runnable::run);
        Project project =
            Project.create(
                folder.resolve("p.marginalia"),
                TaskKind.MULTI_CLASS,
                jobs,
                Clock.systemUTC(),
                "me")) {
      Path one = Files.writeString(folder.resolve("one.tsv"), "text\nfirst\n");
      Job<Importing.Report> small =
          new Importing(project).start(Fixture.request(one, "text", Importing.Duplicates.KEEP));
      assertThat(small.await()).isInstanceOf(JobState.Done.class);

      long start = System.nanoTime();
      Job<Importing.Report> job =
          new Importing(project)
              .start(Fixture.request(file, "id\ttext\tlabel", Importing.Duplicates.KEEP));
      long[] importing = answersUntilEnd(project, job);
      double usable = seconds(start);
      assertThat(job.await()).isInstanceOf(JobState.Done.class);

      start = System.nanoTime();
      Job<Integer> index = new Searching(project).index();
      long[] indexing = answersUntilEnd(project, index);
      assertThat(index.await()).isEqualTo(new JobState.Done<>(120_001));
      System.out.printf(
          "SpeedTest: import %.1f s, index %.1f s; an answer meanwhile: import %s, index %s%n",
          usable, seconds(start), spread(importing), spread(indexing));
    }
  }

  /// Gives an answer to the first text 20 times a second; returns the milliseconds each took.
  private static long[] answersUntilEnd(Project project, Job<?> job) throws InterruptedException {
    long[] millis = new long[10_000];
    int count = 0;
    while (!job.state().get().ended() && count < millis.length) {
      long start = System.nanoTime();
      Annotation annotation =
          new Annotation(
              new DocumentId(1),
              Answer.of(Set.of()),
              "me",
              project.now(),
              Duration.ZERO,
              Optional.empty(),
              Origin.HAND);
      project.step(
          ActionKind.ANSWER,
          Notice.of("step.skip"),
          action -> {
            project.stores().annotations().append(annotation, action);
            return action;
          });
      millis[count++] = (System.nanoTime() - start) / 1_000_000;
      Thread.sleep(50); // a person's pace
    }
    return Arrays.copyOf(millis, count);
  }

  private static String spread(long[] millis) {
    Arrays.sort(millis);
    return "median %d, p95 %d, worst %d ms (%d answers)"
        .formatted(
            millis[millis.length / 2],
            millis[millis.length * 95 / 100],
            millis[millis.length - 1],
            millis.length);
  }

  @Test
  void opensAMillionTexts() throws Exception {
    Path file = million(data("thucnews_titles/train.tsv.gz"));
    Path path;
    try (Fixture at = Fixture.create(folder, TaskKind.MULTI_CLASS).labels("red")) {
      path = at.path;
      long start = System.nanoTime();
      Fixture.done(
          new Importing(at.project)
              .start(Fixture.request(file, "text", Importing.Duplicates.KEEP))
              .state()
              .get());
      System.out.printf(
          "SpeedTest: 1,000,000 texts imported in %.1f s, heap %d MB%n",
          seconds(start), Runtime.getRuntime().maxMemory() >> 20);
      for (int i = 0; i < 500; i++) {
        at.answer(at.id(i * 1_999), "red");
      }
    }
    for (int i = 0; i < 3; i++) {
      long start = System.nanoTime();
      try (Project project = Project.open(path, Jobs.inline(), Fixture.CLOCK, "me")) {
        Labelling labelling = new Labelling(project, new Live<>(Ranking.NONE));
        assertThat(labelling.next(Optional.empty())).isPresent();
        assertThat(project.documents().get().size()).isEqualTo(MILLION);
        System.out.printf("SpeedTest: 1,000,000 texts, first text after %.2f s%n", seconds(start));
      }
    }
  }

  private Path million(Path titles) throws IOException {
    List<String> texts;
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(titles)), StandardCharsets.UTF_8))) {
      texts = in.lines().skip(1).map(line -> line.split("\t", -1)[1]).toList();
    }
    Path file = folder.resolve("million.tsv");
    try (Writer out = Files.newBufferedWriter(file)) {
      out.write("text\n");
      for (int i = 0; i < MILLION; i++) {
        out.write(texts.get(i % texts.size()) + " " + i + "\n");
      }
    }
    return file;
  }
}
