package marginalia.ui.scheme;

import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import marginalia.ui.Context;
import marginalia.ui.control.Icons;
import marginalia.ui.control.Strokes;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;

/// Where a new label is named: Enter puts it beside the chosen one, Shift+Enter below it.
final class NewLabelField extends HBox {
  private final SchemeViewModel model;
  private final TextField name = new TextField();

  /// @param left runs when Esc gives the keyboard back
  NewLabelField(SchemeViewModel model, Context context, Runnable left) {
    super(8);
    this.model = model;
    name.setPromptText(context.say("scheme.add"));
    name.setId("new-label");
    name.addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          switch (Strokes.of(event)) {
            case "Enter" -> addBeside();
            case "Shift+Enter" -> clearIf(model.addBelow(name.getText()));
            case "Esc" -> left.run();
            default -> {
              return;
            }
          }
          event.consume();
        });
    HBox.setHgrow(name, Priority.ALWAYS);
    getChildren()
        .addAll(
            name,
            Icons.button(
                MaterialDesignP.PLUS, context.say("scheme.add.do"), "accent", this::addBeside));
  }

  /// Leads the keyboard here.
  void begin() {
    name.requestFocus();
  }

  private void addBeside() {
    clearIf(model.addBeside(name.getText()));
  }

  private void clearIf(boolean added) {
    if (added) {
      name.clear();
    }
  }
}
