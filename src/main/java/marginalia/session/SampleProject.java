package marginalia.session;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import marginalia.exchange.FileFormat;
import marginalia.exchange.Mapping;
import marginalia.exchange.Remarks;
import marginalia.exchange.SchemeEntry;
import marginalia.exchange.SchemeFile;
import marginalia.jobs.JobState;
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
    Samples.SchemeJson scheme = Samples.scheme(sample);
    List<SchemeEntry> labels = SchemeFile.read(sample.resolve("scheme.json")).entries();
    makeFolder(target);
    NewProject.make(
        target,
        Samples.kind(scheme),
        clock,
        annotator,
        project -> {
          scheme(project, scheme, labels);
          texts(project, sample.resolve("texts.tsv"));
        });
  }

  private static void makeFolder(Path target) throws IOException {
    try {
      Files.createDirectories(target.toAbsolutePath().getParent());
    } catch (FileSystemException e) {
      throw new NoticeException(Notice.of("store.new.unusable", target.toString()), e);
    }
  }

  private static void scheme(Project project, Samples.SchemeJson scheme, List<SchemeEntry> labels) {
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
  }

  private static void texts(Project project, Path file) throws NoticeException {
    Importing.Request request =
        new Importing.Request(file, FileFormat.tsv(), mapping(), Importing.Duplicates.KEEP);
    JobState<Importing.Report> end =
        new Importing(project).start(request, Importing.Selection.WITHOUT_POOL).state().get();
    if (end instanceof JobState.Failed<Importing.Report>(Notice reason, Throwable cause)) {
      throw new NoticeException(reason, cause);
    }
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
