package marginalia.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import marginalia.corpus.DateStep;
import marginalia.corpus.TaskKind;
import marginalia.query.Comparison.Term;
import marginalia.query.Drift.Period;
import marginalia.query.LeftOut;
import marginalia.session.DriftPlan;
import marginalia.session.Drifted;
import marginalia.session.Drifting;
import marginalia.session.Project;
import marginalia.session.experiment.DriftReport;
import marginalia.session.experiment.DriftingFile;
import marginalia.wording.Notice;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Follows dated texts over time: how far each period is from a reference, and by which words.
@Command(name = "drift")
public final class DriftCommand implements Callable<Integer> {
  private static final int SAID_TERMS = 8;

  private final Console console;
  private final ProjectAccess access;

  @Parameters(paramLabel = "FILE|PROJECT", descriptionKey = "FIRST")
  private Path path = Path.of("");

  @Option(names = "--reference", paramLabel = "FROM..TO")
  private Optional<String> reference = Optional.empty();

  @Option(names = "--by", paramLabel = "year|quarter|month")
  private DateStep by = DateStep.YEAR;

  @Option(names = "--without", paramLabel = "digits,dates,length,WORD")
  private String without = "";

  @Option(names = "--most", paramLabel = "N")
  private int most = 1_000;

  @Option(names = "--seed", paramLabel = "N")
  private long seed = 1;

  @Option(names = "--kind", paramLabel = "KIND")
  private TaskKind kind = TaskKind.MULTI_CLASS;

  @Option(names = "--json", paramLabel = "FILE|-")
  private Optional<String> json = Optional.empty();

  @Option(names = "--html", paramLabel = "FILE")
  private Optional<Path> html = Optional.empty();

  public DriftCommand(Console console, ProjectAccess access) {
    this.console = console;
    this.access = access;
  }

  @Override
  public Integer call() throws Exception {
    Experiments.checkTarget(json, path);
    Experiments.checkTarget(html.map(Path::toString), path);
    DriftPlan plan =
        new DriftPlan(
            reference.isPresent() ? Optional.of(Filters.span(reference.get())) : Optional.empty(),
            by,
            LeftOut.of(without),
            most,
            seed);
    Drifted found = found(plan);
    if (json.isPresent()) {
      Experiments.write(console, json.get(), values(found));
    }
    if (html.isPresent()) {
      Files.writeString(
          html.get(), new DriftReport(found).html(console.wording()), StandardCharsets.UTF_8);
    }
    if (!json.equals(Optional.of("-"))) {
      say(found);
    }
    return 0;
  }

  private Drifted found(DriftPlan plan) throws Exception {
    if (!Project.named(path)) {
      return console.result(
          console
              .jobs()
              .start(
                  Drifting.KIND,
                  Notice.of("job.drift"),
                  new DriftingFile(path, kind, plan).work()));
    }
    try (Project project = access.look(path)) {
      return console.result(new Drifting(project).start(plan));
    }
  }

  private void say(Drifted found) {
    console.say(
        Notice.of("drift.reference", found.reference().from() + ".." + found.reference().to()));
    if (found.undated() > 0) {
      console.fail(Notice.of("drift.left", found.undated()));
    }
    if (!found.drift().skipped().isEmpty()) {
      console.fail(Notice.of("drift.skipped", String.join(", ", found.drift().skipped())));
    }
    for (Period period : found.drift().periods()) {
      console.say(
          Notice.of(
              "drift.period",
              period.name(),
              period.area().value(),
              period.area().low(),
              period.area().high(),
              period.probability(),
              period.significant() ? "*" : "",
              period.control(),
              period.area().seconds(),
              words(period.rising()),
              words(period.falling())));
    }
    for (Drifted.Accuracy accuracy : found.accuracies()) {
      console.say(
          Notice.of(
              "drift.accuracy",
              accuracy.period(),
              accuracy.accuracy(),
              accuracy.macroF1(),
              accuracy.judged(),
              accuracy.unseen()));
    }
  }

  private static String words(List<Term> terms) {
    return terms.stream()
        .filter(term -> term.terms() == 0)
        .limit(SAID_TERMS)
        .map(Term::words)
        .collect(Collectors.joining(", "));
  }

  private static Map<String, Object> values(Drifted found) {
    Map<String, Object> said = new LinkedHashMap<>();
    said.put("referenceFrom", found.reference().from());
    said.put("referenceTo", found.reference().to());
    said.put("undated", found.undated());
    said.put("skipped", found.drift().skipped());
    said.put("periods", found.drift().periods().stream().map(DriftCommand::values).toList());
    said.put(
        "accuracies",
        found.accuracies().stream()
            .map(accuracy -> {
              Map<String, Object> one = new LinkedHashMap<>();
              one.put("period", accuracy.period());
              one.put("judged", accuracy.judged());
              one.put("unseenLabels", accuracy.unseen());
              one.put("accuracy", accuracy.accuracy());
              one.put("macroF1", accuracy.macroF1());
              return one;
            })
            .toList());
    return said;
  }

  private static Map<String, Object> values(Period period) {
    Map<String, Object> said = new LinkedHashMap<>();
    said.put("period", period.name());
    said.put("texts", period.texts());
    said.put("inReference", period.inReference());
    said.put("comparedOnEitherSide", period.area().seconds());
    said.put("auc", CompareCommand.area(period.area()));
    said.put("probability", period.probability());
    said.put("significant", period.significant());
    said.put("shuffledAuc", period.control());
    said.put("rising", period.rising().stream().map(TermWords::values).toList());
    said.put("falling", period.falling().stream().map(TermWords::values).toList());
    return said;
  }
}
