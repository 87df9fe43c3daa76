package marginalia.ui;

import java.util.List;
import java.util.Locale;

/// What a key can do, apart from giving a label, and the keys it has unless the user chose others.
/// Keys are written as [marginalia.ui.control.Strokes] does: `Ctrl+Z`, `Space`, `/`.
public enum Command {
  NEXT("Right", "PageDown"),
  PREVIOUS("Left", "PageUp"),
  SKIP("Space"),
  COMMIT("Enter"),
  SUGGEST("P"),
  UNSURE("U"),
  COMMENT("C"),
  FIND_LABEL("/"),
  JUMP("Ctrl+J"),
  UNDO("Ctrl+Z"),
  REDO("Ctrl+Shift+Z", "Ctrl+Y"),
  TIMELINE("Ctrl+H"),
  SAVE("Ctrl+S"),
  SEARCH("Ctrl+F"),
  SIMILAR("M"),
  EXAMPLE("E"),
  LARGER_TEXT("Ctrl+="),
  SMALLER_TEXT("Ctrl+-"),
  KEYS("?", "F1"),
  SCREEN_LABEL("Ctrl+1"),
  SCREEN_TEXTS("Ctrl+2"),
  SCREEN_SCHEME("Ctrl+3"),
  SCREEN_EVALUATE("Ctrl+4"),
  SCREEN_MODELS("Ctrl+5"),
  SCREEN_EXPLORE("Ctrl+6"),
  SCREEN_SETTINGS("Ctrl+7");

  private final String defaults;

  Command(String... defaults) {
    this.defaults = String.join(" ", defaults);
  }

  /// The keys it has unless the user chose others.
  public List<String> defaults() {
    return List.of(defaults.split(" ", -1));
  }

  /// Key of its name in the resource bundle.
  public String wordingKey() {
    return "command." + name().toLowerCase(Locale.ROOT);
  }
}
