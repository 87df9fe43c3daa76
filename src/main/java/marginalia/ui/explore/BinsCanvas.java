package marginalia.ui.explore;

import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/// The probabilities of two sets as two histograms over each other.
final class BinsCanvas extends Canvas {
  static final Color FIRST = Color.web("#2f81c7");
  static final Color SECOND = Color.web("#d1663a");

  private static final double WIDTH = 460;
  private static final double HEIGHT = 150;
  private static final double FOOT = 20;

  private Bins bins = Bins.NONE;
  private boolean dark;

  BinsCanvas() {
    super(WIDTH, HEIGHT);
    setId("bins");
  }

  void show(Bins other) {
    bins = other;
    draw();
  }

  void showDark(boolean instead) {
    dark = instead;
    draw();
  }

  private void draw() {
    GraphicsContext g = getGraphicsContext2D();
    g.clearRect(0, 0, WIDTH, HEIGHT);
    bars(g, bins.first(), FIRST);
    bars(g, bins.second(), SECOND);
    g.setStroke(dark ? Color.web("#8b949e") : Color.web("#57606a"));
    g.setFill(dark ? Color.web("#c9d1d9") : Color.web("#424a53"));
    g.strokeLine(0, HEIGHT - FOOT, WIDTH, HEIGHT - FOOT);
    g.setFont(Font.font("Inter", 11));
    g.setTextBaseline(VPos.TOP);
    for (int tick = 0; tick <= 4; tick++) {
      g.setTextAlign(
          tick == 0 ? TextAlignment.LEFT : tick == 4 ? TextAlignment.RIGHT : TextAlignment.CENTER);
      g.fillText(Double.toString(tick / 4.0), WIDTH * tick / 4, HEIGHT - FOOT + 4);
    }
  }

  private void bars(GraphicsContext g, List<Double> shares, Color colour) {
    double most = bins.most();
    double width = WIDTH / Math.max(1, shares.size());
    g.setFill(colour.deriveColor(0, 1, 1, 0.55));
    for (int i = 0; i < shares.size() && most > 0; i++) {
      double height = (HEIGHT - FOOT - 4) * shares.get(i) / most;
      g.fillRect(i * width + 1, HEIGHT - FOOT - height, width - 2, height);
    }
  }
}
