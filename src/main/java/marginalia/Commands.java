package marginalia;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.Locale;
import marginalia.cli.Console;
import marginalia.cli.ExportCommand;
import marginalia.cli.ImportCommand;
import marginalia.cli.LabelCommand;
import marginalia.cli.MarginaliaCommand;
import marginalia.cli.NewCommand;
import marginalia.cli.ProjectAccess;
import marginalia.cli.RankCommand;
import marginalia.cli.TrainCommand;
import marginalia.jobs.Jobs;
import marginalia.session.Preferences;
import marginalia.wording.Notice;
import marginalia.wording.Wording;

/// Builds every command and runs the one that was asked for.
final class Commands {
  private final PrintWriter out;
  private final PrintWriter err;
  private final Home home;
  private final Clock clock;

  Commands(PrintWriter out, PrintWriter err, Home home, Clock clock) {
    this.out = out;
    this.err = err;
    this.home = home;
    this.clock = clock;
  }

  /// Returns the exit code.
  int run(String[] arguments) {
    try (Jobs jobs = Jobs.inline()) {
      Preferences preferences = home.preferences();
      Locale locale = MarginaliaCommand.language(arguments).orElse(preferences.locale());
      Console console = new Console(out, err, Wording.in(locale), jobs);
      ProjectAccess access =
          new ProjectAccess(jobs, clock, preferences.annotator(), home.samples());
      return MarginaliaCommand.run(
          console,
          arguments,
          new NewCommand(console, access),
          new ImportCommand(console, access),
          new LabelCommand(console, access, System.in),
          new TrainCommand(console, access),
          new RankCommand(console, access),
          new ExportCommand(console, access));
    } catch (IOException e) {
      Wording wording = Wording.in(Locale.getDefault());
      err.println(wording.say(Notice.of("job.failed", String.valueOf(e.getMessage()))));
      return MarginaliaCommand.FAILED;
    }
  }
}
