package marginalia.ui.control;

import javafx.scene.paint.Color;
import javafx.scene.shape.Circle;

/// A label's colour as a dot.
public final class Swatch extends Circle {
  private static final double RADIUS = 5;

  public Swatch(String colour) {
    super(RADIUS, Color.web(colour));
  }
}
