package marginalia.ui.scheme;

import java.util.Locale;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.ColorPicker;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import marginalia.ui.Context;

/// The fields of the chosen label. A change is kept when its field is left.
final class LabelEditor extends VBox {
  private final SchemeViewModel model;
  private final Context context;
  private final TextField name = new TextField();
  private final TextField key = new TextField();
  private final ColorPicker colour = new ColorPicker();
  private final TextArea definition = new TextArea();
  private final TextArea examples = new TextArea();
  private final Label answers = new Label();

  LabelEditor(SchemeViewModel model, Context context) {
    super(6);
    this.model = model;
    this.context = context;
    getStyleClass().add("label-editor");
    name.setId("label-name");
    key.setId("label-key");
    definition.setId("label-definition");
    key.setPrefColumnCount(3);
    definition.setWrapText(true);
    definition.setPrefRowCount(4);
    examples.setWrapText(true);
    examples.setPrefRowCount(5);
    name.setOnAction(_ -> model.rename(name.getText()));
    key.setOnAction(_ -> model.assignKey(key.getText()));
    colour.setOnAction(_ -> model.recolour(hex(colour.getValue())));
    onLeave(name, () -> model.rename(name.getText()));
    onLeave(key, () -> model.assignKey(key.getText()));
    onLeave(definition, this::describe);
    onLeave(examples, this::describe);
    HBox small =
        new HBox(
            16,
            new VBox(6, title("scheme.key"), key),
            new VBox(6, title("scheme.colour"), colour),
            new VBox(6, title("scheme.answers"), answers));
    getChildren()
        .addAll(
            title("scheme.name"),
            name,
            small,
            title("scheme.definition"),
            definition,
            title("scheme.examples"),
            examples);
    model.selectedProperty().subscribe(this::show);
  }

  private static void onLeave(Node field, Runnable keep) {
    field
        .focusedProperty()
        .subscribe((_, focused) -> {
          if (!focused) {
            keep.run();
          }
        });
  }

  private Label title(String wording) {
    Label title = new Label(context.say(wording));
    title.getStyleClass().add("field-title");
    return title;
  }

  private void describe() {
    model.describe(definition.getText(), examples.getText());
  }

  private void show(Optional<marginalia.corpus.Label> label) {
    setDisable(label.isEmpty());
    name.setText(label.map(marginalia.corpus.Label::name).orElse(""));
    key.setText(label.flatMap(marginalia.corpus.Label::key).orElse(""));
    colour.setValue(Color.web(label.map(marginalia.corpus.Label::colour).orElse("#808080")));
    definition.setText(label.map(marginalia.corpus.Label::definition).orElse(""));
    examples.setText(label.map(l -> String.join("\n", l.examples())).orElse(""));
    answers.setText(label.map(l -> Integer.toString(model.answers(l.id()))).orElse(""));
  }

  private static String hex(Color colour) {
    return String.format(
        Locale.ROOT,
        "#%02x%02x%02x",
        Math.round(colour.getRed() * 255),
        Math.round(colour.getGreen() * 255),
        Math.round(colour.getBlue() * 255));
  }
}
