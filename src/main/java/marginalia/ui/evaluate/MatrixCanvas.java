package marginalia.ui.evaluate;

import java.util.List;
import java.util.Optional;
import javafx.geometry.VPos;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;
import marginalia.corpus.LabelId;
import marginalia.session.Evaluation;
import marginalia.session.Evaluation.Cell;
import marginalia.ui.control.Excerpt;

/// The confusion matrix as a heat map: rows are the answers, columns the model. Drawn by hand, so
/// that a hundred labels are as quick as ten.
final class MatrixCanvas extends Canvas {
  private static final double SMALLEST_CELL = 14;
  private static final double LARGEST_CELL = 46;
  private static final double SPACE = 380;
  private static final double SLANT = 50;
  private static final double READABLE = 20;
  private static final int NAME = 20;

  private final EvaluationViewModel model;
  private boolean rates;
  private boolean dark;
  private double cell;
  private double left;
  private double top;

  MatrixCanvas(EvaluationViewModel model) {
    this.model = model;
    setId("matrix");
    setOnMouseClicked(event -> model.look(at(event.getX(), event.getY())));
  }

  /// What the numbers in the cells are.
  void showRates(boolean instead) {
    rates = instead;
    draw();
  }

  void showDark(boolean instead) {
    dark = instead;
    draw();
  }

  private Optional<Cell> at(double x, double y) {
    List<LabelId> labels = model.labels();
    int column = (int) Math.floor((x - left) / cell);
    int row = (int) Math.floor((y - top) / cell);
    boolean inside = row >= 0 && column >= 0 && row < labels.size() && column < labels.size();
    return inside ? Optional.of(new Cell(labels.get(row), labels.get(column))) : Optional.empty();
  }

  void draw() {
    List<LabelId> labels = model.labels();
    cell = Math.clamp(SPACE / Math.max(1, labels.size()), SMALLEST_CELL, LARGEST_CELL);
    measureNames(labels);
    setWidth(left + cell * labels.size() + 50);
    setHeight(top + cell * labels.size() + 8);
    GraphicsContext g = getGraphicsContext2D();
    g.clearRect(0, 0, getWidth(), getHeight());
    model.evaluationProperty().get().ifPresent(now -> drawCells(g, now, labels));
    drawNames(g, labels);
  }

  /// Leaves as much room as the longest name takes, beside and, slanted, above.
  private void measureNames(List<LabelId> labels) {
    double longest = 0;
    for (LabelId label : labels) {
      Text name = new Text(shortName(label));
      name.setFont(Font.font("Inter", 12));
      longest = Math.max(longest, name.getLayoutBounds().getWidth());
    }
    left = longest + 20;
    top = longest * Math.sin(Math.toRadians(SLANT)) + 24;
  }

  private String shortName(LabelId label) {
    return Excerpt.of(model.name(label), NAME);
  }

  private void drawCells(GraphicsContext g, Evaluation now, List<LabelId> labels) {
    g.setTextAlign(TextAlignment.CENTER);
    g.setTextBaseline(VPos.CENTER);
    g.setFont(Font.font("Inter", cell > 30 ? 12 : 10));
    for (int row = 0; row < labels.size(); row++) {
      int all = 0;
      for (LabelId predicted : labels) {
        all += now.count(labels.get(row), predicted);
      }
      for (int column = 0; column < labels.size(); column++) {
        drawCell(g, now.count(labels.get(row), labels.get(column)), all, row, column);
      }
    }
    model.cellProperty().get().ifPresent(chosen -> drawFrame(g, labels, chosen));
  }

  private void drawCell(GraphicsContext g, int count, int all, int row, int column) {
    double rate = all == 0 ? 0 : (double) count / all;
    double x = left + column * cell;
    double y = top + row * cell;
    Color ground = dark ? Color.web("#161b22") : Color.web("#f3f5f8");
    Color full = row == column ? Color.web("#2f81c7") : Color.web("#d1663a");
    g.setFill(ground.interpolate(full, count == 0 ? 0 : 0.15 + 0.85 * Math.sqrt(rate)));
    g.fillRect(x, y, cell - 1, cell - 1);
    if (count > 0 && cell >= READABLE) {
      g.setFill(dark || rate > 0.3 ? Color.WHITE : Color.web("#1f2328"));
      String words =
          rates ? Math.round(rate * 100) + (cell > 30 ? " %" : "") : Integer.toString(count);
      g.fillText(words, x + cell / 2, y + cell / 2);
    }
  }

  private void drawFrame(GraphicsContext g, List<LabelId> labels, Cell chosen) {
    int row = labels.indexOf(chosen.truth());
    int column = labels.indexOf(chosen.predicted());
    if (row >= 0 && column >= 0) {
      g.setStroke(dark ? Color.WHITE : Color.BLACK);
      g.setLineWidth(2);
      g.strokeRect(left + column * cell, top + row * cell, cell - 1, cell - 1);
    }
  }

  private void drawNames(GraphicsContext g, List<LabelId> labels) {
    g.setFill(dark ? Color.web("#c9d1d9") : Color.web("#424a53"));
    g.setFont(Font.font("Inter", cell > READABLE ? 12 : 10));
    g.setTextBaseline(VPos.CENTER);
    for (int i = 0; i < labels.size(); i++) {
      String name = shortName(labels.get(i));
      double middle = i * cell + cell / 2;
      g.setTextAlign(TextAlignment.RIGHT);
      g.fillText(name, left - 8, top + middle);
      g.save();
      g.translate(left + middle, top - 8);
      g.rotate(-SLANT);
      g.setTextAlign(TextAlignment.LEFT);
      g.fillText(name, 0, 0);
      g.restore();
    }
  }
}
