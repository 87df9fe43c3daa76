package marginalia.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import marginalia.query.Strategies;
import marginalia.wording.Notice;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Lists the strategies that choose what to ask about next.
@Command(name = "strategies")
public final class StrategiesCommand implements Callable<Integer> {
  private final Console console;

  @Option(names = "--json")
  private boolean json;

  public StrategiesCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (json) {
      console.json(Map.of("strategies", Strategies.names()));
      return 0;
    }
    for (String name : Strategies.names()) {
      console.say(Notice.of("experiment.described", name, Strategies.description(name)));
    }
    return 0;
  }
}
