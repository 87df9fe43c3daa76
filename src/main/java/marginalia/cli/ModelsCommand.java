package marginalia.cli;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import marginalia.learn.Models;
import marginalia.learn.Setting;
import marginalia.wording.Notice;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Lists the models that can be trained.
@Command(name = "models")
public final class ModelsCommand implements Callable<Integer> {
  private final Console console;

  @Option(names = "--json")
  private boolean json;

  public ModelsCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (json) {
      List<Map<String, Object>> models =
          Models.names().stream()
              .map(name -> Map.<String, Object>of("name", name, "settings", settings(name)))
              .toList();
      console.json(Map.of("models", models));
      return 0;
    }
    for (String name : Models.names()) {
      console.say(
          Notice.of(
              "experiment.listed",
              name,
              Notice.of("engine.model." + name),
              String.join(", ", settings(name))));
    }
    return 0;
  }

  private static List<String> settings(String model) {
    return Models.settings(model).stream().map(Setting::name).toList();
  }
}
