package marginalia;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToIntFunction;
import marginalia.cli.CompareCommand;
import marginalia.cli.Console;
import marginalia.cli.DistilCommand;
import marginalia.cli.DriftCommand;
import marginalia.cli.EncodersCommand;
import marginalia.cli.EvaluateCommand;
import marginalia.cli.ExportCommand;
import marginalia.cli.HealthCommand;
import marginalia.cli.HistoryCommand;
import marginalia.cli.ImportCommand;
import marginalia.cli.KindCommand;
import marginalia.cli.LabelCommand;
import marginalia.cli.MarginaliaCommand;
import marginalia.cli.MergeCommand;
import marginalia.cli.ModelsCommand;
import marginalia.cli.NewCommand;
import marginalia.cli.NoveltyCommand;
import marginalia.cli.OnnxCommand;
import marginalia.cli.PredictCommand;
import marginalia.cli.ProjectAccess;
import marginalia.cli.RankCommand;
import marginalia.cli.RecommendCommand;
import marginalia.cli.SchemeCommand;
import marginalia.cli.SimilarCommand;
import marginalia.cli.SimulateCommand;
import marginalia.cli.SplitCommand;
import marginalia.cli.StrategiesCommand;
import marginalia.cli.TrainCommand;
import marginalia.cli.VectorsCommand;
import marginalia.jobs.Jobs;
import marginalia.session.Preferences;
import marginalia.wording.Wording;

/// The command line with everything it works on.
///
/// @param home settings and samples of the user
record Commands(PrintWriter out, PrintWriter err, Home home, Clock clock) {
  /// Runs the command that the arguments name and returns its exit code.
  ///
  /// @param window opens the window on a project
  int run(String[] arguments, ToIntFunction<Optional<String>> window) {
    Preferences preferences = preferences();
    Locale locale = MarginaliaCommand.language(arguments).orElse(preferences.locale());
    try (Jobs jobs = Jobs.inline()) {
      Console console = new Console(out, err, Wording.in(locale), jobs);
      ProjectAccess access =
          new ProjectAccess(jobs, clock, preferences.annotator(), home.samples());
      return MarginaliaCommand.run(
          console,
          arguments,
          new OpenCommand(window),
          new NewCommand(console, access),
          new ImportCommand(console, access),
          new LabelCommand(console, access, System.in),
          new HistoryCommand(console, access),
          new MergeCommand(console, access),
          new SplitCommand(console, access),
          new KindCommand(console, access),
          new SchemeCommand(console, access),
          new TrainCommand(console, access),
          new RankCommand(console, access),
          new SimilarCommand(console, access),
          new CompareCommand(console, access),
          new DriftCommand(console, access),
          new EvaluateCommand(console),
          new RecommendCommand(console, access),
          new DistilCommand(console),
          new PredictCommand(console),
          new OnnxCommand(console),
          new ExportCommand(console, access),
          new SimulateCommand(console),
          new NoveltyCommand(console, access),
          new HealthCommand(console, access),
          new TourCommand((folder, answers, project) ->
              new Tour(home, clock, out, folder, answers).run(project)),
          new ModelsCommand(console),
          new VectorsCommand(console, access),
          new EncodersCommand(console),
          new StrategiesCommand(console));
    }
  }

  /// Settings that cannot be read must not keep a command from running.
  private Preferences preferences() {
    Optional<Preferences> read;
    try {
      read = Preferences.read(home.folder());
    } catch (IOException e) {
      err.println(e.getMessage());
      read = Optional.empty();
    }
    return read.orElse(Preferences.defaults());
  }
}
