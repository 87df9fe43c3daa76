package marginalia.session.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import marginalia.corpus.TaskKind;
import marginalia.jobs.JobState;
import marginalia.jobs.Jobs;
import marginalia.jobs.Work;
import marginalia.query.novelty.Detector;
import marginalia.query.novelty.Detectors;
import marginalia.session.Resembling;
import marginalia.wording.Notice;
import marginalia.wording.NoticeException;
import marginalia.wording.Wording;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExperimentsTest {
  private static final String MODEL = "logistic-regression";

  @TempDir private Path folder = Path.of("");

  /// Texts of eight words: some of their label's, some of everybody's.
  private Path file(String name, int rows, long seed, String... labels) throws IOException {
    Random random = new Random(seed);
    StringBuilder tsv = new StringBuilder("id\ttext\tlabel\n");
    for (int row = 0; row < rows; row++) {
      int label = random.nextInt(labels.length);
      tsv.append("r").append(row).append('\t');
      for (int word = 0; word < 8; word++) {
        int whose = random.nextInt(3) == 0 ? label : labels.length;
        tsv.append("word").append(whose).append('x').append(random.nextInt(25)).append(' ');
      }
      tsv.append('\t').append(labels[label]).append('\n');
    }
    return Files.writeString(folder.resolve(name), tsv, StandardCharsets.UTF_8);
  }

  private static <T> T run(Work<T> work) throws Exception {
    try (Jobs jobs = Jobs.inline()) {
      return switch (jobs.start("test", Notice.verbatim("test"), work).await()) {
        case JobState.Done<T>(T result) -> result;
        case JobState.Failed<T>(Notice _, Throwable cause) -> throw (Exception) cause;
        case JobState.Cancelled<T> _, JobState.Waiting<T> _, JobState.Running<T> _ ->
            throw new AssertionError("not done");
      };
    }
  }

  @Test
  void tellsTextsOfHiddenLabelsAsNew() throws Exception {
    String[] labels = {"tea", "coffee", "milk", "juice", "beer", "wine", "none"};
    Path train = file("train.tsv", 700, 1, labels);
    Path test = file("test.tsv", 300, 2, labels);
    OpenLabels plan =
        new OpenLabels(
            train,
            test,
            List.of(50),
            List.of("none"),
            Detectors.all(),
            Resembling.Basis.WORDS,
            2,
            1);

    OpenLabels.Report report = run(plan.work());

    assertThat(report.encoder()).isEmpty();
    assertThat(report.runs()).hasSize(2 * Detectors.all().size());
    for (Detector detector : Detectors.all()) {
      List<OpenRun> runs = report.of(detector, 50);
      assertThat(runs).extracting(OpenRun::seed).containsExactly(1L, 2L);
      assertThat(runs).allMatch(run -> run.auc() > 0.6, detector.name());
      assertThat(runs).allMatch(run -> run.accuracy() > 0.4, detector.name());
    }
    assertThat(run(plan.work()).of(Detectors.usual(), 50).getFirst().accuracy())
        .isEqualTo(report.of(Detectors.usual(), 50).getFirst().accuracy());
  }

  @Test
  void refusesToHideAllLabelsOrNone() throws Exception {
    Path file = file("train.tsv", 50, 1, "tea", "coffee");
    OpenLabels plan =
        new OpenLabels(
            file, file, List.of(50), List.of(), Detectors.all(), Resembling.Basis.WORDS, 1, 1);

    assertThatThrownBy(() -> run(plan.work())).isInstanceOf(NoticeException.class);
  }

  @Test
  void trainsOnOneFileAndIsJudgedByAnother() throws Exception {
    Path train = file("train.tsv", 400, 1, "tea", "coffee", "milk");
    Path test = file("test.tsv", 100, 2, "tea", "coffee", "milk");
    Path model = folder.resolve("m.model");

    TrainTest.Report report =
        run(
            new TrainTest(train, test, TaskKind.MULTI_CLASS, MODEL, Map.of(), 1, Optional.of(model))
                .work());

    assertThat(report.labels()).containsExactly("coffee", "milk", "tea");
    assertThat(report.scores().accuracy()).isGreaterThan(0.8);
    assertThat(report.peakResidentBytes()).isPositive();
    assertThat(report.modelBytes()).isEqualTo(Files.size(model));
  }

  @Test
  void labelsAFileWithTheSavedModel() throws Exception {
    Path train = file("train.tsv", 200, 1, "tea", "coffee");
    Path model = folder.resolve("m.model");
    Path output = folder.resolve("out.jsonl");
    var _ =
        run(
            new TrainTest(
                    train, train, TaskKind.MULTI_CLASS, MODEL, Map.of(), 1, Optional.of(model))
                .work());

    Predicting.Report report =
        run(new Predicting(model, file("new.tsv", 10, 3, "?"), output).work());

    assertThat(report.rows()).isEqualTo(10);
    assertThat(Files.readAllLines(output))
        .hasSize(10)
        .allSatisfy(line -> assertThat(line).containsAnyOf("\"tea\"", "\"coffee\""));
  }

  @Test
  void learnsSeveralLabelsAtOnce() throws Exception {
    Path train = file("train.tsv", 300, 1, "a", "b", "a|b", "");

    TrainTest.Report report =
        run(
            new TrainTest(train, train, TaskKind.MULTI_LABEL, MODEL, Map.of(), 1, Optional.empty())
                .work());

    assertThat(report.labels()).containsExactly("a", "b");
    assertThat(report.scores().jaccard()).isGreaterThan(0.8);
  }

  @Test
  void simulatesLabellingFromTheSameStart() throws Exception {
    Path pool = file("pool.tsv", 300, 1, "tea", "coffee", "milk");
    Path test = file("test.tsv", 100, 2, "tea", "coffee", "milk");
    Simulation plan =
        new Simulation(
            pool,
            test,
            TaskKind.MULTI_CLASS,
            Optional.of(250),
            MODEL,
            Map.of(),
            List.of("margin", "mixture", "diverse"),
            10,
            20,
            90,
            2,
            1);

    LearningCurves curves = run(plan.work());

    assertThat(curves.pool()).isEqualTo(250);
    assertThat(curves.strategies()).containsExactly("margin", "mixture", "diverse", "random");
    assertThat(curves.curves()).hasSize(8);
    assertThat(curves.mean("margin"))
        .extracting(Simulation.Point::labels)
        .containsExactly(10, 30, 50, 70, 90);
    assertThat(curves.mean("margin").getFirst()).isEqualTo(curves.mean("random").getFirst());
    assertThat(curves.csv().lines()).hasSize(1 + 8 * 5);
    assertThat(run(plan.work()).csv()).isEqualTo(curves.csv());

    Path png = folder.resolve("curves.png");
    CurvePicture.write(curves, png);
    assertThat(Files.size(png)).isGreaterThan(10_000);
  }

  private Simulation small(List<String> strategies, int seeds) throws IOException {
    Path pool = file("pool.tsv", 120, 1, "tea", "coffee", "milk");
    Path test = file("test.tsv", 60, 2, "tea", "coffee", "milk");
    return new Simulation(
        pool,
        test,
        TaskKind.MULTI_CLASS,
        Optional.empty(),
        MODEL,
        Map.of(),
        strategies,
        10,
        20,
        50,
        seeds,
        1);
  }

  @Test
  void goesOnAfterAStop() throws Exception {
    Path file = folder.resolve("runs.jsonl");
    LearningCurves one = run(small(List.of("auto"), 1).work(SimulationState.of(file)));
    List<String> kept = Files.readAllLines(file);
    assertThat(kept).hasSize(2);
    // Another time for a run that is done shows that it is not done again; the last line is torn.
    Files.writeString(
        file,
        kept.get(0).replaceAll("\"secondsPerRound\":[0-9.E-]+", "\"secondsPerRound\":77.0")
            + "\n"
            + kept.get(1).substring(0, 40));

    LearningCurves again = run(small(List.of("auto"), 2).work(SimulationState.of(file)));

    assertThat(again.curves()).hasSize(4);
    assertThat(again.curves().stream().filter(curve -> curve.secondsPerRound() == 77)).hasSize(1);
    assertThat(again.csv().lines()).containsAll(one.csv().lines().toList());
    assertThat(Files.readAllLines(file)).hasSize(4);
    Path elsewhere = folder.resolve("none.jsonl");
    assertThat(run(small(List.of("auto"), 2).work(SimulationState.of(elsewhere))).csv())
        .isEqualTo(again.csv());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"id\ttext\nk1\thello\n", "hello", "{\"key\":\"a\"}\n", "[1]\n", "null\n", "\n"})
  void aFileOfSomethingElseIsNoStateAndStaysAsItIs(String content) throws Exception {
    Path file = Files.writeString(folder.resolve("texts.tsv"), content);

    assertThatThrownBy(() -> SimulationState.of(file))
        .isInstanceOf(NoticeException.class)
        .hasMessageContaining("texts.tsv")
        .hasMessageContaining("line 1");
    assertThat(file).hasContent(content);
  }

  @Test
  void reportsOnOnePage() throws Exception {
    LearningCurves curves =
        new LearningCurves(
            100,
            100,
            1.0,
            List.of("margin", "random"),
            List.of(curve("margin", 0.5, 0.9, 1.0), curve("random", 0.5, 0.7, 0.85)));
    SimulationReport report =
        new SimulationReport(List.of(new SimulationReport.Part("a<b,c", MODEL, curves)));

    String html = report.html(Wording.in(Locale.ENGLISH));

    // By hand: 0.9 with 20 labels, 0.95 with 25, area (10 · 0.7 + 10 · 0.95) / 20.
    assertThat(html)
        .contains("<h2>a&lt;b,c · logistic-regression</h2>")
        .contains("margin</td><td>20</td><td>25</td><td>0.8250</td>")
        .contains("random</td><td>–</td><td>–</td>")
        .doesNotContain("http");
    assertThat(html.split("<polyline", -1)).hasSize(3);
    assertThat(report.html(Wording.in(Locale.CHINESE))).contains("lang=\"zh\"", "策略");
    assertThat(report.csv()).contains("\"a<b,c\",logistic-regression,margin,1,10,0.500000");
  }

  @Test
  void interpolatesTheLabelsNeeded() {
    LearningCurves curves =
        new LearningCurves(
            100,
            100,
            1.0,
            List.of("margin", "random"),
            List.of(curve("margin", 0.5, 0.9, 1.0), curve("random", 0.5, 0.7, 0.95)));

    // By hand: the goal is 0.95, half-way between 0.9 and 1.0; random reaches it with the last.
    assertThat(curves.labelsToGoal("margin").orElseThrow()).isEqualTo(25, within(1e-9));
    assertThat(curves.labelsToGoal("random").orElseThrow()).isEqualTo(30, within(1e-9));
    assertThat(curves.shareOfRandom("margin").orElseThrow()).isEqualTo(25.0 / 30, within(1e-9));
  }

  @Test
  void theStopSignalIsWhereThreeModelsInARowAgree() {
    List<Simulation.Point> points =
        List.of(
            new Simulation.Point(10, 0.5, 0.5, Optional.empty()),
            new Simulation.Point(20, 0.6, 0.6, Optional.of(0.8)),
            new Simulation.Point(30, 0.7, 0.7, Optional.of(0.995)),
            new Simulation.Point(40, 0.8, 0.8, Optional.of(0.995)),
            new Simulation.Point(50, 0.9, 0.9, Optional.of(0.99)),
            new Simulation.Point(60, 0.9, 0.9, Optional.of(1.0)));
    LearningCurves curves =
        new LearningCurves(
            100,
            100,
            1.0,
            List.of("margin"),
            List.of(
                new Simulation.Curve("margin", 1, points, 0),
                new Simulation.Curve("margin", 2, points.subList(0, 3), 0)));

    assertThat(curves.stop("margin")).contains(new LearningCurves.Stop(1, 50, 0.9));
    assertThat(curves.stop("random")).isEmpty();
  }

  private static Simulation.Curve curve(String strategy, double... macroF1) {
    return new Simulation.Curve(
        strategy,
        1,
        java.util.stream.IntStream.range(0, macroF1.length)
            .mapToObj(
                i -> new Simulation.Point(10 * i + 10, macroF1[i], macroF1[i], Optional.empty()))
            .toList(),
        0);
  }

  @Test
  void refusesASingleLabel() throws IOException {
    Path one = file("one.tsv", 5, 1, "tea");

    assertThatThrownBy(() ->
            run(
                new TrainTest(one, one, TaskKind.MULTI_CLASS, MODEL, Map.of(), 1, Optional.empty())
                    .work()))
        .isInstanceOf(NoticeException.class)
        .hasMessageContaining("same label");
  }
}
