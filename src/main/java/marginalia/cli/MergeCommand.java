package marginalia.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import marginalia.corpus.LabelId;
import marginalia.corpus.LabelScheme;
import marginalia.jobs.Live;
import marginalia.session.Called;
import marginalia.session.Evaluating;
import marginalia.session.Evaluation;
import marginalia.session.Labelling;
import marginalia.session.MergePreview;
import marginalia.session.Merging;
import marginalia.session.Project;
import marginalia.session.Ranking;
import marginalia.session.Training;
import marginalia.wording.Notice;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Merges one label into another, or says what that would do.
@Command(name = "merge")
public final class MergeCommand implements Callable<Integer> {
  private final Console console;
  private final ProjectAccess access;

  @Parameters(index = "0", paramLabel = "PROJECT", descriptionKey = "PROJECT")
  private Path path = Path.of("");

  @Parameters(index = "1", paramLabel = "FROM", descriptionKey = "FROM")
  private String from = "";

  @Parameters(index = "2", paramLabel = "INTO", descriptionKey = "INTO")
  private String into = "";

  @Option(names = "--dry-run")
  private boolean dryRun;

  @Option(names = "--evaluate")
  private boolean evaluate;

  @Option(names = "--json", paramLabel = "FILE|-")
  private Optional<String> json = Optional.empty();

  public MergeCommand(Console console, ProjectAccess access) {
    this.console = console;
    this.access = access;
  }

  @Override
  public Integer call() throws Exception {
    Experiments.checkTarget(json, path);
    try (Project project = dryRun ? access.look(path) : access.open(path);
        Training training = new Training(project)) {
      LabelId gone = ProjectAccess.label(project, from);
      LabelId stays = ProjectAccess.label(project, into);
      Evaluating evaluating = new Evaluating(project, training);
      Labelling labelling = new Labelling(project, new Live<>(Ranking.NONE));
      Merging merging = new Merging(project, labelling, evaluating);
      Optional<Notice> problem = merging.problem(gone, stays);
      if (problem.isPresent()) {
        throw new CommandException(problem.get());
      }
      if (evaluate) {
        training.documentsChanged();
        console.result(evaluating.run(Evaluation.Method.CROSS_VALIDATION));
      }
      MergePreview planned = merging.preview(gone, stays);
      long start = System.nanoTime();
      if (!dryRun) {
        merging.merge(gone, stays);
        ProjectAccess.checkSaved(project);
      }
      tell(planned, (System.nanoTime() - start) / 1e9);
    }
    return 0;
  }

  private void tell(MergePreview planned, double seconds) throws Exception {
    if (json.isPresent()) {
      Experiments.write(console, json.get(), values(planned, seconds));
    }
    if (!json.equals(Optional.of("-"))) {
      planned.said().forEach(console::say);
      if (!dryRun) {
        LabelScheme scheme = planned.scheme();
        console.say(
            Notice.of(
                "merge.done",
                Called.of(scheme, planned.from().id()),
                Called.of(scheme, planned.into().id()),
                planned.answers(),
                seconds));
      }
    }
  }

  private Map<String, Object> values(MergePreview planned, double seconds) {
    Map<String, Object> said = new LinkedHashMap<>();
    LabelScheme scheme = planned.scheme();
    said.put("from", scheme.path(planned.from().id()));
    said.put("into", scheme.path(planned.into().id()));
    said.put("answers", planned.answers());
    said.put("withBoth", planned.both());
    said.put(
        "labelsBelow", planned.children().stream().map(label -> scheme.path(label.id())).toList());
    Map<String, String> renamed = new LinkedHashMap<>();
    planned.renamed().forEach(label -> renamed.put(scheme.path(label.id()), label.name()));
    said.put("renamed", renamed);
    planned.key().ifPresent(key -> said.put("keyFreed", key));
    planned
        .forecast()
        .ifPresent(forecast -> {
          said.put("macroF1Before", forecast.before());
          said.put("macroF1After", forecast.after());
        });
    said.put("merged", !dryRun);
    said.put("seconds", seconds);
    return said;
  }
}
