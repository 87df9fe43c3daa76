package marginalia.ui.scheme;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.ColorPicker;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import marginalia.corpus.Guidance;
import marginalia.corpus.LabelId;
import marginalia.ui.Context;
import marginalia.ui.control.Fields;

/// The fields of the chosen label. A change is kept when its field is left, or another label is
/// chosen. Of several labels the colour alone can be changed.
final class LabelEditor extends ScrollPane {
  private final SchemeViewModel model;
  private final Context context;
  private final Label title = new Label();
  private final TextField name = new TextField();
  private final NamesPart names;
  private final TextField key = new TextField();
  private final ColorPicker colour = new ColorPicker();
  private final TextArea definition = Fields.area("label-definition", 3, this::describe);
  private final TextArea include = Fields.area("label-include", 2, this::describe);
  private final TextArea exclude = Fields.area("label-exclude", 2, this::describe);
  private final TextArea examples = Fields.area("label-examples", 4, this::describe);
  private final TextArea notes = Fields.area("label-notes", 2, this::describe);
  private final Label answers = new Label();

  /// What is said of one label alone.
  private final List<Node> ofOne;

  private Optional<marginalia.corpus.Label> shown = Optional.empty();

  /// What the fields say of a label before anything is typed: examples of several lines are taken
  /// apart here, and stay as they are as long as nobody changes them.
  private Guidance filled = Guidance.NONE;

  LabelEditor(SchemeViewModel model, Context context) {
    this.model = model;
    this.context = context;
    this.names = new NamesPart(model.editor(), context, this::call);
    name.setId("label-name");
    key.setId("label-key");
    key.setPrefColumnCount(3);
    colour.setId("label-colour");
    Fields.keep(name, () -> shown.ifPresent(l -> model.editor().rename(l, name.getText())));
    Fields.keep(key, () -> shown.ifPresent(l -> model.editor().assignKey(l, key.getText())));
    colour.setOnAction(
        _ -> model.editor().recolour(model.chosenProperty().get(), hex(colour.getValue())));
    title.getStyleClass().add("field-title");
    title.setId("labels-chosen");
    Node called = new VBox(6, titled("scheme.name", name), titled("scheme.names", names));
    Node given = new HBox(16, titled("scheme.key", key), titled("scheme.answers", answers));
    Node told =
        new VBox(
            6,
            titled("scheme.definition", definition),
            titled("scheme.include", include),
            titled("scheme.exclude", exclude),
            titled("scheme.examples", examples),
            titled("scheme.notes", notes));
    ofOne = List.of(called, given, told);
    Node coloured = new HBox(16, titled("scheme.colour", colour), given);
    VBox content = new VBox(6, title, called);
    context.inTurn(() -> content.getChildren().add(coloured));
    context.inTurn(() -> content.getChildren().add(told));
    content.getStyleClass().add("label-editor");
    setContent(content);
    setFitToWidth(true);
    setFocusTraversable(false);
    fill(Optional.empty());
    model.chosenProperty().subscribe(_ -> show());
    model.selectedProperty().subscribe(_ -> show());
  }

  private Node titled(String wording, Node field) {
    Label words = new Label(context.say(wording));
    words.getStyleClass().add("field-title");
    words.setLabelFor(field);
    return new VBox(4, words, field);
  }

  /// Leads the keyboard to the name.
  void editName() {
    name.requestFocus();
    name.selectAll();
  }

  private void describe() {
    if (!guidance().equals(filled)) {
      shown.ifPresent(label -> model.editor().describe(label, guidance()));
    }
  }

  private Guidance guidance() {
    List<String> lines =
        examples.getText().lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    return new Guidance(
        definition.getText(), include.getText(), exclude.getText(), lines, notes.getText());
  }

  private void call() {
    shown.ifPresent(label -> model.editor().call(label, names.names()));
  }

  private void show() {
    Set<LabelId> chosen = model.chosenProperty().get();
    Optional<marginalia.corpus.Label> label = model.selectedProperty().get();
    Optional<marginalia.corpus.Label> before = shown;
    boolean another = !before.map(l -> l.id()).equals(label.map(l -> l.id()));
    if (another) {
      keepAll();
    }
    shown = label;
    setDisable(chosen.isEmpty());
    show(title, chosen.size() > 1);
    title.setText(context.say("scheme.chosen", chosen.size()));
    ofOne.forEach(part -> show(part, chosen.size() < 2));
    if (another || !before.equals(label)) {
      fill(label);
    }
    answers.setText(label.map(l -> Integer.toString(model.answers(l.id()))).orElse(""));
  }

  /// The tree takes the keyboard only after another label is chosen.
  private void keepAll() {
    describe();
    call();
    shown.ifPresent(label -> {
      model.editor().assignKey(label, key.getText());
      model.editor().rename(label, name.getText());
    });
  }

  private static void show(Node node, boolean now) {
    node.setVisible(now);
    node.setManaged(now);
  }

  private void fill(Optional<marginalia.corpus.Label> label) {
    Guidance said = label.map(marginalia.corpus.Label::guidance).orElse(Guidance.NONE);
    name.setText(label.map(marginalia.corpus.Label::name).orElse(""));
    names.show(label.map(marginalia.corpus.Label::names).orElse(java.util.Map.of()));
    key.setText(label.flatMap(marginalia.corpus.Label::key).orElse(""));
    colour.setValue(Color.web(label.map(marginalia.corpus.Label::colour).orElse("#808080")));
    definition.setText(said.definition());
    include.setText(said.include());
    exclude.setText(said.exclude());
    examples.setText(String.join("\n", said.examples()));
    notes.setText(said.notes());
    filled = guidance();
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
