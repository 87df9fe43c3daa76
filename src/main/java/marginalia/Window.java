package marginalia;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.application.Application;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Alert;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Font;
import javafx.stage.Stage;
import marginalia.corpus.TaskKind;
import marginalia.jobs.Job;
import marginalia.jobs.JobState;
import marginalia.jobs.Jobs;
import marginalia.jobs.Live;
import marginalia.jobs.Scope;
import marginalia.session.NewProject;
import marginalia.session.Preferences;
import marginalia.session.Project;
import marginalia.session.SampleProject;
import marginalia.session.Samples;
import marginalia.session.Workspace;
import marginalia.store.ProjectFile;
import marginalia.ui.Context;
import marginalia.ui.FileDialogs;
import marginalia.ui.shell.NewProjectView;
import marginalia.ui.shell.Screen;
import marginalia.ui.shell.Shell;
import marginalia.ui.shell.StartView;
import marginalia.ui.shell.WarmUp;
import marginalia.wording.Notice;
import marginalia.wording.Wording;

/// The one window: shows the start screen or the open project, in the chosen language and theme. UI
/// thread only.
final class Window {
  private static final double WIDTH = 1180;
  private static final double HEIGHT = 780;

  /// Told by name, not by place, as their binary forms lie in a jar of their own.
  private static final List<String> STYLE_SHEETS =
      List.of("/marginalia/controlsfx.css", "/marginalia/workbench.css");

  private final Stage stage;
  private final Home home;
  private final Jobs jobs;
  private final Clock clock;
  private final Live<Preferences> preferences;
  private final Ready ready;
  private final Scene scene = new Scene(new StackPane(), WIDTH, HEIGHT);
  private Optional<Workspace> workspace = Optional.empty();
  private Optional<Shell> shell = Optional.empty();
  private final Scope scope = new Scope();
  private final Job<Boolean> warm;
  private final Executor writing;

  /// Closes projects one after another, away from the UI thread; whoever opens one waits for it.
  private final Executor closing;

  private Preferences shown;

  /// What a window begins with, read beside the UI thread.
  ///
  /// @param problem what kept the samples from being read
  record Ready(Preferences preferences, List<Samples.Sample> samples, Optional<Notice> problem) {}

  /// Reads what a window begins with and loads what its first screen is made of, after the start of
  /// JavaFX; not for the UI thread, which would be held by it.
  static Ready prepare(Home home) throws IOException {
    for (String font : Fonts.LATIN) {
      Font.loadFont(resource("/fonts/" + font), 14);
    }
    Preferences preferences = home.preferences();
    Ready ready = ready(home, preferences);
    WarmUp.start(styleSheet(preferences), STYLE_SHEETS, ready.samples());
    return ready;
  }

  private static Ready ready(Home home, Preferences preferences) {
    try {
      return new Ready(preferences, home.samples().all(), Optional.empty());
    } catch (IOException e) {
      Notice problem = Notice.verbatim(String.valueOf(e.getMessage()));
      return new Ready(preferences, List.of(), Optional.of(problem));
    }
  }

  Window(Stage stage, Home home, Ready ready, Jobs jobs, Clock clock) {
    this.stage = stage;
    this.home = home;
    this.ready = ready;
    this.jobs = jobs;
    this.clock = clock;
    this.writing = jobs.serial("settings");
    this.closing = jobs.serial("closing");
    this.preferences = new Live<>(ready.preferences());
    this.shown = preferences.get();
    scene.getStylesheets().addAll(STYLE_SHEETS);
    stage.setScene(scene);
    stage.setTitle("Marginalia");
    stage.getIcons().add(new Image(resource("/marginalia/marginalia-256.png"), true));
    stage.setMinWidth(880);
    stage.setMinHeight(600);
    applyTheme();
    preferences.subscribe(this::preferencesChanged);
    warm =
        jobs.start(
            "warm-up",
            Notice.of("job.warmUp"),
            progress -> {
              WarmUp.labelling(STYLE_SHEETS, clock, progress);
              return true;
            });
    warm.onEnd(this::noteFailure);
    warm.onDone(_ -> warmUpMore());
  }

  /// The screens that nobody sees first, in the background.
  private void warmUpMore() {
    jobs.start(
            "warm-up",
            Notice.of("job.warmUp"),
            progress -> {
              WarmUp.everyScreen(STYLE_SHEETS, clock, progress);
              return true;
            })
        .onEnd(this::noteFailure);
  }

  /// Without it everything works, only later; but it must not fail for ever without a word.
  private void noteFailure(JobState<Boolean> end) {
    if (end instanceof JobState.Failed<Boolean>(Notice reason, Throwable _)) {
      complain(reason);
    }
  }

  private static String resource(String name) {
    return String.valueOf(Window.class.getResource(name));
  }

  private void preferencesChanged(Preferences next) {
    Preferences before = shown;
    shown = next;
    if (next.equals(before)) {
      return;
    }
    keep(next);
    if (next.theme() != before.theme()) {
      applyTheme();
    }
    if (!next.language().equals(before.language()) || !next.keys().equals(before.keys())) {
      rebuild();
    }
  }

  /// Settings are written in order, away from the UI thread.
  private void keep(Preferences next) {
    writing.execute(() -> {
      try {
        home.keep(next);
      } catch (IOException e) {
        Notice notice =
            Notice.of(
                "window.preferences", home.folder().toString(), String.valueOf(e.getMessage()));
        jobs.observe(() -> complain(notice));
      }
    });
  }

  private void applyTheme() {
    String sheet = styleSheet(preferences.get());
    shell.ifPresentOrElse(
        on -> on.restyle(() -> Application.setUserAgentStylesheet(sheet)),
        () -> Application.setUserAgentStylesheet(sheet));
  }

  private static String styleSheet(Preferences preferences) {
    return switch (preferences.theme()) {
      case DARK -> new PrimerDark().getUserAgentStylesheet();
      case LIGHT -> new PrimerLight().getUserAgentStylesheet();
    };
  }

  Context context() {
    return new Context(
        Wording.in(preferences.get().locale()),
        preferences,
        jobs,
        new SystemFileDialogs(stage),
        scope);
  }

  Live<Preferences> preferences() {
    return preferences;
  }

  Scene scene() {
    return scene;
  }

  Stage stage() {
    return stage;
  }

  Optional<Workspace> workspace() {
    return workspace;
  }

  Optional<Shell> shell() {
    return shell;
  }

  private void rebuild() {
    if (workspace.isPresent()) {
      showWorkspace(workspace.get());
    } else {
      showStart();
    }
  }

  /// Shows the start screen, after closing the project that is open.
  void showStart() {
    closeWorkspace();
    root(new StartView(context(), ready.samples(), new Choices()));
    ready.problem().ifPresent(this::complain);
  }

  /// The sample projects that come with the program.
  List<Samples.Sample> samples() {
    return ready.samples();
  }

  private final class Choices implements StartView.Choices, Shell.Leave {
    @Override
    public void openRecent(Path project) {
      open(project);
    }

    @Override
    public void openSample(String name) {
      Window.this.openSample(name);
    }

    @Override
    public void openOther() {
      context()
          .dialogs()
          .open(context().say("start.open"), "*" + ProjectFile.ENDING)
          .ifPresent(Window.this::open);
    }

    @Override
    public void makeNew() {
      showNew();
    }

    @Override
    public void importFile() {
      FileDialogs dialogs = context().dialogs();
      dialogs
          .open(context().say("shell.import"))
          .ifPresent(texts ->
              dialogs
                  .save(
                      context().say("start.import.project"),
                      texts.getFileName().toString().replaceAll("\\..*", "") + ProjectFile.ENDING)
                  .ifPresent(project -> createFrom(texts, project)));
    }

    @Override
    public void toStart() {
      showStart();
    }

    @Override
    public void toOther() {
      openOther();
    }

    @Override
    public void toNew() {
      showNew();
    }
  }

  private void showNew() {
    root(
        new NewProjectView(
            context(),
            new NewProjectView.Made() {
              @Override
              public void make(TaskKind kind, List<String> labels) {
                context()
                    .dialogs()
                    .save(context().say("new.title"), "project" + ProjectFile.ENDING)
                    .ifPresent(file -> create(file, kind, labels));
              }

              @Override
              public void cancel() {
                rebuild();
              }
            }));
  }

  /// Makes a project and shows how `texts` would be imported into it.
  void createFrom(Path texts, Path project) {
    create(
        project,
        TaskKind.MULTI_CLASS,
        List.of(),
        _ -> shell.ifPresent(shown -> shown.showImport(texts)));
  }

  /// Makes a project with these labels and opens it.
  void create(Path file, TaskKind kind, List<String> labels) {
    create(file, kind, labels, _ -> {});
  }

  private void create(
      Path file, TaskKind kind, List<String> labels, Consumer<Workspace> afterwards) {
    Path path =
        file.toString().endsWith(ProjectFile.ENDING)
            ? file
            : file.resolveSibling(file.getFileName() + ProjectFile.ENDING);
    String annotator = preferences.get().annotator();
    begin(
        Notice.of("job.new", path.getFileName().toString()),
        () -> {
          NewProject.make(path, kind, labels, clock, annotator);
          return Project.open(path, jobs, clock, annotator);
        },
        afterwards);
  }

  /// Opens a project, or a sample's folder.
  void open(Path path) {
    if (Files.exists(path.resolve("scheme.json"))) {
      openSample(path.toString());
      return;
    }
    String annotator = preferences.get().annotator();
    begin(
        Notice.of("job.open", String.valueOf(path.getFileName())),
        () -> Project.open(path, jobs, clock, annotator),
        _ -> {});
  }

  /// Opens the user's copy of a sample, after making it if there is none.
  void openSample(String name) {
    String annotator = preferences.get().annotator();
    begin(
        Notice.of("job.open", name),
        () -> {
          Path folder = home.samples().find(name);
          Path project = home.projects().resolve(folder.getFileName() + ProjectFile.ENDING);
          if (!Files.exists(project)) {
            SampleProject.make(folder, project, clock, annotator);
          }
          return Project.open(project, jobs, clock, annotator);
        },
        _ -> {});
  }

  /// Gets a project in the background.
  private interface Opening {
    Project open() throws IOException;
  }

  private void begin(Notice title, Opening opening, Consumer<Workspace> afterwards) {
    closeWorkspace();
    root(new StackPane(new Label(context().words().say(title))));
    jobs.start(
            "open",
            title,
            _ -> {
              awaitClosed();
              Project project = opening.open();
              var _ = warm.await();
              return project;
            })
        .onEnd(end -> {
          switch (end) {
            case JobState.Done<Project>(Project project) -> {
              Workspace opened = Workspace.open(project);
              workspace = Optional.of(opened);
              preferences.set(preferences.get().withRecent(project.path()));
              showWorkspace(opened);
              opened.begin();
              afterwards.accept(opened);
            }
            case JobState.Failed<Project>(Notice reason, Throwable _) -> {
              showStart();
              complain(reason);
            }
            case JobState.Cancelled<Project> _ -> showStart();
            case JobState.Waiting<Project> _, JobState.Running<Project> _ -> {}
          }
        });
  }

  private void awaitClosed() throws InterruptedException {
    CountDownLatch closed = new CountDownLatch(1);
    closing.execute(closed::countDown);
    closed.await();
  }

  private void showWorkspace(Workspace opened) {
    scope.close();
    Screen first = shell.map(Shell::screen).orElse(Screen.LABEL);
    Shell next = new Shell(opened, context(), clock, new Choices());
    shell = Optional.of(next);
    root(next);
    next.show(first);
  }

  private void root(Parent next) {
    scene.setRoot(next);
    next.requestFocus();
  }

  /// Shows a sentence above the window; where nobody can click it away, in the window.
  private void complain(Notice notice) {
    String words = context().words().say(notice);
    if (Display.present() && !"Headless".equals(System.getProperty("glass.platform"))) {
      Alert alert = new Alert(Alert.AlertType.ERROR, words);
      alert.initOwner(stage);
      alert.setHeaderText(null);
      alert.show();
    } else {
      Node root = scene.getRoot();
      root.setAccessibleHelp(words);
    }
  }

  private void closeWorkspace() {
    shell.ifPresent(Parent::requestFocus); // what is being typed into a field is kept as it is left
    scope.close();
    shell = Optional.empty();
    workspace.ifPresent(open -> {
      open.stop();
      closing.execute(() -> close(open));
    });
    workspace = Optional.empty();
  }

  private void close(Workspace open) {
    try {
      open.close();
    } catch (IOException e) {
      Notice notice = Notice.of("job.failed", String.valueOf(e.getMessage()));
      jobs.observe(() -> complain(notice));
    }
  }

  /// Closes what is open; the last thing before the end. It is closed when the jobs are.
  void close() {
    closeWorkspace();
  }
}
