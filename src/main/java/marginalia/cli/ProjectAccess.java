package marginalia.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import marginalia.corpus.DocumentId;
import marginalia.corpus.Label;
import marginalia.corpus.LabelId;
import marginalia.corpus.LabelScheme;
import marginalia.corpus.TaskKind;
import marginalia.jobs.Jobs;
import marginalia.session.NewProject;
import marginalia.session.Project;
import marginalia.session.SampleProject;
import marginalia.session.Samples;
import marginalia.wording.Cited;
import marginalia.wording.Notice;

/// Opens projects for commands.
///
/// @param annotator who gives the answers
public record ProjectAccess(Jobs jobs, Clock clock, String annotator, Samples samples) {
  /// Opens a project.
  ///
  /// @throws marginalia.wording.NoticeException if it cannot be opened; says why
  Project open(Path path) throws IOException {
    return Project.open(path, jobs, clock, annotator);
  }

  /// Opens a project for a command that changes nothing in it; it need not be one that may be
  /// written to.
  ///
  /// @throws marginalia.wording.NoticeException if it cannot be opened; says why
  Project look(Path path) throws IOException {
    return Project.look(path, jobs, clock, annotator);
  }

  /// Makes a project with these labels.
  ///
  /// @throws marginalia.wording.NoticeException if it cannot be made; says why
  void make(Path path, TaskKind kind, List<String> labels) throws IOException {
    NewProject.make(path, kind, labels, clock, annotator);
  }

  /// Makes a project from a sample.
  ///
  /// @param sample its name, or a folder of the same form
  /// @throws marginalia.wording.NoticeException if there is no such sample; names those there are
  void makeFromSample(Path path, String sample) throws IOException {
    SampleProject.make(samples.find(sample), path, clock, annotator);
  }

  /// A document by its number in the project or, failing that, by the id it had in its file.
  static Optional<DocumentId> document(Project project, String said) {
    Optional<DocumentId> byNumber =
        said.matches("\\d{1,18}")
            ? Optional.of(new DocumentId(Long.parseLong(said)))
                .filter(id -> project.documents().get().row(id) >= 0)
            : Optional.empty();
    return byNumber.or(() -> project.withKey(said));
  }

  /// The label of this path or name.
  ///
  /// @throws CommandException if there is none, or more than one; names those there are
  static LabelId label(Project project, String said) throws CommandException {
    LabelScheme scheme = project.scheme().get();
    List<Label> found = scheme.all(said);
    if (found.size() != 1) {
      List<Label> offered = found.isEmpty() ? scheme.active() : found;
      throw new CommandException(
          Notice.of(
              found.isEmpty() ? "merge.unknown" : "merge.several.labels",
              Cited.of(said),
              String.join(", ", offered.stream().map(label -> scheme.path(label.id())).toList())));
    }
    return found.getFirst().id();
  }

  /// Complains if the last change is not on the disk.
  static void checkSaved(Project project) throws CommandException {
    Optional<Notice> problem = project.problem().get();
    if (problem.isPresent()) {
      throw new CommandException(problem.get());
    }
    if (!project.saved().get().all()) {
      throw new CommandException(Notice.of("cli.notSaved"));
    }
  }
}
