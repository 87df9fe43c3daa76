package marginalia;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import marginalia.corpus.TaskKind;
import marginalia.jobs.Jobs;
import marginalia.session.Project;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A project that is open here is refused by another process, and stays held for as long as it is
/// open, whatever the other one does.
class TwoProcessesTest {
  @TempDir Path folder;

  @Test
  void theSecondProcessIsToldWhoHoldsTheProject() throws Exception {
    Path path = folder.resolve("p.marginalia");
    Path lock = path.resolveSibling("p.marginalia.lock");
    try (Project _ =
        Project.create(path, TaskKind.MULTI_CLASS, Jobs.inline(), Clock.systemUTC(), "me")) {
      for (int again = 0; again < 2; again++) {
        assertThat(history(path)).contains("process " + ProcessHandle.current().pid());
        assertThat(lock).exists();
      }
    }
    assertThat(lock).doesNotExist();
    assertThat(history(path)).doesNotContain("process ");
  }

  /// What `marginalia history` says.
  private static String history(Path project) throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-modules=jdk.incubator.vector",
                "-cp",
                System.getProperty("java.class.path"),
                "marginalia.Main",
                "history",
                project.toString())
            .redirectErrorStream(true)
            .start();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}
