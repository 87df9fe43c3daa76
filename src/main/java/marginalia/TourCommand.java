package marginalia;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `marginalia tour`: drives the window through its main job without a display.
@Command(name = "tour")
final class TourCommand implements Callable<Integer> {
  private final Runner runner;

  @Option(names = "--out", paramLabel = "FOLDER", descriptionKey = "marginalia.tour.out")
  private Path out = Path.of("tour");

  @Option(names = "--answers", paramLabel = "N", descriptionKey = "marginalia.tour.answers")
  private int answers = 40;

  @Option(names = "--project", paramLabel = "PROJECT", descriptionKey = "marginalia.tour.project")
  private Optional<Path> project = Optional.empty();

  /// What the command hands its options to.
  @FunctionalInterface
  interface Runner {
    /// Takes the tour and returns the exit code.
    ///
    /// @param project one to answer in instead of the samples, for measuring
    int run(Path out, int answers, Optional<Path> project) throws Exception;
  }

  TourCommand(Runner runner) {
    this.runner = runner;
  }

  @Override
  public Integer call() throws Exception {
    return runner.run(out, answers, project);
  }
}
