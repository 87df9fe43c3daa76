package marginalia.ui.control;

import java.text.BreakIterator;
import java.util.Locale;
import javafx.geometry.Point2D;
import javafx.scene.control.Label;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Path;
import javafx.scene.text.Text;

/// Lets a piece of a label's text be selected: by dragging, a word by a double click, all of it by
/// a triple click; a click ends that. UI thread only.
public final class Selection {
  private final Label label;
  private final Pane over;
  private final Path shade = new Path();
  private int anchor;
  private int caret;

  /// @param over holds the label and, above it, the shade; hears the mouse
  public Selection(Label label, Pane over) {
    this.label = label;
    this.over = over;
    shade.getStyleClass().add("selection-shade");
    shade.setManaged(false);
    shade.setMouseTransparent(true);
    over.getChildren().add(shade);
    over.addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
    over.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
    label.textProperty().subscribe(this::clear);
    label.widthProperty().subscribe(this::clear);
    label.fontProperty().subscribe(this::clear);
  }

  /// The words selected; empty if none are.
  public String words() {
    return label.getText().substring(Math.min(anchor, caret), Math.max(anchor, caret));
  }

  /// Selects the code units from `start` (inclusive) to `end` (exclusive).
  ///
  /// @throws IllegalArgumentException if they are not in the text
  public void select(int start, int end) {
    if (start < 0 || start > end || end > label.getText().length()) {
      throw new IllegalArgumentException(start + " to " + end);
    }
    anchor = start;
    caret = end;
    show();
  }

  /// Selects nothing.
  public void clear() {
    anchor = 0;
    caret = 0;
    show();
  }

  private void press(MouseEvent event) {
    if (event.getButton() != MouseButton.PRIMARY) {
      return;
    }
    int at = place(event);
    switch (event.getClickCount()) {
      case 1 -> select(at, at);
      case 2 -> selectWord(at);
      default -> select(0, label.getText().length());
    }
  }

  private void drag(MouseEvent event) {
    if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 1) {
      caret = place(event);
      show();
    }
  }

  private void selectWord(int at) {
    String text = label.getText();
    if (text.isEmpty()) {
      return;
    }
    BreakIterator words = BreakIterator.getWordInstance(Locale.ROOT);
    words.setText(text);
    int end = words.following(Math.min(at, text.length() - 1));
    select(words.previous(), end);
  }

  /// The place in the text where the mouse is, in code units.
  private int place(MouseEvent event) {
    Text text = text();
    Point2D point = text.sceneToLocal(event.getSceneX(), event.getSceneY());
    return Math.clamp(text.hitTest(point).getInsertionIndex(), 0, label.getText().length());
  }

  private Text text() {
    return (Text) label.lookup(".text");
  }

  private void show() {
    shade.getElements().clear();
    if (anchor != caret) {
      Text text = text();
      shade.getElements().setAll(text.rangeShape(Math.min(anchor, caret), Math.max(anchor, caret)));
      Point2D origin = over.sceneToLocal(text.localToScene(Point2D.ZERO));
      shade.setTranslateX(origin.getX());
      shade.setTranslateY(origin.getY());
    }
  }
}
