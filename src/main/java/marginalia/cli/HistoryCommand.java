package marginalia.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import marginalia.session.History;
import marginalia.session.Project;
import marginalia.wording.Notice;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Lists the steps of a project, newest first, or returns to one of them.
@Command(name = "history")
public final class HistoryCommand implements Callable<Integer> {
  private final Console console;
  private final ProjectAccess access;

  @Parameters(paramLabel = "PROJECT", descriptionKey = "PROJECT")
  private Path path = Path.of("");

  @Option(names = "--to", paramLabel = "N")
  private Optional<Long> to = Optional.empty();

  @Option(names = "--top", paramLabel = "N", defaultValue = "50")
  private int top = 50;

  @Option(names = "--json")
  private boolean json;

  public HistoryCommand(Console console, ProjectAccess access) {
    this.console = console;
    this.access = access;
  }

  @Override
  public Integer call() throws Exception {
    try (Project project = to.isPresent() ? access.open(path) : access.look(path)) {
      History history = new History(project);
      if (to.isPresent()) {
        long wanted = to.get();
        if (wanted != 0
            && history.timeline(Integer.MAX_VALUE).stream()
                .noneMatch(step -> step.number() == wanted)) {
          throw new CommandException(Notice.of("history.unknown", wanted, path.toString()));
        }
        history.returnTo(wanted);
        ProjectAccess.checkSaved(project);
      }
      new StepLines(console).tell(history.timeline(top), json);
    }
    return 0;
  }
}
