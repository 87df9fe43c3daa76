package marginalia.ui.control;

import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// Text fields whose content is kept without a button.
public final class Fields {
  private Fields() {}

  /// Keeps what is typed when Enter is pressed or the field is left.
  public static void keep(TextField field, Runnable keep) {
    field.setOnAction(_ -> keep.run());
    onLeave(field, keep);
  }

  /// A wrapped area of so many lines that keeps what is typed when it is left. Tab leads on to the
  /// next field, as everywhere else.
  public static TextArea area(String id, int lines, Runnable keep) {
    TextArea area = new TextArea();
    area.setId(id);
    area.setWrapText(true);
    area.setPrefRowCount(lines);
    area.setMinHeight(TextArea.USE_PREF_SIZE);
    area.addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.TAB && !event.isControlDown() && !event.isAltDown()) {
            area.fireEvent(tab(event));
            event.consume();
          }
        });
    onLeave(area, keep);
    return area;
  }

  /// With Ctrl, an area lets the focus go.
  private static KeyEvent tab(KeyEvent event) {
    return new KeyEvent(
        event.getEventType(),
        event.getCharacter(),
        event.getText(),
        event.getCode(),
        event.isShiftDown(),
        true,
        false,
        false);
  }

  private static void onLeave(TextInputControl field, Runnable keep) {
    field
        .focusedProperty()
        .subscribe((_, focused) -> {
          if (!focused) {
            keep.run();
          }
        });
  }
}
