package marginalia.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import marginalia.corpus.Label;
import marginalia.corpus.LabelScheme;
import marginalia.jobs.Live;
import marginalia.session.History;
import marginalia.session.Labelling;
import marginalia.session.Project;
import marginalia.session.Ranking;
import marginalia.session.Remapping;
import marginalia.session.RemappingPlan;
import marginalia.session.SchemeFiles;
import marginalia.session.SchemeVersions;
import marginalia.wording.Notice;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// The labels of a project: takes them out into a file, in from one, or leads them to a new version
/// by a mapping of names.
@Command(name = "scheme")
public final class SchemeCommand implements Callable<Integer> {
  private final Console console;
  private final ProjectAccess access;

  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init") // picocli sets the field
  public SchemeCommand(Console console, ProjectAccess access) {
    this.console = console;
    this.access = access;
  }

  /// Without a command below it: the list of them.
  @Override
  public Integer call() {
    spec.commandLine().usage(console.err());
    return MarginaliaCommand.MISUSED;
  }

  /// Writes the labels to a file.
  @Command(name = "export")
  int export(
      @Parameters(index = "0", paramLabel = "PROJECT", descriptionKey = "PROJECT") Path path,
      @Parameters(index = "1", paramLabel = "FILE", descriptionKey = "FILE") Path file)
      throws Exception {
    try (Project project = access.look(path)) {
      int labels = new SchemeFiles(project).export(file);
      console.say(Notice.of("scheme.exported", labels, file.toString()));
    }
    return 0;
  }

  /// Adds and changes labels as a file describes them.
  @Command(name = "import")
  int read(
      @Parameters(index = "0", paramLabel = "PROJECT", descriptionKey = "PROJECT") Path path,
      @Parameters(index = "1", paramLabel = "FILE", descriptionKey = "FILE") Path file,
      @Option(names = "--dry-run") boolean dryRun,
      @Option(names = "--json") boolean json)
      throws Exception {
    try (Project project = access.open(path)) {
      SchemeFiles files = new SchemeFiles(project);
      SchemeFiles.Plan plan = files.plan(file);
      if (!dryRun) {
        files.apply(plan);
        ProjectAccess.checkSaved(project);
      }
      if (json) {
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("added", plan.added());
        said.put("changed", plan.changed());
        said.put("same", plan.same());
        said.put("kept", plan.kept());
        said.put(
            "passedOver",
            plan.contents().passedOver().stream().map(console.wording()::say).toList());
        said.put("done", !dryRun);
        console.json(said);
      } else {
        plan.said().forEach(console::say);
        console.say(dryRun ? plan.summary() : plan.outcome());
      }
    }
    return 0;
  }

  /// Renames, merges and retires labels as a mapping says.
  @Command(name = "map")
  int map(
      @Parameters(index = "0", paramLabel = "PROJECT", descriptionKey = "PROJECT") Path path,
      @Parameters(index = "1", paramLabel = "MAPPING", descriptionKey = "MAPPING") Path file,
      @Option(names = "--dry-run") boolean dryRun,
      @Option(names = "--json") boolean json)
      throws Exception {
    try (Project project = access.open(path)) {
      Labelling labelling = new Labelling(project, new Live<>(Ranking.NONE));
      Remapping remapping = new Remapping(project, labelling);
      LabelScheme before = project.scheme().get();
      RemappingPlan plan = remapping.plan(file);
      boolean done = !dryRun && plan.conflicts().isEmpty();
      if (done) {
        remapping.apply(plan);
        ProjectAccess.checkSaved(project);
      }
      if (json) {
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("steps", plan.steps().stream().map(step -> values(before, step)).toList());
        said.put("conflicts", plan.conflicts().stream().map(console.wording()::say).toList());
        said.put("answers", plan.answers());
        said.put("done", done);
        console.json(said);
      } else {
        plan.steps().forEach(step -> console.say(step.said()));
        plan.conflicts().forEach(console::fail);
        console.say(done ? plan.outcome() : plan.summary());
      }
      return plan.conflicts().isEmpty() ? 0 : MarginaliaCommand.FAILED;
    }
  }

  /// Lists the versions of the labels, newest first.
  @Command(name = "versions")
  int versions(
      @Parameters(index = "0", paramLabel = "PROJECT", descriptionKey = "PROJECT") Path path,
      @Option(names = "--json") boolean json)
      throws Exception {
    try (Project project = access.look(path)) {
      new StepLines(console).tell(versions(project).list(), json);
    }
    return 0;
  }

  private static SchemeVersions versions(Project project) {
    return new SchemeVersions(project, new Labelling(project, new Live<>(Ranking.NONE)));
  }

  /// Says what is different in the labels now, or in a later version.
  @Command(name = "diff")
  int diff(
      @Parameters(index = "0", paramLabel = "PROJECT", descriptionKey = "PROJECT") Path path,
      @Parameters(index = "1", paramLabel = "N", descriptionKey = "N") long number,
      @Parameters(index = "2", paramLabel = "M", arity = "0..1", descriptionKey = "M")
          Optional<Long> other)
      throws Exception {
    try (Project project = access.look(path)) {
      SchemeVersions versions = versions(project);
      SchemeVersions.Past past = console.result(versions.asOf(version(versions, number, path)));
      LabelScheme later =
          other.isPresent()
              ? console.result(versions.asOf(version(versions, other.get(), path))).scheme()
              : project.scheme().get();
      List<Notice> differences = past.differences(later);
      differences.forEach(console::say);
      if (differences.isEmpty()) {
        console.say(Notice.of("version.same"));
      }
    }
    return 0;
  }

  /// Shows the labels as they were after a step, with their answers then.
  @Command(name = "show")
  int show(
      @Parameters(index = "0", paramLabel = "PROJECT", descriptionKey = "PROJECT") Path path,
      @Parameters(index = "1", paramLabel = "N", descriptionKey = "N") long number)
      throws Exception {
    try (Project project = access.look(path)) {
      SchemeVersions versions = versions(project);
      SchemeVersions.Past past = console.result(versions.asOf(version(versions, number, path)));
      console.fail(past.said());
      for (Label label : past.scheme().active()) {
        console.say(
            Notice.of(
                "version.line",
                past.scheme().path(label.id()),
                past.answers().getOrDefault(label.id(), 0)));
      }
    }
    return 0;
  }

  /// Brings the labels of a version back.
  @Command(name = "restore")
  int restore(
      @Parameters(index = "0", paramLabel = "PROJECT", descriptionKey = "PROJECT") Path path,
      @Parameters(index = "1", paramLabel = "N", descriptionKey = "N") long number,
      @Option(names = "--dry-run") boolean dryRun)
      throws Exception {
    try (Project project = access.open(path)) {
      SchemeVersions versions = versions(project);
      History.Step version = version(versions, number, path);
      SchemeVersions.Past past = console.result(versions.asOf(version));
      Optional<Notice> problem = versions.problem(past);
      if (problem.isPresent()) {
        throw new CommandException(problem.get());
      }
      new SchemeVersions.Return(past, project.scheme().get()).said().forEach(console::say);
      if (!dryRun) {
        versions.restore(version);
        ProjectAccess.checkSaved(project);
        console.say(Notice.of("version.restored", version.said()));
      }
    }
    return 0;
  }

  private static History.Step version(SchemeVersions versions, long number, Path path)
      throws CommandException {
    return versions.list().stream()
        .filter(version -> version.number() == number)
        .findFirst()
        .orElseThrow(
            () -> new CommandException(Notice.of("version.unknown", number, path.toString())));
  }

  private static Map<String, Object> values(LabelScheme before, RemappingPlan.Step step) {
    String change =
        switch (step.change()) {
          case RemappingPlan.Change.Same _ -> "same";
          case RemappingPlan.Change.Rename _ -> "rename";
          case RemappingPlan.Change.Move _ -> "move";
          case RemappingPlan.Change.Merge _ -> "merge";
          case RemappingPlan.Change.Retire _ -> "retire";
        };
    Map<String, Object> said = new LinkedHashMap<>();
    said.put("line", step.line());
    said.put("old", before.path(step.change().label().id()));
    said.put("change", change);
    said.put("new", step.after());
    said.put("answers", step.answers());
    return said;
  }
}
