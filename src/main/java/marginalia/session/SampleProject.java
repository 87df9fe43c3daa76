package marginalia.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import marginalia.exchange.FileFormat;
import marginalia.exchange.Mapping;
import marginalia.exchange.Remarks;
import marginalia.exchange.SchemeEntry;
import marginalia.exchange.SchemeFile;
import marginalia.jobs.JobState;
import marginalia.jobs.Jobs;
import marginalia.store.ActionKind;
import marginalia.wording.Notice;
import marginalia.wording.NoticeException;

/// Makes a project from a sample: its scheme, its texts, the answers of its `train` part, its
/// `test` part held out, its `pool` part still to be labelled.
public final class SampleProject {
  private SampleProject() {}

  /// Makes the project file. It appears whole or not at all. For a background job.
  ///
  /// @param sample folder with `texts.tsv` and `scheme.json`
  /// @throws NoticeException if the file exists or cannot be written, or the sample cannot be read
  public static void make(Path sample, Path target, Clock clock, String annotator)
      throws IOException {
    if (Files.exists(target)) {
      throw new NoticeException(Notice.of("store.exists", target.toString()));
    }
    Path unfinished = target.resolveSibling(target.getFileName() + ".unfinished");
    Files.createDirectories(target.toAbsolutePath().getParent());
    Files.deleteIfExists(unfinished);
    Samples.SchemeJson scheme = Samples.scheme(sample);
    List<SchemeEntry> labels = SchemeFile.read(sample.resolve("scheme.json")).entries();
    try (Jobs jobs = Jobs.inline();
        Project project =
            Project.create(unfinished, Samples.kind(scheme), jobs, clock, annotator)) {
      project.write(
          () ->
              project.step(
                  ActionKind.SCHEME,
                  Notice.of("step.sample", scheme.name()),
                  action -> {
                    new SchemeFiles(project).applyNow(labels, action);
                    return project.stores().labels().scheme();
                  }),
          project::schemeChanged);
      Importing.Request request =
          new Importing.Request(
              sample.resolve("texts.tsv"), FileFormat.tsv(), mapping(), Importing.Duplicates.KEEP);
      JobState<Importing.Report> end =
          new Importing(project).start(request, Importing.Selection.WITHOUT_POOL).state().get();
      if (end instanceof JobState.Failed<Importing.Report>(Notice reason, Throwable cause)) {
        throw new NoticeException(reason, cause);
      }
    }
    Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
  }

  private static Mapping mapping() {
    return new Mapping(
            "text",
            Optional.of("id"),
            List.of("label"),
            Optional.of("date"),
            Optional.empty(),
            Remarks.NONE,
            List.of("channel", "split"),
            '|',
            Mapping.EmptyLabel.UNANSWERED)
        .withHeldOut(Optional.of("split"));
  }
}
