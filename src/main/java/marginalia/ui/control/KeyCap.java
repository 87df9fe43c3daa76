package marginalia.ui.control;

import javafx.scene.control.Label;

/// A key drawn on a button.
public final class KeyCap extends Label {
  public KeyCap(String stroke) {
    super(stroke);
    getStyleClass().add("key-cap");
    setVisible(!stroke.isEmpty());
    setManaged(!stroke.isEmpty());
    setMinWidth(USE_PREF_SIZE);
  }
}
