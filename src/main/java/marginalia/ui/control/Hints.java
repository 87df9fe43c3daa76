package marginalia.ui.control;

import javafx.scene.control.Control;
import javafx.scene.control.Tooltip;

/// Words that come where the mouse rests.
public final class Hints {
  private static final double WIDEST = 420;

  private Hints() {}

  /// Explains a control by `words` instead of what explained it before. A tooltip is a window of
  /// its own, so it is made when the mouse first comes: a text may have fifty words with hints.
  public static void on(Control control, String words) {
    control.setTooltip(null);
    control.setOnMouseEntered(_ -> {
      if (control.getTooltip() == null) {
        control.setTooltip(tooltip(words));
      }
    });
  }

  private static Tooltip tooltip(String words) {
    Tooltip tip = new Tooltip(words);
    tip.setWrapText(true);
    tip.setMaxWidth(WIDEST);
    return tip;
  }
}
