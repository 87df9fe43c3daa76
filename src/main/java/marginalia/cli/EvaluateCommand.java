package marginalia.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import marginalia.corpus.TaskKind;
import marginalia.evaluate.LabelScore;
import marginalia.evaluate.TreeScores;
import marginalia.learn.Hierarchy;
import marginalia.learn.Models;
import marginalia.session.experiment.TrainTest;
import marginalia.wording.Notice;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Trains on one file, tests on another, and reports how good and how fast that was.
@Command(name = "evaluate")
public final class EvaluateCommand implements Callable<Integer> {
  private final Console console;

  @Option(names = "--train", paramLabel = "FILE", required = true)
  private Path train = Path.of("");

  @Option(names = "--test", paramLabel = "FILE", required = true)
  private Path test = Path.of("");

  @Option(names = "--model", paramLabel = "NAME")
  private String model = Models.names().getFirst();

  @Option(names = "--set", paramLabel = "KEY=VALUE")
  private Map<String, String> settings = Map.of();

  @Option(names = "--kind", paramLabel = "KIND")
  private TaskKind kind = TaskKind.MULTI_CLASS;

  @Option(names = "--seed", paramLabel = "N")
  private long seed = 1;

  @Option(names = "--save", paramLabel = "FILE")
  private Optional<Path> save = Optional.empty();

  @Option(names = "--json", paramLabel = "FILE|-")
  private Optional<String> json = Optional.empty();

  public EvaluateCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    Experiments.checkTarget(json, train, test);
    TrainTest plan = new TrainTest(train, test, kind, model, settings, seed, save);
    Optional<Experiments.Planned<TrainTest.Report>> planned =
        Experiments.planned(console, plan::work);
    if (planned.isEmpty()) {
      return MarginaliaCommand.MISUSED;
    }
    TrainTest.Report report =
        console.result(
            console
                .jobs()
                .start("evaluate", Notice.of("experiment.evaluating"), planned.get().work()));
    if (json.isPresent()) {
      Experiments.write(console, json.get(), values(report));
    }
    if (!json.equals(Optional.of("-"))) {
      tell(report);
    }
    return 0;
  }

  private void tell(TrainTest.Report report) {
    console.say(
        Notice.of(
            "experiment.scores",
            report.scores().accuracy(),
            report.scores().macroF1(),
            report.scores().microF1(),
            report.testRows()));
    if (kind == TaskKind.MULTI_LABEL) {
      console.say(
          Notice.of(
              "experiment.scores.several",
              report.scores().jaccard(),
              report.scores().hammingLoss()));
    }
    report.tree().ifPresent(this::tell);
    console.say(
        Notice.of(
            "experiment.seconds",
            report.seconds().read(),
            report.seconds().vectorise(),
            report.seconds().fit(),
            report.seconds().predict()));
    if (report.left() > 0) {
      console.fail(Notice.of("experiment.left", report.left()));
    }
  }

  private void tell(TreeScores tree) {
    console.say(
        Notice.of("experiment.scores.tree", tree.macro().f1(), tree.micro().f1(), tree.distance()));
    for (int depth = 0; depth < tree.levels().size(); depth++) {
      TreeScores.Level level = tree.levels().get(depth);
      console.say(
          Notice.of("experiment.scores.level", depth + 1, level.micro().f1(), level.support()));
    }
  }

  private Map<String, Object> values(TrainTest.Report report) {
    Map<String, Object> said = new LinkedHashMap<>();
    said.put("train", train.toString());
    said.put("test", test.toString());
    said.put("kind", kind.slug());
    said.put("model", model);
    said.put("trainer", report.trainer());
    said.put("seed", seed);
    said.put("trainRows", report.trainRows());
    said.put("testRows", report.testRows());
    said.put("rowsLeftOut", report.left());
    said.put("features", report.features());
    said.put("accuracy", report.scores().accuracy());
    said.put("macroF1", report.scores().macroF1());
    said.put("microF1", report.scores().microF1());
    said.put("jaccard", report.scores().jaccard());
    said.put("hammingLoss", report.scores().hammingLoss());
    report.tree().ifPresent(tree -> said.put("tree", values(tree, report.labels())));
    said.put("logLoss", report.logLoss());
    Map<String, Object> seconds = new LinkedHashMap<>();
    seconds.put("read", report.seconds().read());
    seconds.put("vectorise", report.seconds().vectorise());
    seconds.put("fit", report.seconds().fit());
    seconds.put("predict", report.seconds().predict());
    said.put("seconds", seconds);
    said.put("peakResidentBytes", report.peakResidentBytes());
    said.put("modelBytes", report.modelBytes());
    said.put("labels", labels(report));
    return said;
  }

  private static Map<String, Object> values(TreeScores tree, List<String> labels) {
    List<String> nodes = Hierarchy.nodes(labels);
    Map<String, Object> said = new LinkedHashMap<>();
    said.put("micro", values(tree.micro()));
    said.put("macro", values(tree.macro()));
    said.put("distance", tree.distance());
    said.put("levels", tree.levels().stream().map(level -> values(level.micro())).toList());
    Map<String, Object> subtrees = new LinkedHashMap<>();
    for (TreeScores.Subtree subtree : tree.subtrees()) {
      subtrees.put(
          nodes.get(subtree.node()),
          Map.of(
              "f1", subtree.whole().f1(),
              "macroF1Within", subtree.macroF1(),
              "support", subtree.whole().support()));
    }
    said.put("subtrees", subtrees);
    return said;
  }

  private static Map<String, Object> values(TreeScores.Figures figures) {
    Map<String, Object> said = new LinkedHashMap<>();
    said.put("precision", figures.precision());
    said.put("recall", figures.recall());
    said.put("f1", figures.f1());
    return said;
  }

  private static List<Map<String, Object>> labels(TrainTest.Report report) {
    return java.util.stream.IntStream.range(0, report.labels().size())
        .mapToObj(i -> {
          LabelScore score = report.scores().labels().get(i);
          Map<String, Object> said = new LinkedHashMap<>();
          said.put("label", report.labels().get(i));
          said.put("precision", score.precision());
          said.put("recall", score.recall());
          said.put("f1", score.f1());
          said.put("support", score.support());
          return said;
        })
        .toList();
  }
}
