package marginalia.session;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import marginalia.corpus.Label;
import marginalia.corpus.LabelId;
import marginalia.corpus.LabelName;
import marginalia.corpus.TaskKind;
import marginalia.jobs.Jobs;
import marginalia.wording.Notice;
import marginalia.wording.NoticeException;

/// Makes project files, each whole or not at all: what is refused, fails or is cut off leaves no
/// file of the name that was asked for.
public final class NewProject {
  private static final List<String> PARTS = List.of("", "-wal", "-shm", "-journal");

  private NewProject() {}

  /// Makes a project with these labels, which are paths in a hierarchical one. For a background
  /// job.
  ///
  /// @throws NoticeException if the file exists or cannot be made, or a label cannot be called so
  public static void make(
      Path target, TaskKind kind, List<String> labels, Clock clock, String annotator)
      throws IOException {
    List<String> wanted = labels.stream().map(LabelName::clean).filter(l -> !l.isEmpty()).toList();
    long different = wanted.stream().distinct().count();
    if (different > kind.room()) {
      throw new NoticeException(Notice.of("cli.new.binary", different));
    }
    make(
        target,
        kind,
        clock,
        annotator,
        project -> {
          SchemeEditing scheme = new SchemeEditing(project);
          for (String label : wanted) {
            add(label, project, scheme);
          }
        });
  }

  /// What a new project begins with.
  interface Filling {
    void fill(Project project) throws IOException;
  }

  /// Makes a project that `filling` fills.
  ///
  /// @throws NoticeException if the file exists or cannot be made
  static void make(Path target, TaskKind kind, Clock clock, String annotator, Filling filling)
      throws IOException {
    if (Files.exists(target)) {
      throw new NoticeException(Notice.of("store.exists", target.toString()));
    }
    Path unfinished = target.resolveSibling(target.getFileName() + ".unfinished");
    tryFolder(unfinished, target);
    try {
      remove(unfinished);
      try (Jobs jobs = Jobs.inline();
          Project project =
              opened(() -> Project.create(unfinished, kind, jobs, clock, annotator), target)) {
        filling.fill(project);
        if (project.problem().get().isPresent()) {
          throw new NoticeException(project.problem().get().get());
        }
      }
      Files.move(unfinished, target);
    } catch (FileAlreadyExistsException e) {
      throw new NoticeException(Notice.of("store.exists", target.toString()), e);
    } finally {
      remove(unfinished);
    }
  }

  /// What is said of a project that cannot be opened does not suit one that is only to be made.
  private static Project opened(Opening opening, Path target) throws IOException {
    try {
      return opening.open();
    } catch (NoticeException e) {
      throw new NoticeException(Notice.of("store.new.unusable", target.toString()), e);
    }
  }

  private interface Opening {
    Project open() throws IOException;
  }

  private static void remove(Path unfinished) throws IOException {
    for (String part : PARTS) {
      Files.deleteIfExists(unfinished.resolveSibling(unfinished.getFileName() + part));
    }
  }

  /// Complains of a folder in which no file can be made, before anything else does, which would
  /// speak of a project that is there.
  private static void tryFolder(Path unfinished, Path target) throws IOException {
    Path folder = unfinished.toAbsolutePath().resolveSibling("");
    if (!Files.exists(folder)) {
      throw new NoticeException(Notice.of("store.noFolder", target.toString()));
    }
    if (!Files.isDirectory(folder)) {
      throw new NoticeException(
          Notice.of("store.new.noFolder", folder.toString(), target.toString()));
    }
    try {
      Files.deleteIfExists(unfinished);
      Files.delete(Files.createFile(unfinished));
    } catch (IOException e) {
      throw new NoticeException(Notice.of("store.new.unusable", target.toString()), e);
    }
  }

  /// Adds a label; in a hierarchical project each step of a path that is missing.
  private static void add(String label, Project project, SchemeEditing scheme)
      throws NoticeException {
    boolean tree = project.settings().get().kind() == TaskKind.HIERARCHICAL;
    Optional<LabelId> parent = Optional.empty();
    for (String step : tree ? label.split("/", -1) : new String[] {label}) {
      if (scheme.isFree(step, parent)) {
        Optional<Notice> problem = scheme.problemOfNew(step, parent);
        if (problem.isPresent()) {
          throw new NoticeException(problem.get());
        }
        scheme.add(step, parent);
      }
      parent =
          project.scheme().get().children(parent).stream()
              .filter(child -> child.name().equals(LabelName.clean(step)))
              .map(Label::id)
              .findFirst();
    }
  }
}
