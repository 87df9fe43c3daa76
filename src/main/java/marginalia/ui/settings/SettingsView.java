package marginalia.ui.settings;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Slider;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import marginalia.session.Preferences;
import marginalia.session.ProjectSettings;
import marginalia.session.Workspace;
import marginalia.text.Language;
import marginalia.ui.Context;
import marginalia.ui.control.Choices;
import marginalia.ui.control.OpenTexts;
import org.controlsfx.control.ToggleSwitch;

/// The settings: looks and language for all projects, the engine for this one, every key.
public final class SettingsView extends ScrollPane {
  private final SettingsViewModel model;
  private final Context context;
  private final GridPane grid = new GridPane(18, 12);
  private int row;

  /// @param open leads to texts that another kind would ask again
  public SettingsView(
      SettingsViewModel model, Workspace workspace, Context context, OpenTexts open) {
    this.model = model;
    this.context = context;
    getStyleClass().add("settings");
    setFitToWidth(true);
    grid.getStyleClass().add("settings-grid");
    looks();
    KindViewModel kind = new KindViewModel(workspace, context.words(), context.scope());
    context.inTurn(
        () -> engine(workspace.project().settings().get(), new KindPart(kind, context, open)));
    VBox all = new VBox(20, grid);
    context.inTurn(
        () -> all.getChildren().add(new KeyTable(context, model::assignKey, model::resetKeys)));
    all.getStyleClass().add("settings-column");
    setContent(all);
  }

  private void looks() {
    Preferences now = context.preferences().get();
    heading("settings.looks");
    line(
        "settings.language",
        choice(
            List.of("en", "zh"),
            l -> l.equals("zh") ? "中文" : "English",
            now.language(),
            l -> model.prefer(p -> p.withLanguage(l)),
            "language"));
    ChoiceBox<Preferences.Theme> theme =
        choice(
            List.of(Preferences.Theme.values()),
            t -> context.say("settings.theme." + t.name()),
            now.theme(),
            t -> model.prefer(p -> p.withTheme(t)),
            "theme");
    context.scope().follow(context.preferences(), p -> theme.setValue(p.theme()));
    line("settings.theme", theme);
    Slider size = new Slider(Preferences.SMALLEST_TEXT, Preferences.LARGEST_TEXT, now.textSize());
    size.valueChangingProperty()
        .subscribe(changing -> {
          if (!changing) {
            model.prefer(p -> p.withTextSize((int) Math.round(size.getValue())));
          }
        });
    line("settings.textSize", size);
    TextField annotator = new TextField(now.annotator());
    annotator.setOnAction(_ -> model.prefer(p -> p.withAnnotator(annotator.getText().strip())));
    line("settings.annotator", annotator);
  }

  private void engine(ProjectSettings now, KindPart kind) {
    heading("settings.engine");
    line("new.kind", kind);
    line(
        "settings.textLanguage",
        choice(
            List.of(
                Optional.<Language>empty(),
                Optional.of(Language.ENGLISH),
                Optional.of(Language.CHINESE)),
            l -> context.say("settings.textLanguage." + l.map(Enum::name).orElse("AUTO")),
            now.language(),
            l -> model.change(s -> s.withLanguage(l)),
            "text-language"));
    Spinner<Integer> answers = spinner(1, 10_000, now.retrainAfterAnswers());
    Spinner<Integer> seconds = spinner(1, 86_400, now.retrainAfterSeconds());
    answers
        .valueProperty()
        .subscribe(v -> model.change(s -> s.withRetraining(v, s.retrainAfterSeconds())));
    seconds
        .valueProperty()
        .subscribe(v -> model.change(s -> s.withRetraining(s.retrainAfterAnswers(), v)));
    line("settings.retrainAnswers", answers);
    line("settings.retrainSeconds", seconds);
    ToggleSwitch suggestion = new ToggleSwitch(context.say("settings.suggestion.always"));
    suggestion.setSelected(now.suggestion() == ProjectSettings.Shown.ALWAYS);
    suggestion
        .selectedProperty()
        .subscribe(on ->
            model.change(s ->
                s.withSuggestion(
                    on ? ProjectSettings.Shown.ALWAYS : ProjectSettings.Shown.ON_DEMAND)));
    line("settings.suggestion", suggestion);
  }

  private static Spinner<Integer> spinner(int least, int most, int now) {
    Spinner<Integer> spinner = new Spinner<>(least, most, now);
    spinner.setEditable(true);
    spinner.setPrefWidth(120);
    return spinner;
  }

  private void heading(String key) {
    Label heading = new Label(context.say(key));
    heading.getStyleClass().add("section-title");
    grid.add(heading, 0, row++, 2, 1);
  }

  private void line(String key, Node field) {
    Label title = new Label(context.say(key));
    title.setWrapText(true);
    title.setMinWidth(220);
    GridPane.setHalignment(title, HPos.LEFT);
    grid.addRow(row++, title, field);
  }

  private static <T> ChoiceBox<T> choice(
      List<T> values, Function<T, String> say, T now, Consumer<T> chosen, String id) {
    ChoiceBox<T> box = Choices.of(values, say, now, chosen);
    box.setId(id);
    return box;
  }
}
