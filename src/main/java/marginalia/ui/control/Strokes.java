package marginalia.ui.control;

import java.text.Normalizer;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// Writes a key as text, the same on every keyboard: `Ctrl+Shift+Z`, `Space`, `1` (row or number
/// pad), `/`. Ctrl stands for Command on macOS.
public final class Strokes {
  private Strokes() {}

  /// The text of a pressed key; empty for a modifier alone, or while an input method composes.
  public static String of(KeyEvent event) {
    KeyCode code = event.getCode();
    if (code.isModifierKey()) {
      return "";
    }
    String key = key(event);
    if (key.isEmpty()) {
      return "";
    }
    boolean character = key.length() == 1 && !Character.isLetterOrDigit(key.charAt(0));
    return (event.isShortcutDown() || event.isControlDown() ? "Ctrl+" : "")
        + (event.isAltDown() ? "Alt+" : "")
        + (event.isShiftDown() && !character ? "Shift+" : "")
        + key;
  }

  private static String key(KeyEvent event) {
    KeyCode code = event.getCode();
    if (code.isDigitKey() || code.isLetterKey()) {
      return code.getChar().toUpperCase(Locale.ROOT);
    }
    return switch (code) {
      case NUMPAD0,
          NUMPAD1,
          NUMPAD2,
          NUMPAD3,
          NUMPAD4,
          NUMPAD5,
          NUMPAD6,
          NUMPAD7,
          NUMPAD8,
          NUMPAD9 ->
          code.name().substring("NUMPAD".length());
      case SPACE -> "Space";
      case ENTER -> "Enter";
      case ESCAPE -> "Esc";
      case TAB -> "Tab";
      case BACK_SPACE -> "Backspace";
      case DELETE -> "Delete";
      case INSERT -> "Insert";
      case HOME -> "Home";
      case END -> "End";
      case PAGE_UP -> "PageUp";
      case PAGE_DOWN -> "PageDown";
      case LEFT, KP_LEFT -> "Left";
      case RIGHT, KP_RIGHT -> "Right";
      case UP, KP_UP -> "Up";
      case DOWN, KP_DOWN -> "Down";
      case PLUS, ADD -> "=";
      case EQUALS -> event.isShiftDown() && !event.isShortcutDown() ? "+" : "=";
      case MINUS, SUBTRACT -> "-";
      case SLASH -> event.isShiftDown() ? "?" : "/";
      case F1, F2, F3, F4, F5, F6, F7, F8, F9, F10, F11, F12 -> code.name();
      default -> typed(event.getText());
    };
  }

  /// The character itself, half width and upper case; layouts without a key of its own get theirs.
  private static String typed(String text) {
    String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).strip();
    return plain.codePointCount(0, plain.length()) == 1 && !Character.isISOControl(plain.charAt(0))
        ? plain.toUpperCase(Locale.ROOT)
        : "";
  }

  /// Whether keys belong to the node that has the focus because it takes text.
  public static boolean typing(Node focused) {
    return focused instanceof TextInputControl input && input.isEditable();
  }
}
