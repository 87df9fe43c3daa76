package marginalia.ui.label;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import marginalia.corpus.Label;
import marginalia.corpus.LabelId;
import marginalia.corpus.LabelScheme;
import marginalia.corpus.Suggestion;
import marginalia.ui.control.Hints;
import marginalia.ui.control.KeyCap;
import marginalia.ui.control.Swatch;

/// The label buttons, each with its key. Schemes of more labels than fit are reached by typing.
final class LabelPad extends FlowPane {
  /// More buttons than these nobody finds by eye.
  static final int MOST = 40;

  private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
  private static final PseudoClass SUGGESTED = PseudoClass.getPseudoClass("suggested");

  private final Map<LabelId, Button> buttons = new HashMap<>();
  private final Consumer<LabelId> chosen;

  LabelPad(Consumer<LabelId> chosen) {
    super(8, 8);
    this.chosen = chosen;
    getStyleClass().add("label-pad");
  }

  void show(LabelScheme scheme) {
    buttons.clear();
    getChildren().clear();
    scheme.active().stream().limit(MOST).forEach(label -> add(scheme, label));
  }

  private void add(LabelScheme scheme, Label label) {
    HBox content =
        new HBox(
            8,
            new Swatch(label.colour()),
            new javafx.scene.control.Label(scheme.path(label.id())),
            new KeyCap(label.key().orElse("")));
    content.setAlignment(Pos.CENTER_LEFT);
    Button button = new Button(null, content);
    button.getStyleClass().add("label-button");
    button.setFocusTraversable(false);
    button.setAccessibleText(label.name());
    button.setId("label-" + label.id().value());
    button.setOnAction(_ -> chosen.accept(label.id()));
    if (!label.definition().isBlank()) {
      Hints.on(button, describe(label));
    }
    buttons.put(label.id(), button);
    getChildren().add(button);
  }

  private static String describe(Label label) {
    StringBuilder words = new StringBuilder(label.definition());
    label.examples().forEach(example -> words.append("\n·  ").append(example));
    return words.toString();
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
