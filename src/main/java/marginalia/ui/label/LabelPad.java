package marginalia.ui.label;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import marginalia.corpus.Guidance;
import marginalia.corpus.Label;
import marginalia.corpus.LabelId;
import marginalia.corpus.LabelNames;
import marginalia.corpus.Suggestion;
import marginalia.ui.control.Hints;
import marginalia.ui.control.KeyCap;
import marginalia.ui.control.Swatch;
import marginalia.wording.Wording;

/// The label buttons, each with its key. Schemes of more labels than fit are reached by typing.
final class LabelPad extends FlowPane {
  /// More buttons than these nobody finds by eye.
  static final int MOST = 40;

  private static final int MOST_EXAMPLES = 5;

  private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
  private static final PseudoClass SUGGESTED = PseudoClass.getPseudoClass("suggested");

  private final Map<LabelId, Button> buttons = new HashMap<>();
  private final Consumer<LabelId> chosen;
  private final Wording words;

  LabelPad(Consumer<LabelId> chosen, Wording words) {
    super(8, 8);
    this.chosen = chosen;
    this.words = words;
    getStyleClass().add("label-pad");
  }

  void show(LabelNames names) {
    buttons.clear();
    getChildren().clear();
    names.scheme().active().stream().limit(MOST).forEach(label -> add(names, label));
  }

  private void add(LabelNames names, Label label) {
    HBox content =
        new HBox(
            8,
            new Swatch(label.colour()),
            new javafx.scene.control.Label(names.path(label.id())),
            new KeyCap(label.key().orElse("")));
    content.setAlignment(Pos.CENTER_LEFT);
    Button button = new Button(null, content);
    button.getStyleClass().add("label-button");
    button.setFocusTraversable(false);
    button.setAccessibleText(names.name(label.id()));
    button.setId("label-" + label.id().value());
    button.setOnAction(_ -> chosen.accept(label.id()));
    String told = describe(label.guidance());
    if (!told.isBlank()) {
      Hints.on(button, told);
    }
    buttons.put(label.id(), button);
    getChildren().add(button);
  }

  /// What is said of a label: its definition, the rules, the examples.
  private String describe(Guidance said) {
    List<String> lines = new ArrayList<>();
    lines.add(said.definition());
    if (!said.include().isBlank()) {
      lines.add(words.say("label.include", said.include()));
    }
    if (!said.exclude().isBlank()) {
      lines.add(words.say("label.exclude", said.exclude()));
    }
    said.examples().stream().limit(MOST_EXAMPLES).forEach(text -> lines.add("·  " + text));
    return lines.stream().filter(line -> !line.isBlank()).collect(Collectors.joining("\n"));
  }

  void mark(Set<LabelId> labels) {
    buttons.forEach((id, button) -> button.pseudoClassStateChanged(CHOSEN, labels.contains(id)));
  }

  void suggest(java.util.Optional<Suggestion> suggestion) {
    buttons.forEach((id, button) ->
        button.pseudoClassStateChanged(
            SUGGESTED, suggestion.filter(s -> s.label().equals(id)).isPresent()));
  }
}
