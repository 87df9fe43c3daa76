package marginalia.cli;

import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import marginalia.jobs.Jobs;
import marginalia.session.Samples;
import marginalia.wording.Wording;

/// Commands as they are typed, and what they say.
///
/// @param out what the last one said
/// @param err what the last one complained of
record Typed(StringWriter out, StringWriter err) {
  Typed() {
    this(new StringWriter(), new StringWriter());
  }

  /// Runs a command in English and gives its exit code.
  int run(String... arguments) {
    return run("", Locale.ENGLISH, arguments);
  }

  /// Runs a command.
  ///
  /// @param input what it reads
  int run(String input, Locale locale, String... arguments) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    try (Jobs jobs = Jobs.inline()) {
      Console console =
          new Console(new PrintWriter(out), new PrintWriter(err), Wording.in(locale), jobs);
      ProjectAccess access =
          new ProjectAccess(
              jobs,
              Clock.fixed(Instant.EPOCH, ZoneOffset.UTC),
              "tester",
              new Samples(Path.of("sample-projects")));
      return MarginaliaCommand.run(
          console,
          arguments,
          new NewCommand(console, access),
          new ImportCommand(console, access),
          new MergeCommand(console, access),
          new SplitCommand(console, access),
          new KindCommand(console, access),
          new SchemeCommand(console, access),
          new HistoryCommand(console, access),
          new TrainCommand(console, access),
          new RankCommand(console, access),
          new SimilarCommand(console, access),
          new VectorsCommand(console, access),
          new EvaluateCommand(console),
          new SimulateCommand(console),
          new CompareCommand(console, access),
          new DriftCommand(console, access),
          new NoveltyCommand(console, access),
          new HealthCommand(console, access),
          new RecommendCommand(console, access),
          new DistilCommand(console),
          new ExportCommand(console, access),
          new LabelCommand(
              console, access, new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8))));
    }
  }
}
