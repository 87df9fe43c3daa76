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
  private final Runnable reveal;
  private Point2D pressed = Point2D.ZERO;
  private int anchor;
  private int caret;

  /// @param over holds the label and, above it, the shade; hears the mouse
  /// @param reveal called before something is selected: the label is laid out and seen afterwards,
  ///   where it was not
  public Selection(Label label, Pane over, Runnable reveal) {
    this.label = label;
    this.over = over;
    this.reveal = reveal;
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
  private void select(int start, int end) {
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
    pressed = new Point2D(event.getSceneX(), event.getSceneY());
    clear();
    if (event.getClickCount() == 2) {
      reveal.run();
      selectWord(place(pressed));
    } else if (event.getClickCount() > 2) {
      reveal.run();
      select(0, label.getText().length());
    }
  }

  private void drag(MouseEvent event) {
    if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() <= 1) {
      reveal.run();
      anchor = place(pressed);
      caret = place(new Point2D(event.getSceneX(), event.getSceneY()));
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

  /// The place in the text at a point of the window, in code units.
  private int place(Point2D inScene) {
    Text text = text();
    int at = text.hitTest(text.sceneToLocal(inScene)).getInsertionIndex();
    return Math.clamp(at, 0, label.getText().length());
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
