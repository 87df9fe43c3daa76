package marginalia.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import marginalia.session.Exporting;
import marginalia.session.Project;
import marginalia.session.Training;
import marginalia.wording.Notice;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Writes annotations or predictions to a file.
@Command(name = "export")
public final class ExportCommand implements Callable<Integer> {
  private final Console console;
  private final ProjectAccess access;

  @Parameters(index = "0", paramLabel = "PROJECT", descriptionKey = "PROJECT")
  private Path path = Path.of("");

  @Parameters(index = "1", paramLabel = "FILE", descriptionKey = "FILE")
  private Path file = Path.of("");

  @Option(names = "--what", paramLabel = "annotations|predictions")
  private Exporting.What what = Exporting.What.ANNOTATIONS;

  @Option(names = "--json")
  private boolean json;

  public ExportCommand(Console console, ProjectAccess access) {
    this.console = console;
    this.access = access;
  }

  @Override
  public Integer call() throws Exception {
    try (Project project = access.look(path);
        Training training = new Training(project)) {
      if (what == Exporting.What.PREDICTIONS) {
        TrainCommand.train(training);
      }
      long written = console.result(new Exporting(project, training).start(file, what));
      if (json) {
        console.json(Map.of("documents", written, "file", file.toString()));
      } else {
        console.say(Notice.of("cli.export.done", written, file.toString()));
      }
    }
    return 0;
  }
}
