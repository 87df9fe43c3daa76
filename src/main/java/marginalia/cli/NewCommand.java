package marginalia.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import marginalia.corpus.Label;
import marginalia.corpus.LabelId;
import marginalia.corpus.TaskKind;
import marginalia.session.Project;
import marginalia.session.SchemeEditing;
import marginalia.wording.Notice;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Makes a project: empty, with labels, or from a sample.
@Command(name = "new")
public final class NewCommand implements Callable<Integer> {
  private final Console console;
  private final ProjectAccess access;

  @Parameters(paramLabel = "PROJECT", descriptionKey = "PROJECT")
  private Path path = Path.of("");

  @Option(names = "--kind", paramLabel = "KIND")
  private Optional<TaskKind> kind = Optional.empty();

  @Option(names = "--labels", paramLabel = "LABEL", split = ",")
  private List<String> labels = List.of();

  @Option(names = "--sample", paramLabel = "NAME")
  private Optional<String> sample = Optional.empty();

  public NewCommand(Console console, ProjectAccess access) {
    this.console = console;
    this.access = access;
  }

  @Override
  public Integer call() throws Exception {
    if (sample.isPresent() && (kind.isPresent() || !labels.isEmpty())) {
      console.fail(Notice.of("cli.new.sampleAlone"));
      return MarginaliaCommand.MISUSED;
    }
    if (kind.isPresent() && labels.size() > kind.get().room()) {
      throw new CommandException(Notice.of("cli.new.binary", labels.size()));
    }
    try (Project project =
        sample.isPresent()
            ? access.createFromSample(path, sample.get())
            : access.create(path, kind.orElse(TaskKind.MULTI_CLASS))) {
      SchemeEditing scheme = new SchemeEditing(project);
      for (String label : labels) {
        add(label.strip(), project, scheme);
      }
      ProjectAccess.checkSaved(project);
      console.say(
          Notice.of(
              "cli.new.done",
              path.toString(),
              project.documents().get().size(),
              project.scheme().get().active().size()));
    }
    return 0;
  }

  /// Adds a label; in a hierarchical project each step of a path that is missing.
  private static void add(String label, Project project, SchemeEditing scheme)
      throws CommandException {
    if (label.isEmpty()) {
      return;
    }
    boolean tree = project.settings().get().kind() == TaskKind.HIERARCHICAL;
    Optional<LabelId> parent = Optional.empty();
    for (String step : tree ? label.split("/", -1) : new String[] {label}) {
      if (scheme.isFree(step, parent)) {
        Optional<Notice> problem = scheme.problem(step, parent);
        if (problem.isPresent()) {
          throw new CommandException(problem.get());
        }
        scheme.add(step, parent);
      }
      parent =
          project.scheme().get().children(parent).stream()
              .filter(child -> child.name().equals(step.strip()))
              .map(Label::id)
              .findFirst();
    }
  }
}
