package marginalia.ui.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Parent;
import javafx.scene.Scene;
import marginalia.corpus.TaskKind;
import marginalia.exchange.FileFormat;
import marginalia.exchange.Mapping;
import marginalia.jobs.Jobs;
import marginalia.jobs.Live;
import marginalia.jobs.Progress;
import marginalia.jobs.Scope;
import marginalia.session.Importing;
import marginalia.session.LabelSearch;
import marginalia.session.Preferences;
import marginalia.session.Project;
import marginalia.session.Samples;
import marginalia.session.Workspace;
import marginalia.ui.Context;
import marginalia.ui.FileDialogs;
import marginalia.ui.evaluate.EvaluationView;
import marginalia.ui.explore.ExploreView;
import marginalia.ui.models.ModelsView;
import marginalia.ui.scheme.SchemeView;
import marginalia.wording.Wording;

/// Loads what the screens are made of before anybody waits for it: makes a small project in a
/// temporary folder, answers in it and lays out screens in a scene that is never shown. For a
/// background thread; JavaFX allows that for scenes outside a window.
public final class WarmUp {
  private static final int ROUNDS = 2;
  private static final int ANSWERS = 4;
  private static final int TRIES = 3;
  private static final double WIDTH = 1000;
  private static final double HEIGHT = 740;
  private static final String TEXTS =
      """
      text\tlabel
      The bell came loose on the first ride, and the mudguard with it.\tRepair
      Could you tell me when the blue frame is to be had again?\tQuestion
      你好，我的包裹三天前就显示已签收，可是我没有收到。\tQuestion
      今年的新茶什么时候上市？我想买一斤送给父母，再要两个好看的盒子。\tQuestion
      Thank you for the quick answer; the new wheel runs true.\tPraise
      The chain jumps whenever I change into the two smallest gears.\tRepair
      茶叶很香，包装也很仔细，下次还会再来。\tPraise
      My order was charged twice and I would like one of the two back.\tRepair
      """;

  private final List<String> styleSheets;
  private final Clock clock;
  private final Progress progress;

  private WarmUp(List<String> styleSheets, Clock clock, Progress progress) {
    this.styleSheets = styleSheets;
    this.clock = clock;
    this.progress = progress;
  }

  /// What the start screen needs, before there is a window.
  ///
  /// @param theme the style sheet below all others
  public static void start(String theme, List<String> styleSheets, List<Samples.Sample> samples) {
    try (Scope scope = new Scope()) {
      StartView view = new StartView(context(Jobs.inline(), scope), samples, new Nowhere());
      Scene scene = new Scene(view, WIDTH, HEIGHT);
      scene.setUserAgentStylesheet(theme);
      scene.getStylesheets().addAll(styleSheets);
      layOut(view);
    }
  }

  /// What the first text of a project needs; a second of processor time on a cold machine.
  public static void labelling(List<String> styleSheets, Clock clock, Progress progress)
      throws IOException {
    new WarmUp(styleSheets, clock, progress).run(1, List.of(Screen.LABEL));
  }

  /// All other screens, twice; two seconds of processor time.
  public static void everyScreen(List<String> styleSheets, Clock clock, Progress progress)
      throws IOException {
    new WarmUp(styleSheets, clock, progress).run(ROUNDS, List.of(Screen.values()));
  }

  private void run(int rounds, List<Screen> screens) throws IOException {
    Path folder = Files.createTempDirectory("marginalia-");
    try {
      for (int round = 0; round < rounds; round++) {
        useProject(folder.resolve("warm-up-" + round + ".marginalia"), screens);
      }
    } finally {
      delete(folder);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }

  private void useProject(Path path, List<Screen> screens) throws IOException {
    try (Jobs jobs = Jobs.inline();
        Scope scope = new Scope()) {
      Project project = Project.create(path, TaskKind.MULTI_CLASS, jobs, clock, "warm-up");
      Workspace workspace = Workspace.open(project);
      try {
        Path file = Files.writeString(path.resolveSibling("texts.tsv"), TEXTS);
        workspace
            .importing()
            .start(
                new Importing.Request(
                    file,
                    FileFormat.tsv(),
                    Mapping.ofText("text").withLabels(List.of("label")),
                    Importing.Duplicates.KEEP));
        workspace.begin();
        Shell shell = useScreens(workspace, context(jobs, scope), screens);
        if (screens.contains(Screen.SETTINGS)) {
          shell.switchTimeline();
          layOut(shell);
          shell.showImport(file);
          layOut(shell);
        }
      } finally {
        workspace.close();
      }
    }
  }

  private static Context context(Jobs jobs, Scope scope) {
    Preferences preferences = Preferences.defaults();
    return new Context(
        Wording.in(preferences.locale()), new Live<>(preferences), jobs, new NoDialogs(), scope);
  }

  private Shell useScreens(Workspace workspace, Context context, List<Screen> screens) {
    var _ = new LabelSearch(workspace.project().scheme().get()).find("ty", List.of());
    Shell shell = new Shell(workspace, context, clock, new Nowhere());
    Scene scene = new Scene(shell, WIDTH, HEIGHT);
    scene.getStylesheets().addAll(styleSheets);
    for (int i = 0; i < ANSWERS; i++) {
      shell.labelling().choose(workspace.project().scheme().get().active().getFirst().id());
      layOut(shell);
    }
    for (Screen screen : screens) {
      progress.checkCancelled();
      if (screen == Screen.EVALUATE) {
        shell.evaluation().run();
      }
      shell.show(screen);
      layOut(shell);
      switch (screen) {
        case EVALUATE -> inTurn(shell, EvaluationView.Part.values(), shell.evaluation()::show);
        case MODELS -> inTurn(shell, ModelsView.Part.values(), shell.models()::show);
        case EXPLORE -> inTurn(shell, ExploreView.Part.values(), shell.explore()::show);
        case SCHEME -> inTurn(shell, SchemeView.Part.values(), shell.scheme()::show);
        case LABEL, TEXTS, SETTINGS -> {}
      }
    }
    return shell;
  }

  private <P> void inTurn(Shell shell, P[] parts, Consumer<P> show) {
    for (P part : parts) {
      progress.checkCancelled();
      show.accept(part);
      layOut(shell);
    }
  }

  /// Controls that animate themselves do so on the UI thread; where one came in between, all is
  /// laid out again.
  private static void layOut(Parent root) {
    for (int left = TRIES; left > 0; left--) {
      try {
        root.applyCss();
        root.layout();
        return;
      } catch (NullPointerException | IndexOutOfBoundsException e) {
        if (left == 1) {
          throw e;
        }
      }
    }
  }

  private record NoDialogs() implements FileDialogs {
    @Override
    public Optional<Path> open(String title, String... endings) {
      return Optional.empty();
    }

    @Override
    public Optional<Path> save(String title, String proposedName) {
      return Optional.empty();
    }
  }

  private record Nowhere() implements Shell.Leave, StartView.Choices {
    @Override
    public void openRecent(Path project) {
      // Nobody asks.
    }

    @Override
    public void openSample(String name) {
      // Nobody asks.
    }

    @Override
    public void openOther() {
      // Nobody asks.
    }

    @Override
    public void makeNew() {
      // Nobody asks.
    }

    @Override
    public void importFile() {
      // Nobody asks.
    }

    @Override
    public void toStart() {
      // Nobody asks.
    }

    @Override
    public void toOther() {
      // Nobody asks.
    }

    @Override
    public void toNew() {
      // Nobody asks.
    }
  }
}
