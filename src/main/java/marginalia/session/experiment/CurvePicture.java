package marginalia.session.experiment;

import java.awt.BasicStroke;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import marginalia.session.experiment.Simulation.Point;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/// Draws learning curves: mean macro-F1 against labels, one line per strategy, and the goal.
public final class CurvePicture {
  private CurvePicture() {}

  /// Writes a PNG of 1200 × 800 pixels.
  public static void write(LearningCurves curves, Path file) throws IOException {
    XYChart chart =
        new XYChartBuilder()
            .width(1200)
            .height(800)
            .xAxisTitle("labels")
            .yAxisTitle("macro-F1, mean over seeds")
            .build();
    chart.getStyler().setLegendPosition(Styler.LegendPosition.InsideSE);
    for (String strategy : curves.strategies()) {
      List<Point> mean = curves.mean(strategy);
      chart
          .addSeries(
              strategy,
              mean.stream().mapToDouble(Point::labels).toArray(),
              mean.stream().mapToDouble(Point::macroF1).toArray())
          .setMarker(SeriesMarkers.NONE);
    }
    List<Point> last = curves.mean(curves.strategies().getLast());
    chart
        .addSeries(
            "95 % of all " + curves.pool() + " labels",
            new double[] {last.getFirst().labels(), last.getLast().labels()},
            new double[] {curves.goal(), curves.goal()})
        .setMarker(SeriesMarkers.NONE)
        .setLineStyle(
            new BasicStroke(
                1, BasicStroke.CAP_BUTT, BasicStroke.JOIN_BEVEL, 1, new float[] {6, 6}, 0));
    try (OutputStream out = Files.newOutputStream(file)) {
      BitmapEncoder.saveBitmap(chart, out, BitmapEncoder.BitmapFormat.PNG);
    }
  }
}
