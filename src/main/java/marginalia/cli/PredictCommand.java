package marginalia.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import marginalia.session.experiment.Predicting;
import marginalia.wording.Notice;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Lets a saved model label a file of texts.
@Command(name = "predict")
public final class PredictCommand implements Callable<Integer> {
  private final Console console;

  @Option(names = "--model-file", paramLabel = "FILE", required = true)
  private Path modelFile = Path.of("");

  @Option(names = "--input", paramLabel = "FILE", required = true)
  private Path input = Path.of("");

  @Option(names = "--output", paramLabel = "FILE", required = true)
  private Path output = Path.of("");

  public PredictCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    Predicting.Report report =
        console.result(
            console
                .jobs()
                .start(
                    "predict",
                    Notice.of("experiment.predicting"),
                    new Predicting(modelFile, input, output).work()));
    console.say(Notice.of("experiment.predicted", report.rows(), output.toString()));
    if (report.rejected() > 0) {
      console.fail(Notice.of("experiment.left", report.rejected()));
    }
    return 0;
  }
}
