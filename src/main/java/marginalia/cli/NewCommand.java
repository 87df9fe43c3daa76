package marginalia.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import marginalia.corpus.TaskKind;
import marginalia.session.Project;
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
    if (sample.isPresent()) {
      access.makeFromSample(path, sample.get());
    } else {
      access.make(path, kind.orElse(TaskKind.MULTI_CLASS), labels);
    }
    try (Project project = access.open(path)) {
      console.say(
          Notice.of(
              "cli.new.done",
              path.toString(),
              project.documents().get().size(),
              project.scheme().get().active().size()));
    }
    return 0;
  }
}
