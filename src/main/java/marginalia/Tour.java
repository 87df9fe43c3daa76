package marginalia;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
import javafx.stage.Stage;
import marginalia.corpus.DateStep;
import marginalia.corpus.DocumentFilter;
import marginalia.corpus.Label;
import marginalia.corpus.TaskKind;
import marginalia.exchange.LabelledFile;
import marginalia.jobs.JobState;
import marginalia.jobs.Jobs;
import marginalia.jobs.Live;
import marginalia.jobs.Progress;
import marginalia.learn.ModelChoice;
import marginalia.learn.VectorRecipe;
import marginalia.session.Encoding;
import marginalia.session.Preferences;
import marginalia.session.Workspace;
import marginalia.ui.evaluate.EvaluationView;
import marginalia.ui.explore.ExploreView;
import marginalia.ui.models.ModelsView;
import marginalia.ui.scheme.MergeViewModel;
import marginalia.ui.scheme.SchemeView;
import marginalia.ui.scheme.SplitViewModel;
import marginalia.ui.shell.Screen;

/// Drives the very window through the main job on the sample projects, without a display: answers
/// by keys, trains, evaluates; writes a picture of every screen, in light and dark, English and
/// Chinese, and a report of how long each step took.
final class Tour {
  private static final double WIDTH = 1000;
  private static final double HEIGHT = 740;
  private static final int WARM_UP = 5;
  private static final int PATIENCE_SECONDS = 10;

  /// A network that learns in a second.
  private static final Map<String, String> SMALL =
      Map.of("dim", "32", "width", "32", "epochs", "12", "lr", "0.005");

  private final Home home;
  private final Clock clock;
  private final PrintWriter out;
  private final Path folder;
  private final int answers;
  private final List<String> report = new ArrayList<>();
  private final Latencies layouts = new Latencies();
  private final Latencies rankings = new Latencies();

  Tour(Home home, Clock clock, PrintWriter out, Path folder, int answers) {
    this.home = home;
    this.clock = clock;
    this.out = out;
    this.folder = folder;
    this.answers = answers;
  }

  /// Takes the tour and returns the exit code. The user's own settings and projects stay as they
  /// are: everything happens in a home of its own below the folder.
  int run(Optional<Path> project) throws Exception {
    Files.createDirectories(folder);
    Home own = new Home(folder.resolve("home"), home.sampleFolder());
    clear(own.folder());
    Display.doWithout();
    Fonts.install(own.fonts());
    Jobs jobs = new Jobs(Platform::runLater);
    Platform.setImplicitExit(false);
    Frames frames = new Frames();
    CountDownLatch started = new CountDownLatch(1);
    Platform.startup(started::countDown);
    started.await();
    Display.drawSome(WIDTH, HEIGHT);
    Window.Ready ready = Window.prepare(own);
    try (UiWatch watch = new UiWatch()) {
      Window window = Driver.onUi(() -> window(own, ready, jobs));
      doOnUi(window::showStart);
      Driver driver = new Driver(window.scene(), watch, jobs);
      if (project.isPresent()) {
        measure(window, driver, project.get());
      } else {
        visit(window, driver, "larkspur-bikes", "en");
        visit(window, driver, "xishan-tea", "zh");
        timed(
            watch,
            "a tree of labels",
            () ->
                new TreeTour(
                        window,
                        driver,
                        own.folder().resolve("hazelwood-garden"),
                        (language, name) -> pictures(window, driver, language, name))
                    .run());
      }
      boolean _ =
          Driver.onUi(() -> {
            window.close();
            return true;
          });
      say("key to next text laid out: " + layouts.summary());
      say("key to next text laid out and drawn: " + frames.drawn().summary());
      say("key to new ranking: " + rankings.summary());
      say("UI thread held: " + watch.held().summary());
      watch
          .longest()
          .forEach((step, held) ->
              say(
                  String.format(
                      Locale.ROOT,
                      "  over 50 ms in: %-50s %6.0f ms, %4.0f at work",
                      step,
                      held.nanos() / 1e6,
                      held.atWork() / 1e6)));
    }
    frames.close();
    jobs.close();
    Platform.exit();
    Files.write(folder.resolve("report.txt"), report);
    return 0;
  }

  private static void clear(Path old) throws IOException {
    if (Files.exists(old)) {
      try (var files = Files.walk(old)) {
        for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  private Window window(Home own, Window.Ready ready, Jobs jobs) {
    Stage stage = new Stage();
    Window window = new Window(stage, own, ready, jobs, clock);
    window.preferences().set(Preferences.defaults().withLanguage("en").withAnnotator("tour"));
    stage.setX(0);
    stage.setY(0);
    stage.setWidth(WIDTH);
    stage.setHeight(HEIGHT);
    stage.show();
    return window;
  }

  private void say(String line) {
    report.add(line);
    out.println(line);
  }

  /// Does `step` and reports how long it took.
  private void timed(UiWatch watch, String name, Step step) throws Exception {
    watch.step(name);
    long start = System.nanoTime();
    step.run();
    say(String.format(Locale.ROOT, "%-52s %8.0f ms", name, (System.nanoTime() - start) / 1e6));
  }

  private interface Step {
    void run() throws Exception;
  }

  /// The main job on one sample, in one language, then all pictures in both themes.
  private void visit(Window window, Driver driver, String sample, String language)
      throws Exception {
    prefer(window, p -> p.withLanguage(language).withTheme(Preferences.Theme.LIGHT));
    pictures(window, driver, language, "1-start");
    timed(
        driver.watch(),
        sample + ": make the project and open it",
        () -> {
          doOnUi(() -> window.openSample(sample));
          driver.await("the project", () -> window.shell().isPresent());
        });
    Workspace workspace = Driver.onUi(() -> window.workspace().orElseThrow());
    timed(
        driver.watch(),
        sample + ": first model trained and pool ranked",
        () ->
            driver.await(
                "the first model", () -> workspace.training().trained().get().isPresent()));
    Map<String, String> truth = truth(sample);
    timed(
        driver.watch(),
        sample + ": " + answers + " answers by key",
        () -> answer(window, driver, workspace, truth));
    timed(
        driver.watch(),
        sample + ": all answers saved, model retrained",
        () -> {
          doOnUi(workspace.training()::retrain);
          driver.await("saving", () -> workspace.project().saved().get().all());
          driver.await(
              "training",
              () ->
                  context(window).running().get().stream()
                      .noneMatch(j -> j.kind().equals("train")));
        });
    driver.press(KeyCode.P, "p");
    pictures(window, driver, language, "2-label");
    doOnUi(() -> selectWord(window));
    driver.settle();
    driver.picture(folder.resolve("2-label-selection-" + language + ".png"));
    timed(
        driver.watch(),
        sample + ": undo three answers, redo them",
        () -> undoAndRedo(driver, workspace));
    doOnUi(() -> window.shell().orElseThrow().switchTimeline());
    pictures(window, driver, language, "2-timeline");
    doOnUi(() -> window.shell().orElseThrow().switchTimeline());
    show(window, Screen.TEXTS);
    timed(driver.watch(), sample + ": search", () -> search(driver, workspace, language));
    pictures(window, driver, language, "3-texts");
    timed(
        driver.watch(), sample + ": more like this, by words", () -> moreLikeThis(window, driver));
    pictures(window, driver, language, "3-texts-similar-words");
    timed(
        driver.watch(),
        sample + ": the encoder reads all texts in the background",
        () -> readAll(window, driver, workspace, language));
    pictures(window, driver, language, "3-texts-similar");
    show(window, Screen.SCHEME);
    pictures(window, driver, language, "4-scheme");
    show(window, Screen.EVALUATE);
    timed(
        driver.watch(),
        sample + ": evaluate on the held-out texts",
        () -> evaluate(window, driver));
    for (EvaluationView.Part part : window.shell().orElseThrow().evaluation().parts()) {
      doOnUi(() -> window.shell().orElseThrow().evaluation().show(part));
      driver.await(
          "what it foretells",
          () ->
              context(window).running().get().stream().noneMatch(j -> j.kind().equals("forecast")));
      pictures(window, driver, language, "5-evaluate-" + part.name().toLowerCase(Locale.ROOT));
    }
    show(window, Screen.SCHEME);
    doOnUi(() -> thinkOfMerging(window, workspace));
    driver.settle();
    pictures(window, driver, language, "4-scheme-merge");
    doOnUi(() -> ((Button) window.scene().lookup("#merge-cancel")).fire());
    doOnUi(() -> window.shell().orElseThrow().scheme().model().bin());
    pictures(window, driver, language, "4-scheme-bin");
    doOnUi(() -> window.shell().orElseThrow().scheme().model().binning().cancel());
    doOnUi(() -> window.shell().orElseThrow().scheme().show(SchemeView.Part.SPLIT));
    driver.settle();
    thinkOfSplitting(window.shell().orElseThrow().scheme().model().split(), driver, 3);
    pictures(window, driver, language, "4-scheme-split");
    doOnUi(() -> window.shell().orElseThrow().scheme().model().split().cancel());
    doOnUi(() -> window.shell().orElseThrow().scheme().show(SchemeView.Part.HEALTH));
    driver.await(
        "the health of the scheme",
        () -> {
          ListView<?> findings = (ListView<?>) window.scene().lookup("#health-findings");
          return findings != null && !findings.getItems().isEmpty();
        });
    driver.settle();
    pictures(window, driver, language, "4-scheme-health");
    doOnUi(() -> window.shell().orElseThrow().scheme().show(SchemeView.Part.VERSIONS));
    driver.await(
        "the labels of a version",
        () -> {
          ListView<?> labels = (ListView<?>) window.scene().lookup("#version-labels");
          return labels != null && !labels.getItems().isEmpty();
        });
    driver.settle();
    pictures(window, driver, language, "4-scheme-versions");
    doOnUi(() -> window.shell().orElseThrow().scheme().show(SchemeView.Part.LABEL));
    show(window, Screen.MODELS);
    timed(driver.watch(), sample + ": train another model", () -> trainAnother(workspace, driver));
    pictures(window, driver, language, "6-models");
    timed(
        driver.watch(),
        sample + ": a network that shows where it looks",
        () -> learn(workspace, driver, new ModelChoice("text-rnn", SMALL)));
    show(window, Screen.LABEL);
    driver.press(KeyCode.P, "p");
    driver.await(
        "shades",
        () ->
            IntStream.rangeClosed(1, 4)
                .anyMatch(shade -> window.scene().lookup(".run-attended-" + shade) != null));
    pictures(window, driver, language, "2-label-attention");
    timed(
        driver.watch(),
        sample + ": a model of what the encoder has read",
        () -> learn(workspace, driver, ModelChoice.of("encoder")));
    timed(
        driver.watch(),
        sample + ": more like this, by meaning",
        () -> moreLikeThis(window, driver));
    show(window, Screen.MODELS);
    pictures(window, driver, language, "6-models-encoder");
    learn(workspace, driver, ModelChoice.of("svm"));
    timed(driver.watch(), sample + ": which model to use", () -> askForAdvice(window, driver));
    pictures(window, driver, language, "6-models-advice");
    doOnUi(() -> {
      ModelsView models = window.shell().orElseThrow().models();
      models.show(ModelsView.Part.MODEL);
      models.model().choose("fine-tuned");
    });
    driver.await(
        "how long learning takes",
        () -> !window.shell().orElseThrow().models().model().expectedProperty().get().isEmpty());
    pictures(window, driver, language, "6-models-fine-tuned");
    doOnUi(() -> window.shell().orElseThrow().models().model().choose("few-shot"));
    driver.settle();
    pictures(window, driver, language, "6-models-few-shot");
    timed(driver.watch(), sample + ": a lesson by the encoder", () -> teach(window, driver));
    pictures(window, driver, language, "6-models-lesson");
    doOnUi(() -> window.shell().orElseThrow().models().show(ModelsView.Part.TEXTS));
    driver.settle();
    pictures(window, driver, language, "6-models-texts");
    timed(
        driver.watch(),
        sample + ": word vectors from all texts",
        () -> trainVectors(workspace, driver));
    doOnUi(() -> {
      ModelsView models = window.shell().orElseThrow().models();
      models.show(ModelsView.Part.VECTORS);
      models.vectors().ask(language.equals("zh") ? "茶" : "battery");
    });
    driver.await(
        "neighbours",
        () ->
            !window.shell().orElseThrow().models().vectors().neighboursProperty().get().isEmpty());
    pictures(window, driver, language, "6-models-vectors");
    doOnUi(() -> window.shell().orElseThrow().models().show(ModelsView.Part.ENCODERS));
    driver.settle();
    pictures(window, driver, language, "6-models-encoders");
    show(window, Screen.EXPLORE);
    for (ExploreView.Part part : ExploreView.Part.values()) {
      ExploreView explore = window.shell().orElseThrow().explore();
      doOnUi(() -> {
        explore.drift().part(DateStep.MONTH);
        explore.show(part);
        switch (part) {
          case COMPARE -> explore.compare().compare();
          case DRIFT -> explore.drift().run();
          case QUEUE, MAP, NEW_LABELS -> {}
        }
      });
      driver.await(
          part.name(),
          () ->
              !explore.compare().runningProperty().get()
                  && !explore.drift().runningProperty().get()
                  && context(window).running().get().stream()
                      .noneMatch(j -> j.kind().equals("map")));
      driver.settle();
      if (part == ExploreView.Part.NEW_LABELS) {
        driver.await("the search", () -> window.scene().lookup("#new-labels-look") != null);
        doOnUi(() -> ((Button) window.scene().lookup("#new-labels-look")).fire());
        driver.await(
            "new labels",
            () -> !((ListView<?>) window.scene().lookup("#new-labels")).getItems().isEmpty());
        driver.settle();
      }
      pictures(window, driver, language, "7-explore-" + part.name().toLowerCase(Locale.ROOT));
    }
    show(window, Screen.SETTINGS);
    pictures(window, driver, language, "9-settings");
    doOnUi(() ->
        window
            .shell()
            .orElseThrow()
            .showImport(home.sampleFolder().resolve(sample).resolve("texts.tsv")));
    driver.await("the preview", () -> window.scene().lookup("#preview") != null);
    pictures(window, driver, language, "8-import");
    doOnUi(window::showStart);
  }

  private static Jobs context(Window window) {
    return window.context().jobs();
  }

  static void doOnUi(Runnable work) {
    boolean _ =
        Driver.onUi(() -> {
          work.run();
          return true;
        });
  }

  static void prefer(Window window, java.util.function.UnaryOperator<Preferences> edit) {
    doOnUi(() -> window.preferences().set(edit.apply(window.preferences().get())));
  }

  static void show(Window window, Screen screen) {
    doOnUi(() -> window.shell().orElseThrow().show(screen));
  }

  /// One picture of what is on show in each theme.
  private void pictures(Window window, Driver driver, String language, String name)
      throws IOException {
    driver.watch().step("showing " + name);
    for (Preferences.Theme theme : List.of(Preferences.Theme.DARK, Preferences.Theme.LIGHT)) {
      prefer(window, p -> p.withTheme(theme));
      driver.picture(
          folder.resolve(
              name + "-" + language + "-" + theme.name().toLowerCase(Locale.ROOT) + ".png"));
    }
  }

  /// What the sample's file answers, by the identifier of the text.
  private Map<String, String> truth(String sample) throws IOException {
    Map<String, String> truth = new HashMap<>();
    LabelledFile.read(
            home.sampleFolder().resolve(sample).resolve("texts.tsv"),
            TaskKind.MULTI_CLASS,
            Progress.none())
        .rows()
        .forEach(row ->
            row.key()
                .ifPresent(key -> truth.put(key, row.labels().stream().findFirst().orElse(""))));
    return truth;
  }

  /// Answers the texts on the screen as the file does, each by its label's key.
  private void answer(
      Window window, Driver driver, Workspace workspace, Map<String, String> truth) {
    RandomGenerator chance = RandomGenerator.of("L64X128MixRandom");
    for (int i = 0; i < answers; i++) {
      Optional<String> key =
          Driver.onUi(() -> {
            List<Label> labels = workspace.project().scheme().get().active();
            Optional<String> right =
                window
                    .shell()
                    .orElseThrow()
                    .labelling()
                    .itemProperty()
                    .get()
                    .flatMap(item -> item.document().key())
                    .map(truth::get)
                    .flatMap(workspace.project().scheme().get()::find)
                    .flatMap(Label::key);
            return right.or(() -> labels.get(chance.nextInt(labels.size())).key());
          });
      String stroke = key.orElse("1");
      CountDownLatch ranked = new CountDownLatch(1);
      long[] rankedAt = new long[1];
      boolean[] seen = new boolean[1];
      Live.Subscription watching =
          Driver.onUi(() ->
              workspace
                  .training()
                  .ranking()
                  .subscribe(_ -> {
                    if (seen[0] && ranked.getCount() > 0) {
                      rankedAt[0] = System.nanoTime();
                      ranked.countDown();
                    }
                    seen[0] = true;
                  }));
      long pressed = System.nanoTime();
      Runnable mark = i >= WARM_UP ? Frames::pressed : () -> {};
      long laidOut = driver.pressAndLayOut(KeyCode.getKeyCode(stroke), stroke, mark);
      boolean inTime = awaitRanking(ranked);
      doOnUi(watching::close);
      if (i >= WARM_UP && inTime) {
        rankings.add(rankedAt[0] - pressed);
      }
      if (i >= WARM_UP) {
        layouts.add(laidOut);
      }
    }
  }

  /// Waits for the ranking that an answer brings; not for ever, as the last text brings none.
  private static boolean awaitRanking(CountDownLatch ranked) {
    try {
      return ranked.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static void undoAndRedo(Driver driver, Workspace workspace) {
    int before = Driver.onUi(() -> workspace.project().labelled().get());
    for (int i = 1; i <= 3; i++) {
      int now = before - i;
      doOnUi(workspace.history()::undo);
      driver.await("undo", () -> workspace.project().labelled().get() == now);
    }
    for (int i = 2; i >= 0; i--) {
      int now = before - i;
      doOnUi(workspace.history()::redo);
      driver.await("redo", () -> workspace.project().labelled().get() == now);
    }
  }

  private static void thinkOfMerging(Window window, Workspace workspace) {
    List<Label> labels = workspace.project().scheme().get().active();
    MergeViewModel merge = window.shell().orElseThrow().scheme().model().merge();
    merge.begin(labels.get(1));
    merge.choose(labels.getLast().id());
  }

  /// Proposes parts of the label that is chosen and waits for what they would do.
  static void thinkOfSplitting(SplitViewModel split, Driver driver, int parts) {
    doOnUi(() -> split.propose(parts));
    driver.await("groups of like texts", () -> split.readyProperty().get());
    driver.settle();
    int said = split.consequencesProperty().get().size();
    doOnUi(split::foretell);
    driver.await(
        "the forecast of the split", () -> split.consequencesProperty().get().size() > said);
    driver.settle();
  }

  private static void search(Driver driver, Workspace workspace, String language) {
    String words = language.equals("zh") ? "退货" : "battery";
    int[] found = {-1};
    doOnUi(() ->
        workspace
            .searching()
            .find(DocumentFilter.ALL.withWords(words))
            .onDone(ids -> found[0] = ids.length));
    driver.await("the search", () -> found[0] >= 0);
  }

  /// Clicks twice on a word of the first line.
  private static void selectWord(Window window) {
    Node text = window.scene().lookup("#text-on-show");
    Bounds card = text.getParent().localToScene(text.getParent().getBoundsInLocal());
    double x = card.getMinX() + 60;
    double y = card.getMinY() + 40;
    Event.fireEvent(
        text.getParent(),
        new MouseEvent(
            MouseEvent.MOUSE_PRESSED,
            x - card.getMinX(),
            y - card.getMinY(),
            x,
            y,
            MouseButton.PRIMARY,
            2,
            false,
            false,
            false,
            false,
            true,
            false,
            false,
            false,
            true,
            true,
            new PickResult(text.getParent(), x, y)));
  }

  /// Presses the key for texts like the one on show, and waits for them.
  private static void moreLikeThis(Window window, Driver driver) {
    show(window, Screen.LABEL);
    driver.press(KeyCode.M, "m");
    driver.await(
        "like texts",
        () ->
            window.scene().lookup("#hits") instanceof ListView<?> hits
                && hits.isVisible()
                && !hits.getItems().isEmpty()
                && hits.getItems().size() <= 100);
  }

  /// Presses the button that is offered with texts compared by words, and waits for the better
  /// ones.
  private void readAll(Window window, Driver driver, Workspace workspace, String language)
      throws IOException {
    doOnUi(() -> ((Button) window.scene().lookup("#read-all")).fire());
    driver.await(
        "a reading",
        () ->
            context(window).running().get().stream()
                .filter(job -> job.kind().equals(Encoding.KIND))
                .anyMatch(job -> job.state().get() instanceof JobState.Running<?>));
    driver.picture(folder.resolve("3-texts-reading-" + language + ".png"));
    driver.await("the end of the reading", () -> workspace.encoding().readings().get() > 0);
    driver.await(
        "texts alike by meaning",
        () -> window.scene().lookup("#read-all") instanceof Button read && !read.isVisible());
    driver.settle();
  }

  private static void evaluate(Window window, Driver driver) {
    doOnUi(() -> window.shell().orElseThrow().evaluation().run());
    driver.await("the evaluation", () -> window.shell().orElseThrow().evaluation().finished());
  }

  /// Lets fastText learn beside the usual model, then the usual one again.
  private static void trainAnother(Workspace workspace, Driver driver) {
    for (String name : List.of("fasttext", "svm")) {
      learn(workspace, driver, ModelChoice.of(name));
    }
  }

  private static void learn(Workspace workspace, Driver driver, ModelChoice choice) {
    doOnUi(() -> workspace.modelling().choose(choice));
    driver.await(
        choice.name() + " in the list",
        () ->
            workspace.modelling().models().get().stream()
                .findFirst()
                .filter(model -> model.choice().equals(Optional.of(choice)))
                .isPresent());
  }

  private static void askForAdvice(Window window, Driver driver) {
    doOnUi(() -> {
      ModelsView models = window.shell().orElseThrow().models();
      models.show(ModelsView.Part.ADVICE);
      models.advice().run();
    });
    driver.await(
        "advice",
        () ->
            !window.shell().orElseThrow().models().advice().recommendedProperty().get().isEmpty());
  }

  private static void teach(Window window, Driver driver) {
    doOnUi(() -> {
      ModelsView models = window.shell().orElseThrow().models();
      models.show(ModelsView.Part.TEACHING);
      models.teaching().teach();
    });
    driver.await(
        "a student", () -> window.shell().orElseThrow().models().teaching().usableProperty().get());
  }

  private static void trainVectors(Workspace workspace, Driver driver) {
    doOnUi(() -> workspace.embedding().train(ModelChoice.of(VectorRecipe.NAME)));
    driver.await("word vectors", () -> workspace.embedding().vectors().get().isPresent());
  }

  /// Opens a project, answers in it and reports how long each key took.
  private void measure(Window window, Driver driver, Path project) throws Exception {
    timed(
        driver.watch(),
        "open, to the first text",
        () -> {
          doOnUi(() -> window.open(project));
          driver.await(
              "the first text",
              () ->
                  window
                      .shell()
                      .filter(s -> s.labelling().itemProperty().get().isPresent())
                      .isPresent());
          driver.settle();
        });
    say("resident after the first text: " + resident());
    Workspace workspace = Driver.onUi(() -> window.workspace().orElseThrow());
    timed(
        driver.watch(),
        "texts read as numbers and ranked",
        () ->
            driver.await(
                "a ranking", () -> !workspace.training().ranking().get().candidates().isEmpty()));
    say("resident after reading the texts: " + resident());
    timed(
        driver.watch(),
        answers + " answers by key",
        () -> answer(window, driver, workspace, Map.of()));
    driver.picture(folder.resolve("measured.png"));
    new SchemeMeasures(window, driver, workspace, this::say).run();
    driver.picture(folder.resolve("measured-scheme.png"));
    say("resident at the end: " + resident());
  }

  private static String resident() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.exists(status)) {
      return "not known on this system";
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("VmRSS") || line.startsWith("VmHWM"))
        .map(line -> line.replaceAll("\\s+", " "))
        .reduce((a, b) -> a + ", " + b)
        .orElse("");
  }
}
