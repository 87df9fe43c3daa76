package marginalia.ui;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import marginalia.jobs.Jobs;
import marginalia.session.Project;
import marginalia.session.SampleProject;
import marginalia.session.Workspace;

/// A sample project opened for a test, with jobs that are done at once.
public final class SampleWorkspace {
  public static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC);

  private SampleWorkspace() {}

  public static Workspace english(Path folder) throws IOException {
    return open("larkspur-bikes", folder, Jobs.inline());
  }

  public static Workspace open(String sample, Path folder, Jobs jobs) throws IOException {
    Path file = folder.resolve(sample + ".marginalia");
    SampleProject.make(Path.of("sample-projects", sample), file, CLOCK, "tester");
    Workspace workspace = Workspace.open(Project.open(file, jobs, CLOCK, "tester"));
    workspace.begin();
    return workspace;
  }
}
