package marginalia.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import marginalia.corpus.TaskKind;
import marginalia.evaluate.BackTest;
import marginalia.jobs.Work;
import marginalia.learn.Models;
import marginalia.session.experiment.CurvePicture;
import marginalia.session.experiment.LearningCurves;
import marginalia.session.experiment.Simulation;
import marginalia.session.experiment.SimulationReport;
import marginalia.session.experiment.SimulationState;
import marginalia.wording.Notice;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Hides the labels of a file, answers from them, and reports how fast each strategy learns.
@Command(name = "simulate")
public final class SimulateCommand implements Callable<Integer> {
  private final Console console;

  @Option(names = "--pool", paramLabel = "FILE", required = true)
  private List<Path> pools = List.of();

  @Option(names = "--test", paramLabel = "FILE", required = true)
  private List<Path> tests = List.of();

  @Option(names = "--pool-size", paramLabel = "N")
  private Optional<Integer> poolSize = Optional.empty();

  @Option(names = "--kind", paramLabel = "KIND")
  private TaskKind kind = TaskKind.MULTI_CLASS;

  @Option(names = "--model", paramLabel = "NAME", split = ",")
  private List<String> models = List.of(Models.names().getFirst());

  @Option(names = "--set", paramLabel = "KEY=VALUE")
  private Map<String, String> settings = Map.of();

  @Option(names = "--strategy", paramLabel = "NAME", split = ",", required = true)
  private List<String> strategies = List.of();

  @Option(names = "--start", paramLabel = "N")
  private int start = 20;

  @Option(names = "--batch", paramLabel = "N")
  private int batch = 20;

  @Option(names = "--max", paramLabel = "N")
  private int most = 1_000;

  @Option(names = "--seeds", paramLabel = "N")
  private int seeds = 5;

  @Option(names = "--seed", paramLabel = "N")
  private long seed = 1;

  @Option(names = "--json", paramLabel = "FILE|-")
  private Optional<String> json = Optional.empty();

  @Option(names = "--csv", paramLabel = "FILE")
  private Optional<Path> csv = Optional.empty();

  @Option(names = "--html", paramLabel = "FILE")
  private Optional<Path> html = Optional.empty();

  @Option(names = "--state", paramLabel = "FILE")
  private Optional<Path> state = Optional.empty();

  @Option(names = "--png", paramLabel = "FILE")
  private Optional<Path> png = Optional.empty();

  public SimulateCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    if (most < start) {
      console.fail(Notice.of("experiment.numbers", most, start));
      return MarginaliaCommand.MISUSED;
    }
    if (pools.size() != tests.size()) {
      console.fail(Notice.of("experiment.pairs", pools.size(), tests.size()));
      return MarginaliaCommand.MISUSED;
    }
    Path[] inputs = Stream.concat(pools.stream(), tests.stream()).toArray(Path[]::new);
    Experiments.checkTarget(json, inputs);
    for (Optional<Path> target : List.of(csv, html, png, state)) {
      Experiments.checkTarget(target.map(Path::toString), inputs);
    }
    SimulationState done =
        state.isPresent() ? SimulationState.of(state.get()) : SimulationState.none();
    List<Planned> plans = new ArrayList<>();
    for (Simulation plan : simulations()) {
      Optional<Experiments.Planned<LearningCurves>> planned =
          Experiments.planned(console, () -> plan.work(done));
      if (planned.isEmpty()) {
        return MarginaliaCommand.MISUSED;
      }
      plans.add(new Planned(plan, planned.get().work()));
    }
    List<SimulationReport.Part> parts = new ArrayList<>();
    List<Map<String, Object>> said = new ArrayList<>();
    for (Planned planned : plans) {
      LearningCurves curves =
          console.result(
              console.jobs().start("simulate", Notice.of("experiment.simulation"), planned.work()));
      BackTest foretold =
          console.result(
              console
                  .jobs()
                  .start(
                      "simulate",
                      Notice.of("experiment.simulation"),
                      progress -> curves.backTest(progress)));
      Simulation plan = planned.plan();
      parts.add(new SimulationReport.Part(plan.pool().toString(), plan.model(), curves));
      said.add(values(plan, curves, foretold));
      if (!json.equals(Optional.of("-"))) {
        if (plans.size() > 1) {
          console.say(Notice.of("experiment.set", plan.pool().toString(), plan.model()));
        }
        tell(curves);
        tell(foretold);
      }
    }
    write(new SimulationReport(parts), said);
    return 0;
  }

  private record Planned(Simulation plan, Work<LearningCurves> work) {}

  private List<Simulation> simulations() {
    List<Simulation> plans = new ArrayList<>();
    for (int set = 0; set < pools.size(); set++) {
      for (String model : models) {
        plans.add(
            new Simulation(
                pools.get(set),
                tests.get(set),
                kind,
                poolSize,
                model,
                settings,
                strategies,
                start,
                batch,
                most,
                seeds,
                seed));
      }
    }
    return plans;
  }

  /// One simulation keeps the form it has alone; several are a list.
  private void write(SimulationReport report, List<Map<String, Object>> said) throws IOException {
    if (json.isPresent()) {
      Map<String, Object> whole = said.size() == 1 ? said.getFirst() : Map.of("simulations", said);
      Experiments.write(console, json.get(), whole);
    }
    LearningCurves first = report.parts().getFirst().curves();
    if (csv.isPresent()) {
      String table = said.size() == 1 ? first.csv() : report.csv();
      Files.writeString(csv.get(), table, StandardCharsets.UTF_8);
    }
    if (html.isPresent()) {
      Files.writeString(html.get(), report.html(console.wording()), StandardCharsets.UTF_8);
    }
    if (png.isPresent()) {
      CurvePicture.write(first, png.get());
    }
  }

  private void tell(LearningCurves curves) {
    console.say(Notice.of("experiment.full", curves.pool(), curves.fullMacroF1(), curves.goal()));
    for (String strategy : curves.strategies()) {
      Optional<Double> labels = curves.labelsToGoal(strategy);
      console.say(
          labels.isEmpty()
              ? Notice.of("experiment.never", strategy)
              : Notice.of(
                  "experiment.reached",
                  strategy,
                  Math.round(labels.get()),
                  curves.shareOfRandom(strategy).map(s -> Math.round(100 * s) + " %").orElse("–")));
      curves
          .stop(strategy)
          .ifPresent(stop ->
              console.say(
                  Notice.of(
                      "experiment.stop",
                      strategy,
                      stop.seeds(),
                      Math.round(stop.labels()),
                      stop.share())));
    }
  }

  private void tell(BackTest foretold) {
    if (foretold.forecasts() > 0) {
      console.say(
          Notice.of(
              "experiment.foretold",
              foretold.forecasts(),
              foretold.held(),
              100 * foretold.meanError()));
    }
  }

  private Map<String, Object> values(Simulation plan, LearningCurves curves, BackTest foretold) {
    Map<String, Object> said = new LinkedHashMap<>();
    said.put("pool", plan.pool().toString());
    said.put("test", plan.test().toString());
    said.put("kind", kind.slug());
    said.put("poolRows", curves.pool());
    said.put("testRows", curves.test());
    said.put("model", plan.model());
    said.put("start", start);
    said.put("batch", batch);
    said.put("max", most);
    said.put("seeds", seeds);
    said.put("seed", seed);
    said.put("fullMacroF1", curves.fullMacroF1());
    said.put("goalMacroF1", curves.goal());
    said.put(
        "forecasts",
        Map.of(
            "made", foretold.forecasts(),
            "held", foretold.held(),
            "meanAbsoluteError", foretold.meanError()));
    said.put("strategies", curves.strategies().stream().map(s -> strategy(curves, s)).toList());
    said.put(
        "curves",
        curves.curves().stream()
            .map(curve -> {
              Map<String, Object> one = new LinkedHashMap<>();
              one.put("strategy", curve.strategy());
              one.put("seed", curve.seed());
              one.put("secondsPerRound", curve.secondsPerRound());
              one.put("points", curve.points().stream().map(SimulateCommand::point).toList());
              return one;
            })
            .toList());
    return said;
  }

  private static Map<String, Object> strategy(LearningCurves curves, String name) {
    Map<String, Object> said = new LinkedHashMap<>();
    said.put("strategy", name);
    curves.labelsToGoal(name).ifPresent(labels -> said.put("labelsToGoal", labels));
    curves.labelsTo(0.9, name).ifPresent(labels -> said.put("labelsTo90", labels));
    said.put("area", curves.area(name));
    said.put("secondsPerRound", curves.secondsPerRound(name));
    curves
        .stop(name)
        .ifPresent(stop ->
            said.put(
                "stop",
                Map.of(
                    "seeds", stop.seeds(), "labels", stop.labels(), "shareOfFull", stop.share())));
    curves.shareOfRandom(name).ifPresent(share -> said.put("shareOfRandom", share));
    said.put("mean", curves.mean(name).stream().map(SimulateCommand::point).toList());
    return said;
  }

  private static Map<String, Object> point(Simulation.Point point) {
    Map<String, Object> said = new LinkedHashMap<>();
    said.put("labels", point.labels());
    said.put("macroF1", point.macroF1());
    said.put("accuracy", point.accuracy());
    return said;
  }
}
