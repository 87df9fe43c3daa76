package marginalia.session;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import marginalia.corpus.TaskKind;
import marginalia.jobs.Job;
import marginalia.wording.Notice;

/// Follows the dated texts of a project over time. UI thread only; the work is done in jobs.
public final class Drifting {
  /// Which jobs follow texts over time.
  public static final String KIND = "drift";

  private final Project project;
  private final Supplier<Optional<Features>> read;

  public Drifting(Project project) {
    this(project, Optional::empty);
  }

  /// @param read the texts as numbers, if somebody has read them already
  Drifting(Project project, Supplier<Optional<Features>> read) {
    this.project = project;
    this.read = read;
  }

  /// Compares the periods; a newer job replaces this one.
  public Job<Drifted> start(DriftPlan plan) {
    Documents documents = project.documents().get();
    Optional<Features> known = read.get().filter(features -> features.documents() == documents);
    ProjectSettings settings = project.settings().get();
    TaskKind kind = settings.kind();
    Examples examples =
        Examples.of(
            project.answers().snapshot(), documents, project.scheme().get(), kind, _ -> true);
    return project
        .jobs()
        .start(
            KIND,
            Notice.of("job.drift"),
            progress -> {
              progress.report(-1, Notice.of("job.drift"));
              List<Optional<String>> dates =
                  new ArrayList<>(Collections.nCopies(documents.size(), Optional.empty()));
              project
                  .stores()
                  .documents()
                  .eachDate((id, date) -> {
                    int row = documents.row(id);
                    if (row >= 0) {
                      dates.set(row, Optional.of(date));
                    }
                  });
              Features features =
                  known.orElseGet(() -> Features.of(documents, settings.language(), progress));
              return Drifted.of(
                  new Drifted.Source(
                      features.matrix(),
                      features.rows().model(),
                      IntStream.range(0, documents.size()).toArray(),
                      dates,
                      examples.rows(),
                      examples.targets()),
                  plan,
                  progress);
            });
  }
}
