package marginalia.ui.models;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import marginalia.learn.Setting;
import marginalia.ui.Context;
import marginalia.ui.control.Choices;

/// The models screen: on the left the model that learns and its settings, each explained; on the
/// right the models that have learnt, to be compared, taken back and protected.
public final class ModelsView extends BorderPane {
  private final ModelsViewModel model;
  private final Context context;
  private final GridPane form = new GridPane(12, 4);

  public ModelsView(ModelsViewModel model, Context context) {
    this.model = model;
    this.context = context;
    getStyleClass().add("models");
    setLeft(chooser());
    ModelTable table = new ModelTable(model, context);
    VBox.setVgrow(table, Priority.ALWAYS);
    Label title = new Label(context.say("models.trained"));
    title.getStyleClass().add("section-title");
    VBox right = new VBox(10, title, table, table.actions());
    right.getStyleClass().add("models-trained");
    setCenter(right);
    model.nameProperty().subscribe(_ -> showForm());
  }

  private Node chooser() {
    Label title = new Label(context.say("models.choose"));
    title.getStyleClass().add("section-title");
    Label about = wrapped("");
    about.getStyleClass().add("text-muted");
    model.nameProperty().subscribe(name -> about.setText(context.say("model." + name + ".about")));
    ScrollPane scroll = new ScrollPane(form);
    scroll.setFitToWidth(true);
    scroll.setId("model-settings");
    VBox.setVgrow(scroll, Priority.ALWAYS);
    Button train = new Button(context.say("models.train"));
    train.setId("train-model");
    train.getStyleClass().add("accent");
    train.setMinWidth(Region.USE_PREF_SIZE);
    train.setOnAction(_ -> model.train());
    Label said = wrapped("");
    said.setId("model-said");
    said.textProperty().bind(model.saidProperty());
    Label complaint = wrapped("");
    complaint.getStyleClass().add("problem");
    complaint.textProperty().bind(model.complaintProperty());
    Node choice =
        Choices.of(
            model.names(),
            name -> context.say("model." + name),
            model.nameProperty().get(),
            model::choose);
    choice.setId("model");
    HBox go = new HBox(10, train, said);
    HBox.setHgrow(said, Priority.ALWAYS);
    go.setAlignment(Pos.CENTER_LEFT);
    VBox left = new VBox(10, title, choice, about, scroll, complaint, go);
    left.getStyleClass().add("models-chooser");
    left.setPrefWidth(370);
    left.setMinWidth(340);
    return left;
  }

  private static Label wrapped(String words) {
    Label label = new Label(words);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }

  /// One field for each setting, with what it means below.
  private void showForm() {
    form.getChildren().clear();
    int row = 0;
    for (Setting setting : model.settings()) {
      Label title = new Label(context.say("setting." + setting.name()));
      Node field = setting.options().isEmpty() ? typed(setting) : chosen(setting);
      field.setId("setting-" + setting.name());
      Label help = wrapped(context.say("setting." + setting.name() + ".about"));
      help.getStyleClass().addAll("text-muted", "text-small");
      form.addRow(row++, title, field);
      form.add(help, 0, row++, 2, 1);
    }
  }

  private TextField typed(Setting setting) {
    TextField field = new TextField(model.value(setting));
    field.setPromptText(context.say("models.usual"));
    field.setPrefColumnCount(12);
    field.textProperty().subscribe(text -> model.set(setting, text));
    return field;
  }

  private ComboBox<String> chosen(Setting setting) {
    List<String> options = new ArrayList<>(setting.options());
    options.addFirst("");
    ComboBox<String> field = new ComboBox<>();
    field.getItems().setAll(options);
    field.setValue(model.value(setting));
    field.setPromptText(context.say("models.usual"));
    field.setMaxWidth(Double.MAX_VALUE);
    field.setConverter(
        new javafx.util.StringConverter<>() {
          @Override
          public String toString(String value) {
            return value == null || value.isEmpty()
                ? context.say("models.usual")
                : context.say("setting.value." + value);
          }

          @Override
          public String fromString(String text) {
            throw new IllegalStateException("a choice is not typed");
          }
        });
    field.valueProperty().subscribe(value -> model.set(setting, value == null ? "" : value));
    return field;
  }
}
