package marginalia.ui.control;

import atlantafx.base.controls.ToggleSwitch;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import javafx.geometry.HorizontalDirection;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import marginalia.learn.Setting;
import marginalia.learn.Setting.Form;
import marginalia.ui.Context;

/// One field for each setting, with what it means below.
public final class SettingForm extends GridPane {
  /// Fields that are made in one frame.
  private static final int AT_ONCE = 3;

  private final Values values;
  private final Context context;
  private int shows;

  /// The values that the fields show and change.
  public interface Values {
    /// How a setting is written now; empty if it is as usual.
    String value(Setting setting);

    /// Writes a setting; empty for as usual.
    void set(Setting setting, String value);
  }

  public SettingForm(Values values, Context context) {
    super(12, 4);
    this.values = values;
    this.context = context;
    getStyleClass().add("setting-form");
    ColumnConstraints names = new ColumnConstraints();
    names.setPercentWidth(44);
    ColumnConstraints fields = new ColumnConstraints();
    fields.setPercentWidth(56);
    getColumnConstraints().addAll(names, fields);
  }

  /// Shows these settings instead of those before, a few in each frame.
  public void show(List<Setting> settings) {
    getChildren().clear();
    int now = ++shows;
    for (int from = 0; from < settings.size(); from += AT_ONCE) {
      List<Setting> some = settings.subList(from, Math.min(from + AT_ONCE, settings.size()));
      context.inTurn(() -> {
        if (now == shows) {
          add(some);
        }
      });
    }
  }

  private void add(List<Setting> settings) {
    int row = getRowCount();
    for (Setting setting : settings) {
      Label title = new Label(context.say("setting." + setting.name()));
      title.setWrapText(true);
      Node help = explained("setting." + setting.name() + ".about");
      Node field = field(setting);
      field.setId("setting-" + setting.name());
      if (setting.form() instanceof Form.Several) {
        add(title, 0, row++, 2, 1);
        add(help, 0, row++, 2, 1);
        add(field, 0, row++, 2, 1);
      } else {
        addRow(row++, title, field);
        add(help, 0, row++, 2, 1);
      }
    }
  }

  private Label explained(String key) {
    Label help = new Label(context.say(key));
    help.setWrapText(true);
    help.setMinHeight(Region.USE_PREF_SIZE);
    help.getStyleClass().addAll("text-muted", "text-small");
    return help;
  }

  private Node field(Setting setting) {
    return switch (setting.form()) {
      case Form.Typed _ -> typed(setting);
      case Form.FileOr(List<String> words) -> file(setting, words);
      case Form.One(List<String> options) ->
          one(setting, options, option -> context.say("setting.value." + option));
      case Form.Named(List<String> names) -> one(setting, names, name -> name);
      case Form.Several several -> switches(setting, several);
    };
  }

  private TextField typed(Setting setting) {
    TextField field = new TextField(values.value(setting));
    field.setPromptText(context.say("models.usual"));
    field.setPrefColumnCount(10);
    field.textProperty().subscribe(text -> values.set(setting, text));
    return field;
  }

  /// A field for a path, a button that asks for one, and a button for each word.
  private Node file(Setting setting, List<String> words) {
    TextField field = typed(setting);
    HBox.setHgrow(field, Priority.ALWAYS);
    HBox row = new HBox(6, field);
    for (String word : words) {
      row.getChildren()
          .add(Icons.words(context.say("setting.value." + word), () -> field.setText(word)));
    }
    row.getChildren()
        .add(
            Icons.words(
                "…",
                () ->
                    context
                        .dialogs()
                        .open(context.say("setting." + setting.name()), "*.vec", "*.bin", "*.*")
                        .ifPresent(path -> field.setText(path.toString()))));
    return row;
  }

  private ComboBox<String> one(Setting setting, List<String> options, UnaryOperator<String> words) {
    List<String> choices = new ArrayList<>(options);
    choices.addFirst("");
    ComboBox<String> field = new ComboBox<>();
    field.getItems().setAll(choices);
    field.setValue(values.value(setting));
    field.setMaxWidth(Double.MAX_VALUE);
    field.setConverter(
        new javafx.util.StringConverter<>() {
          @Override
          public String toString(String value) {
            return value == null || value.isEmpty()
                ? context.say("models.usual")
                : words.apply(value);
          }

          @Override
          public String fromString(String text) {
            throw new IllegalStateException("a choice is not typed");
          }
        });
    field.valueProperty().subscribe(value -> values.set(setting, value == null ? "" : value));
    return field;
  }

  /// A switch for each option; one may switch another off.
  private Node switches(Setting setting, Form.Several several) {
    VBox all = new VBox(4);
    Map<String, ToggleSwitch> switches = new LinkedHashMap<>();
    Runnable show =
        () -> {
          java.util.Set<String> chosen = several.chosen(values.value(setting));
          switches.forEach((option, one) -> one.setSelected(chosen.contains(option)));
        };
    for (String option : several.options()) {
      ToggleSwitch one = new ToggleSwitch(context.say("setting.value." + option));
      one.setId("switch-" + option);
      one.setLabelPosition(HorizontalDirection.RIGHT);
      switches.put(option, one);
      all.getChildren().addAll(one, explained("setting.value." + option + ".about"));
    }
    show.run();
    switches.forEach((option, one) ->
        one.selectedProperty()
            .subscribe((_, on) -> {
              if (on != several.chosen(values.value(setting)).contains(option)) {
                values.set(setting, several.switched(values.value(setting), option));
                show.run();
              }
            }));
    return all;
  }
}
