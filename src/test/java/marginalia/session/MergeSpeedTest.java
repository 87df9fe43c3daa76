package marginalia.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import marginalia.corpus.DocumentId;
import marginalia.corpus.LabelId;
import marginalia.corpus.TaskKind;
import marginalia.jobs.Jobs;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The figures of merging, splitting and changes of kind in `src/docs/benchmarks.md`: a label with
/// 100,000 answers among 200,000 texts, in an open project with its verbs. Prints what it measures.
@Tag("slow")
class MergeSpeedTest {
  private static final int TEXTS = 200_000;
  private static final int ROUNDS = 3;

  @TempDir Path folder;

  private final ExecutorService window = Executors.newSingleThreadExecutor();
  private long longest;

  private void onWindow(Runnable task) {
    window.execute(() -> {
      long start = System.nanoTime();
      task.run();
      longest = Math.max(longest, System.nanoTime() - start);
    });
  }

  private <T> T ask(Callable<T> question) throws Exception {
    return window.submit(question).get();
  }

  @Test
  void mergesUndoesAndRedoes() throws Exception {
    Path file = folder.resolve("p.marginalia");
    try (Fixture at = Fixture.create(folder, TaskKind.MULTI_CLASS)) {
      Fixture.done(at.importFile(rows(), Importing.Duplicates.KEEP));
    }
    try (Jobs jobs = new Jobs(this::onWindow)) {
      Workspace workspace =
          ask(() -> Workspace.open(Project.open(file, jobs, Clock.systemUTC(), "me")));
      for (int round = 0; round < ROUNDS; round++) {
        LabelId from = ask(() -> label(workspace, "alpha"));
        LabelId into = ask(() -> label(workspace, "beta"));
        measure("merge", workspace, () -> workspace.merging().merge(from, into));
        assertThat(ask(() -> workspace.project().answersWith(from))).isZero();
        measure("undo", workspace, workspace.history()::undo);
        assertThat(ask(() -> workspace.project().answersWith(from))).isEqualTo(TEXTS / 2);
        measure("redo", workspace, workspace.history()::redo);
        assertThat(ask(() -> workspace.project().answersWith(from))).isZero();
        measure("undo", workspace, workspace.history()::undo);
        List<DocumentId> texts = ask(() -> workspace.splitting().texts(from));
        List<Splitting.Part> parts = List.of(new Splitting.Part("new", texts));
        measure("preview of a split", workspace, () -> workspace.splitting().preview(from, parts));
        measure("split", workspace, () -> workspace.splitting().split(from, parts));
        assertThat(ask(() -> workspace.project().answersWith(from))).isZero();
        measure("undo of the split", workspace, workspace.history()::undo);
        assertThat(ask(() -> workspace.project().answersWith(from))).isEqualTo(TEXTS / 2);
      }
      ask(() -> {
        workspace.close();
        return true;
      });
    }
    window.close();
  }

  @Test
  void changesTheKind() throws Exception {
    Path file = folder.resolve("p.marginalia");
    try (Fixture at = Fixture.create(folder, TaskKind.MULTI_LABEL)) {
      String rows = rows().replace("\talpha\n", "\talpha|beta\n");
      Fixture.done(at.importFile(rows, Importing.Duplicates.KEEP));
    }
    try (Jobs jobs = new Jobs(this::onWindow)) {
      Workspace workspace =
          ask(() -> Workspace.open(Project.open(file, jobs, Clock.systemUTC(), "me")));
      int all = ask(() -> workspace.project().answers().labelled());
      for (int round = 0; round < ROUNDS; round++) {
        long start = System.nanoTime();
        KindPreview preview = ask(() -> workspace.changingKind().preview(TaskKind.MULTI_CLASS));
        System.out.printf("MergeSpeedTest: preview %.3f s%n", (System.nanoTime() - start) / 1e9);
        assertThat(preview.open()).hasSize(TEXTS / 2);
        measure(
            "change of kind",
            workspace,
            () -> workspace.changingKind().change(TaskKind.MULTI_CLASS));
        assertThat(ask(() -> workspace.project().answers().labelled())).isEqualTo(all - TEXTS / 2);
        measure("undo of the change", workspace, workspace.history()::undo);
        assertThat(ask(() -> workspace.project().answers().labelled())).isEqualTo(all);
      }
      ask(() -> {
        workspace.close();
        return true;
      });
    }
    window.close();
  }

  private static LabelId label(Workspace workspace, String name) {
    return workspace.project().scheme().get().find(name).orElseThrow().id();
  }

  private void measure(String what, Workspace workspace, Runnable step) throws Exception {
    CountDownLatch saved = new CountDownLatch(1);
    long start = System.nanoTime();
    onWindow(step);
    ask(() ->
        workspace
            .project()
            .saved()
            .subscribe(now -> {
              if (now.all()) {
                saved.countDown();
              }
            }));
    saved.await();
    double seconds = (System.nanoTime() - start) / 1e9;
    Optional<String> problem = ask(() -> workspace.project().problem().get().map(Object::toString));
    assertThat(problem).isEmpty();
    for (int frame = 0; frame < 50; frame++) {
      ask(() -> true);
    }
    System.out.printf(
        "MergeSpeedTest: %s of %d answers %.2f s, window held at most %.1f ms%n",
        what, TEXTS / 2, seconds, ask(() -> longest) / 1e6);
    ask(() -> longest = 0);
  }

  private static String rows() throws IOException {
    StringBuilder rows = new StringBuilder("id\ttext\tlabel\n");
    for (int i = 0; i < TEXTS; i++) {
      String label = i < TEXTS / 2 ? "alpha" : i % 2 == 0 ? "beta" : "gamma";
      rows.append("k").append(i).append("\ttext ").append(i * 7919L % 100_003);
      rows.append('\t').append(label).append('\n');
    }
    return rows.toString();
  }
}
