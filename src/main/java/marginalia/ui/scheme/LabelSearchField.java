package marginalia.ui.scheme;

import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import marginalia.ui.Command;
import marginalia.ui.Context;
import marginalia.ui.control.Strokes;

/// Where labels are searched for in the tree: Enter chooses the first that is found, Esc shows all
/// again.
final class LabelSearchField extends TextField {
  /// @param left runs when the keyboard is given back
  LabelSearchField(SchemeViewModel model, Context context, Runnable left) {
    setPromptText(context.say("scheme.search", context.key(Command.FIND_LABEL)));
    setId("search-labels");
    textProperty().subscribe(model::search);
    addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          switch (Strokes.of(event)) {
            case "Enter", "Down" -> model.takeFirstHit();
            case "Esc" -> clear();
            default -> {
              return;
            }
          }
          left.run();
          event.consume();
        });
  }

  /// Leads the keyboard here, ready for other words.
  void begin() {
    requestFocus();
    selectAll();
  }
}
