package marginalia.ui.shell;

import java.nio.file.Path;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import marginalia.session.Exporting;
import marginalia.session.Preferences;
import marginalia.session.Resembling.Original;
import marginalia.session.Workspace;
import marginalia.ui.Command;
import marginalia.ui.Context;
import marginalia.ui.control.Hints;
import marginalia.ui.control.Icons;
import marginalia.ui.control.OpenTexts;
import marginalia.ui.control.Strokes;
import marginalia.ui.evaluate.EvaluationView;
import marginalia.ui.evaluate.EvaluationViewModel;
import marginalia.ui.evaluate.ForecastViewModel;
import marginalia.ui.explore.ExploreView;
import marginalia.ui.importing.ImportView;
import marginalia.ui.importing.ImportViewModel;
import marginalia.ui.label.LabellingView;
import marginalia.ui.label.LabellingViewModel;
import marginalia.ui.models.AdviceViewModel;
import marginalia.ui.models.EncodersViewModel;
import marginalia.ui.models.ModelsView;
import marginalia.ui.models.ModelsViewModel;
import marginalia.ui.models.TeachingViewModel;
import marginalia.ui.models.TextsViewModel;
import marginalia.ui.models.VectorsViewModel;
import marginalia.ui.scheme.SchemeView;
import marginalia.ui.scheme.SchemeViewModel;
import marginalia.ui.search.SearchView;
import marginalia.ui.search.SearchViewModel;
import marginalia.ui.settings.SettingsView;
import marginalia.ui.settings.SettingsViewModel;
import marginalia.wording.Notice;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignH;
import org.kordamp.ikonli.materialdesign2.MaterialDesignR;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;
import org.kordamp.ikonli.materialdesign2.MaterialDesignU;

/// The window of an open project: the rail, the screens, the line at the bottom, and the keys that
/// work everywhere.
public final class Shell extends BorderPane {
  private final Workspace workspace;
  private final Context context;
  private final LabellingViewModel labelling;
  private final LabellingView labellingView;
  private final Map<Screen, Node> built = new EnumMap<>(Screen.class);
  private final StackPane desk = new StackPane();

  /// The screen, and over its right part what belongs to all screens.
  private final StackPane stage = new StackPane(desk);

  private final Navigation navigation;
  private final TimelinePart timeline;
  private Screen screen = Screen.LABEL;
  private boolean used;

  /// What leads out of this window.
  public interface Leave {
    void toStart();

    void toOther();

    void toNew();
  }

  public Shell(Workspace workspace, Context context, Clock clock, Leave leave) {
    this.workspace = workspace;
    this.context = context;
    this.labelling = new LabellingViewModel(workspace, clock, context.scope());
    this.labellingView = new LabellingView(labelling, workspace, context, this::showSimilar);
    built.put(Screen.LABEL, labellingView);
    this.timeline =
        new TimelinePart(
            new TimelineViewModel(workspace, context.words(), context.scope()),
            context,
            this::switchTimeline);
    this.navigation = new Navigation(context, this::show);
    getStyleClass().add("shell");
    setTop(bar(leave));
    setCenter(stage);
    context.inTurn(() -> setLeft(navigation));
    context.inTurn(() -> setBottom(new StatusBar(workspace, context)));
    addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    addEventFilter(KeyEvent.KEY_TYPED, this::typed);
  }

  /// A screen is built when it is first shown.
  private Node screen(Screen wanted) {
    return built.computeIfAbsent(wanted, this::build);
  }

  private Node build(Screen wanted) {
    return switch (wanted) {
      case LABEL -> labellingView;
      case TEXTS ->
          new SearchView(
              new SearchViewModel(workspace, context.jobs(), context.scope()),
              workspace,
              context,
              openTexts());
      case SCHEME ->
          new SchemeView(
              new SchemeViewModel(
                  workspace, context.keymap(), context.jobs(), context.words(), context.scope()),
              workspace,
              context,
              openTexts());
      case EVALUATE ->
          new EvaluationView(
              new EvaluationViewModel(workspace, context.words(), context.scope()),
              new ForecastViewModel(workspace, context.words(), context.scope()),
              context,
              this::showText);
      case MODELS ->
          models(new ModelsViewModel(workspace, context.jobs(), context.words(), context.scope()));
      case EXPLORE -> new ExploreView(workspace, context, openTexts());
      case SETTINGS ->
          new SettingsView(
              new SettingsViewModel(workspace, context.preferences()),
              workspace,
              context,
              openTexts());
    };
  }

  private ModelsView models(ModelsViewModel model) {
    return new ModelsView(
        model,
        new AdviceViewModel(workspace, model, context.jobs(), context.words(), context.scope()),
        new TeachingViewModel(workspace, context.jobs(), context.words(), context.scope()),
        new TextsViewModel(workspace, model, context.words()),
        new VectorsViewModel(workspace, context.jobs(), context.words(), context.scope()),
        new EncodersViewModel(context.jobs(), context.words(), context.scope()),
        context);
  }

  private OpenTexts openTexts() {
    return new OpenTexts() {
      @Override
      public void one(marginalia.corpus.DocumentId document) {
        showText(document);
      }

      @Override
      public void all(java.util.List<marginalia.corpus.DocumentId> documents) {
        labelling.workThrough(documents);
        show(Screen.LABEL);
      }
    };
  }

  private void showText(marginalia.corpus.DocumentId document) {
    labelling.visit(document);
    show(Screen.LABEL);
  }

  /// Shows the texts of the project that are most like something.
  public void showSimilar(Original original) {
    show(Screen.TEXTS);
    texts().similarTo(original);
  }

  private SearchView texts() {
    return (SearchView) screen(Screen.TEXTS);
  }

  private Node bar(Leave leave) {
    Label name = new Label(workspace.project().name());
    name.getStyleClass().add("project-name");
    MenuButton menu =
        new MenuButton(context.say("shell.project"), Icons.of(MaterialDesignF.FOLDER_OUTLINE));
    menu.setId("project-menu");
    menu.getItems()
        .addAll(
            item("shell.import", this::askImport),
            item("shell.exportAnnotations", () -> askExport(Exporting.What.ANNOTATIONS)),
            item("shell.exportPredictions", () -> askExport(Exporting.What.PREDICTIONS)),
            new SeparatorMenuItem(),
            item("shell.new", leave::toNew),
            item("shell.open", leave::toOther),
            item("shell.close", leave::toStart));
    Button undo = Icons.button(MaterialDesignU.UNDO, "", workspace.history()::undo);
    Button redo = Icons.button(MaterialDesignR.REDO, "", workspace.history()::redo);
    undo.setId("undo");
    redo.setId("redo");
    context
        .scope()
        .follow(workspace.history().undoable(), a -> describe(undo, a, "shell.undo", Command.UNDO));
    context
        .scope()
        .follow(workspace.history().redoable(), a -> describe(redo, a, "shell.redo", Command.REDO));
    Button steps =
        Icons.button(
            MaterialDesignH.HISTORY,
            context.say("shell.timeline", context.key(Command.TIMELINE)),
            this::switchTimeline);
    steps.setId("timeline");
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    Button theme =
        Icons.button(
            MaterialDesignT.THEME_LIGHT_DARK, context.say("shell.theme"), this::switchTheme);
    Button language = new Button(context.say("shell.otherLanguage"));
    language.getStyleClass().add("flat");
    language.setFocusTraversable(false);
    language.setId("other-language");
    language.setOnAction(_ -> switchLanguage());
    HBox bar = new HBox(8, name, menu, undo, redo, steps, space, theme, language);
    bar.setAlignment(Pos.CENTER_LEFT);
    bar.getStyleClass().add("top-bar");
    return bar;
  }

  /// Shows the list of steps over the right part of the screen, or takes it away.
  public void switchTimeline() {
    if (stage.getChildren().remove(timeline)) {
      timeline.end();
      screen(screen).requestFocus();
    } else {
      stage.getChildren().add(timeline);
      timeline.begin();
    }
  }

  private MenuItem item(String key, Runnable action) {
    MenuItem item = new MenuItem(context.say(key));
    item.setOnAction(_ -> action.run());
    return item;
  }

  private void describe(Button button, Optional<Notice> action, String key, Command command) {
    button.setDisable(action.isEmpty());
    Hints.on(
        button,
        context.say(key, action.map(context.words()::say).orElse("–"), context.key(command)));
  }

  private void switchTheme() {
    Preferences now = context.preferences().get();
    context
        .preferences()
        .set(
            now.withTheme(
                switch (now.theme()) {
                  case LIGHT -> Preferences.Theme.DARK;
                  case DARK -> Preferences.Theme.LIGHT;
                }));
  }

  private void switchLanguage() {
    Preferences now = context.preferences().get();
    context.preferences().set(now.withLanguage(now.language().equals("zh") ? "en" : "zh"));
  }

  private void askImport() {
    context
        .dialogs()
        .open(context.say("shell.import"), "*.csv", "*.tsv", "*.jsonl", "*.txt", "*.gz", "*.*")
        .ifPresent(this::showImport);
  }

  /// Shows how `file` would be imported.
  public void showImport(Path file) {
    navigation.markNone();
    desk.getChildren()
        .setAll(
            new ImportView(
                new ImportViewModel(workspace, context.jobs(), file),
                context,
                () -> show(Screen.LABEL)));
  }

  private void askExport(Exporting.What what) {
    context
        .dialogs()
        .save(
            context.say("shell.export"),
            workspace.project().name()
                + "-"
                + what.name().toLowerCase(java.util.Locale.ROOT)
                + ".csv")
        .ifPresent(file ->
            workspace
                .exporting()
                .start(file, what)
                .onEnd(new Outcome(context, getScene().getWindow())::show));
  }

  /// Shows a screen.
  public void show(Screen next) {
    screen = next;
    navigation.mark(next);
    Node node = screen(next);
    desk.getChildren().setAll(node);
    node.requestFocus();
  }

  /// Does what gives every node other looks, without the screen on show, which comes back in a
  /// frame of its own.
  public void restyle(Runnable change) {
    List<Node> on = List.copyOf(desk.getChildren());
    Optional<Node> focused = Optional.ofNullable(getScene().getFocusOwner());
    desk.getChildren().clear();
    change.run();
    context.inTurn(() -> {
      if (desk.getChildren().isEmpty()) {
        desk.getChildren().setAll(on);
        focused.ifPresent(Node::requestFocus);
      }
    });
  }

  /// State of the labelling screen.
  public LabellingViewModel labelling() {
    return labelling;
  }

  /// The scheme panel.
  public SchemeView scheme() {
    return (SchemeView) screen(Screen.SCHEME);
  }

  /// The evaluation screen.
  public EvaluationView evaluation() {
    return (EvaluationView) screen(Screen.EVALUATE);
  }

  /// The models screen.
  public ModelsView models() {
    return (ModelsView) screen(Screen.MODELS);
  }

  /// The screen that looks beyond the next text.
  public ExploreView explore() {
    return (ExploreView) screen(Screen.EXPLORE);
  }

  /// The screen on show.
  public Screen screen() {
    return screen;
  }

  /// Keys go to a field that takes text first; only keys with Ctrl and F-keys work there too.
  private void key(KeyEvent event) {
    used = false;
    String stroke = Strokes.of(event);
    Node focused = getScene().getFocusOwner();
    boolean everywhere = stroke.startsWith("Ctrl+") || stroke.matches("F\\d+");
    if (stroke.isEmpty() || ((Strokes.typing(focused) || timeline.hasKeyboard()) && !everywhere)) {
      return;
    }
    boolean labels = screen == Screen.LABEL && desk.getChildren().contains(labellingView);
    if (labels && labellingView.press(stroke)) {
      use(event);
      return;
    }
    Optional<Command> command = context.keymap().command(stroke);
    boolean ownUndo =
        Strokes.typing(focused)
            && command.filter(c -> c == Command.UNDO || c == Command.REDO).isPresent();
    if (command.isPresent() && !ownUndo && run(command.get(), labels)) {
      use(event);
    }
  }

  private void use(KeyEvent event) {
    used = true;
    event.consume();
  }

  /// What a key has done must not be typed into the field it has just led to.
  private void typed(KeyEvent event) {
    if (used) {
      event.consume();
    }
  }

  private boolean run(Command command, boolean labels) {
    switch (command) {
      case UNDO -> workspace.history().undo();
      case REDO -> workspace.history().redo();
      case TIMELINE -> switchTimeline();
      case SAVE -> new Outcome(context, getScene().getWindow()).saved(workspace.project());
      case KEYS -> new KeysDialog(context, getScene().getWindow()).showAndWait();
      case LARGER_TEXT -> resizeText(2);
      case SMALLER_TEXT -> resizeText(-2);
      case SEARCH -> {
        show(Screen.TEXTS);
        texts().search();
      }
      case SIMILAR -> {
        Optional<Original> original =
            labels
                ? labellingView.original()
                : screen == Screen.TEXTS ? texts().original() : Optional.empty();
        original.ifPresent(this::showSimilar);
        return original.isPresent();
      }
      case SCREEN_LABEL,
          SCREEN_TEXTS,
          SCREEN_SCHEME,
          SCREEN_EVALUATE,
          SCREEN_MODELS,
          SCREEN_EXPLORE,
          SCREEN_SETTINGS ->
          Screen.of(command).ifPresent(this::show);
      case EXAMPLE -> {
        if (screen == Screen.TEXTS) {
          texts().takeExamples();
          return true;
        }
        return labels && labellingView.run(command);
      }
      case FIND_LABEL -> {
        if (screen == Screen.SCHEME) {
          scheme().find();
          return true;
        }
        return labels && labellingView.run(command);
      }
      case NEXT, PREVIOUS, SKIP, COMMIT, SUGGEST, UNSURE, COMMENT, JUMP -> {
        return labels && labellingView.run(command);
      }
    }
    return true;
  }

  private void resizeText(int step) {
    Preferences now = context.preferences().get();
    context.preferences().set(now.withTextSize(now.textSize() + step));
  }
}
