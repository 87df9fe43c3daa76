package marginalia.cli;

import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    try (Project project = access.open(path)) {
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
      tell(history.timeline(top));
    }
    return 0;
  }

  private void tell(List<History.Step> steps) {
    if (json) {
      console.json(Map.of("steps", steps.stream().map(this::values).toList()));
      return;
    }
    DateTimeFormatter format =
        DateTimeFormatter.ofLocalizedDateTime(FormatStyle.SHORT)
            .withLocale(console.wording().locale())
            .withZone(ZoneId.systemDefault());
    for (History.Step step : steps) {
      console.say(
          Notice.of(
              step.counts() ? "history.step" : "history.undone",
              Long.toString(step.number()),
              format.format(step.at()),
              step.actor(),
              step.said()));
    }
  }

  private Map<String, Object> values(History.Step step) {
    Map<String, Object> said = new LinkedHashMap<>();
    said.put("number", step.number());
    said.put("at", step.at().toString());
    said.put("who", step.actor());
    said.put("what", console.wording().say(step.said()));
    said.put("counts", step.counts());
    return said;
  }
}
