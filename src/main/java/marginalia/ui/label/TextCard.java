package marginalia.ui.label;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.StackPane;
import marginalia.ui.control.MarkedText;
import marginalia.ui.control.Run;
import marginalia.ui.control.Selection;

/// The text on show, plain or with marks; a piece of it can be selected, for which the marks go.
final class TextCard extends ScrollPane {
  private final Label plain = new Label();
  private final MarkedText marked = new MarkedText();
  private final Selection selection;

  TextCard() {
    plain.setId("text-on-show");
    plain.getStyleClass().add("text-to-label");
    plain.setWrapText(true);
    plain.setMaxWidth(Double.MAX_VALUE);
    plain.setAlignment(Pos.TOP_LEFT);
    marked.getStyleClass().add("text-to-label");
    StackPane stack = new StackPane(plain, marked);
    stack.setAlignment(Pos.TOP_LEFT);
    selection = new Selection(plain, stack, () -> reveal(stack));
    mark(List.of());
    setContent(stack);
    setFitToWidth(true);
    getStyleClass().add("text-card");
    setFocusTraversable(false);
  }

  /// Shows a text from its beginning.
  ///
  /// @param opacity from 0 to 1
  void show(String text, double opacity) {
    plain.setText(text);
    plain.setOpacity(opacity);
    selection.clear();
    setVvalue(0);
  }

  /// Shows the same text in pieces, or plain where there are none.
  void mark(List<Run> runs) {
    marked.show(runs);
    showMarks(!runs.isEmpty());
    selection.clear();
  }

  private void showMarks(boolean now) {
    marked.setVisible(now);
    marked.setManaged(now);
    plain.setVisible(!now);
    plain.setManaged(!now);
  }

  /// Shows the plain text instead of the marks, which stay where they are: one of them may be what
  /// the mouse was pressed on.
  private void reveal(StackPane stack) {
    if (marked.isVisible()) {
      showMarks(false);
      stack.applyCss();
      stack.layout();
    }
  }

  /// Shows it in letters of this size.
  void resize(int points) {
    String style = "-fx-font-size: " + points + "px;";
    plain.setStyle(style);
    marked.setStyle(style);
  }

  /// The piece that is selected; empty for none.
  String selected() {
    return selection.words();
  }
}
