package marginalia.ui.scheme;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What keys do in the tree of labels, beside those of every tree. Keys are written as
/// [marginalia.ui.control.Strokes] does.
public enum TreeKey {
  UP("Alt+Up"),
  DOWN("Alt+Down"),
  INDENT("Alt+Right"),
  OUTDENT("Alt+Left"),
  RENAME("F2"),
  ADD("Insert"),
  MERGE("Ctrl+M"),
  SPLIT("Ctrl+D"),
  BIN("Delete"),
  RESTORE("Shift+Delete");

  private final String stroke;

  TreeKey(String stroke) {
    this.stroke = stroke;
  }

  /// What this key does, if anything.
  static Optional<TreeKey> of(String stroke) {
    return Arrays.stream(values()).filter(key -> key.stroke.equals(stroke)).findFirst();
  }

  public String stroke() {
    return stroke;
  }

  /// Key of its name in the resource bundle.
  public String wordingKey() {
    return "treeKey." + name().toLowerCase(Locale.ROOT);
  }
}
