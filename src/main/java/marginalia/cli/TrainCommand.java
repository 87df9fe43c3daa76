package marginalia.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import marginalia.learn.ModelChoice;
import marginalia.learn.Models;
import marginalia.session.Project;
import marginalia.session.Training;
import marginalia.text.Language;
import marginalia.wording.Notice;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Trains the model of a project on all its answers and keeps it there.
@Command(name = "train")
public final class TrainCommand implements Callable<Integer> {
  private final Console console;
  private final ProjectAccess access;

  @Parameters(paramLabel = "PROJECT", descriptionKey = "PROJECT")
  private Path path = Path.of("");

  @Option(names = "--model", paramLabel = "NAME")
  private Optional<String> model = Optional.empty();

  @Option(names = "--set", paramLabel = "KEY=VALUE")
  private Map<String, String> settings = Map.of();

  @Option(names = "--json")
  private boolean json;

  public TrainCommand(Console console, ProjectAccess access) {
    this.console = console;
    this.access = access;
  }

  @Override
  public Integer call() throws Exception {
    long start = System.nanoTime();
    Optional<ModelChoice> choice = model.map(name -> new ModelChoice(name, settings));
    try (Project project = access.open(path);
        Training training = new Training(project)) {
      if (choice.isPresent()) {
        var _ = Models.recipe(choice.get(), Language.ENGLISH); // says what is wrong with it
        project.change(project.settings().get().withModel(choice.get()));
      }
      Training.Trained trained = train(training);
      ProjectAccess.checkSaved(project);
      double seconds = (System.nanoTime() - start) / 1e9;
      if (json) {
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("answers", trained.answers());
        said.put("labels", trained.scored().labels().size());
        said.put("documents", project.documents().get().size());
        said.put("seconds", seconds);
        console.json(said);
      } else {
        console.say(
            Notice.of(
                "cli.train.done",
                trained.answers(),
                trained.scored().labels().size(),
                Math.round(10 * seconds) / 10.0));
      }
    }
    return 0;
  }

  /// Reads the texts and trains.
  ///
  /// @throws CommandException if it fails or there is nothing to learn
  static Training.Trained train(Training training) throws CommandException {
    training.documentsChanged();
    Optional<Notice> failure = training.failure().get();
    if (failure.isPresent()) {
      throw new CommandException(failure.get());
    }
    return training
        .trained()
        .get()
        .orElseThrow(() -> new CommandException(Notice.of("cli.train.tooFew")));
  }
}
