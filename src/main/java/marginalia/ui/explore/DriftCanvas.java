package marginalia.ui.explore;

import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import javafx.geometry.VPos;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import marginalia.query.RocArea;
import marginalia.ui.explore.DriftViewModel.Line;

/// The AUC of each period with its interval, filled where it is significant; and the accuracy of a
/// model of the reference as a line.
final class DriftCanvas extends Canvas {
  private static final double WIDTH = 560;
  private static final double HEIGHT = 220;
  private static final double LEFT = 36;
  private static final double FOOT = 24;
  private static final int LOWEST_TENTH = 4;
  private static final double NAME_WIDTH = 44;

  private List<Line> lines = List.of();
  private int chosen = -1;
  private int lowest = LOWEST_TENTH;
  private boolean dark;

  /// @param choose hears which period was clicked
  DriftCanvas(IntConsumer choose) {
    super(WIDTH, HEIGHT);
    setId("drift-chart");
    setOnMouseClicked(event -> {
      int place = (int) Math.floor((event.getX() - LEFT) / step());
      if (place >= 0 && place < lines.size()) {
        choose.accept(place);
      }
    });
  }

  void show(List<Line> other) {
    lines = other;
    double least =
        lines.stream()
            .mapToDouble(line -> Math.min(line.period().area().low(), line.accuracy().orElse(1.0)))
            .min()
            .orElse(1);
    lowest = Math.min(LOWEST_TENTH, (int) Math.floor(least * 10));
    draw();
  }

  void choose(int place) {
    chosen = place;
    draw();
  }

  void showDark(boolean instead) {
    dark = instead;
    draw();
  }

  private double step() {
    return (WIDTH - LEFT) / Math.max(1, lines.size());
  }

  private double x(int place) {
    return LEFT + step() * (place + 0.5);
  }

  private double y(double value) {
    return 8 + (HEIGHT - FOOT - 8) * (1 - value) / (1 - lowest / 10.0);
  }

  private void draw() {
    GraphicsContext g = getGraphicsContext2D();
    g.clearRect(0, 0, WIDTH, HEIGHT);
    if (lines.isEmpty()) {
      return;
    }
    Color ink = dark ? Color.web("#c9d1d9") : Color.web("#424a53");
    Color faint = dark ? Color.web("#30363d") : Color.web("#d8dee4");
    g.setFont(Font.font("Inter", 11));
    g.setTextBaseline(VPos.CENTER);
    for (int tick = lowest; tick <= 10; tick++) {
      g.setStroke(tick == 5 ? ink : faint);
      g.strokeLine(LEFT, y(tick / 10.0), WIDTH, y(tick / 10.0));
      g.setFill(ink);
      g.setTextAlign(TextAlignment.RIGHT);
      g.fillText(Double.toString(tick / 10.0), LEFT - 6, y(tick / 10.0));
    }
    accuracy(g);
    int every = (int) Math.ceil(NAME_WIDTH / step());
    for (int i = 0; i < lines.size(); i++) {
      dot(g, lines.get(i), i);
      if (i % every == 0) {
        g.setFill(ink);
        g.setTextAlign(TextAlignment.CENTER);
        g.fillText(lines.get(i).period().name(), x(i), HEIGHT - FOOT / 2);
      }
    }
  }

  private void accuracy(GraphicsContext g) {
    g.setStroke(BinsCanvas.SECOND);
    g.setLineWidth(2);
    Optional<Integer> before = Optional.empty();
    for (int i = 0; i < lines.size(); i++) {
      Optional<Double> now = lines.get(i).accuracy();
      if (now.isPresent()) {
        int from = before.orElse(i);
        g.strokeLine(x(from), y(lines.get(from).accuracy().orElseThrow()), x(i), y(now.get()));
        before = Optional.of(i);
      }
    }
    g.setLineWidth(1);
  }

  private void dot(GraphicsContext g, Line line, int place) {
    RocArea area = line.period().area();
    double x = x(place);
    double radius = place == chosen ? 6 : 4;
    g.setStroke(BinsCanvas.FIRST);
    g.setLineWidth(place == chosen ? 2.5 : 1.5);
    g.strokeLine(x, y(area.low()), x, y(area.high()));
    if (line.period().significant()) {
      g.setFill(BinsCanvas.FIRST);
    } else {
      g.setFill(dark ? Color.web("#0d1117") : Color.WHITE);
    }
    g.fillOval(x - radius, y(area.value()) - radius, 2 * radius, 2 * radius);
    g.strokeOval(x - radius, y(area.value()) - radius, 2 * radius, 2 * radius);
    g.setLineWidth(1);
  }
}
