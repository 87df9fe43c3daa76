package marginalia.session.experiment;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import marginalia.session.experiment.Simulation.Point;
import marginalia.wording.Notice;
import marginalia.wording.Wording;

/// Several simulations on one page: a picture and a table for each set and model.
///
/// @param parts in the order they are shown
public record SimulationReport(List<Part> parts) {
  private static final int WIDTH = 760;
  private static final int HEIGHT = 360;
  private static final int LEFT = 50;
  private static final int BOTTOM = 30;
  private static final List<String> COLOURS =
      List.of(
          "#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#7b3294", "#8c510a",
          "#4d4d4d", "#c51b7d", "#1b7837", "#b2182b");

  /// One set and model.
  ///
  /// @param set what it is called
  public record Part(String set, String model, LearningCurves curves) {}

  public SimulationReport {
    parts = List.copyOf(parts);
  }

  /// All curves as CSV: set, model, then as [LearningCurves#csv()].
  public String csv() {
    StringBuilder csv = new StringBuilder("set,model,strategy,seed,labels,macroF1,accuracy\n");
    for (Part part : parts) {
      part.curves()
          .csv()
          .lines()
          .skip(1)
          .forEach(line ->
              csv.append(quoted(part.set()))
                  .append(',')
                  .append(quoted(part.model()))
                  .append(',')
                  .append(line)
                  .append('\n'));
    }
    return csv.toString();
  }

  private static String quoted(String value) {
    return value.matches("[^\",\r\n]*") ? value : '"' + value.replace("\"", "\"\"") + '"';
  }

  /// A page that needs no other file.
  public String html(Wording words) {
    StringBuilder html = new StringBuilder();
    html.append("<!doctype html>\n<html lang=\"")
        .append(words.say("experiment.report.language"))
        .append("\"><head><meta charset=\"utf-8\"><title>")
        .append(HtmlText.escaped(words.say("experiment.report.title")))
        .append(HtmlText.STYLE)
        .append("<h1>")
        .append(HtmlText.escaped(words.say("experiment.report.title")))
        .append("</h1>\n");
    parts.forEach(part -> section(html, part, words));
    return html.append("</body></html>\n").toString();
  }

  private static void section(StringBuilder html, Part part, Wording words) {
    LearningCurves curves = part.curves();
    html.append("<h2>")
        .append(HtmlText.escaped(part.set() + " · " + part.model()))
        .append("</h2>\n<p>")
        .append(
            HtmlText.escaped(
                words.say(
                    Notice.of(
                        "experiment.full", curves.pool(), curves.fullMacroF1(), curves.goal()))))
        .append("</p>\n");
    picture(html, curves);
    html.append("<table><tr>");
    for (String head : List.of("strategy", "to90", "to95", "area", "seconds")) {
      html.append("<th>")
          .append(HtmlText.escaped(words.say("experiment.report." + head)))
          .append("</th>");
    }
    html.append("</tr>\n");
    for (int i = 0; i < curves.strategies().size(); i++) {
      String strategy = curves.strategies().get(i);
      html.append("<tr><td style=\"color:").append(colour(i)).append("\">");
      html.append(HtmlText.escaped(strategy)).append("</td><td>");
      html.append(labels(curves.labelsTo(0.9, strategy))).append("</td><td>");
      html.append(labels(curves.labelsTo(0.95, strategy))).append("</td><td>");
      html.append(String.format(Locale.ROOT, "%.4f", curves.area(strategy))).append("</td><td>");
      html.append(String.format(Locale.ROOT, "%.2f", curves.secondsPerRound(strategy)))
          .append("</td></tr>\n");
    }
    html.append("</table>\n");
  }

  private static void picture(StringBuilder html, LearningCurves curves) {
    List<List<Point>> means = curves.strategies().stream().map(curves::mean).toList();
    int most = means.stream().flatMap(List::stream).mapToInt(Point::labels).max().orElse(1);
    double low = means.stream().flatMap(List::stream).mapToDouble(Point::macroF1).min().orElse(0);
    double high =
        Math.max(
            curves.fullMacroF1(),
            means.stream().flatMap(List::stream).mapToDouble(Point::macroF1).max().orElse(1));
    Axes axes = new Axes(Math.max(1, most), low, Math.max(low + 1e-6, high));
    html.append("<svg viewBox=\"0 0 %d %d\" role=\"img\">%n".formatted(WIDTH, HEIGHT));
    for (int step = 0; step <= 4; step++) {
      double f1 = low + (axes.high() - low) * step / 4;
      html.append(
          String.format(Locale.ROOT, "<line x1=\"%.1f\" x2=\"%.1f\"", axes.x(0), axes.x(most))
              + String.format(
                  Locale.ROOT, " y1=\"%.1f\" y2=\"%.1f\" stroke=\"#ddd\"/>", axes.y(f1), axes.y(f1))
              + String.format(
                  Locale.ROOT,
                  "<text x=\"4\" y=\"%.1f\" font-size=\"12\">%.3f</text>",
                  axes.y(f1) + 4,
                  f1)
              + String.format(
                  Locale.ROOT,
                  "<text x=\"%.1f\" y=\"%.1f\" font-size=\"12\" text-anchor=\"middle\">%.0f</text>%n",
                  axes.x(most * step / 4.0),
                  HEIGHT - 8.0,
                  most * step / 4.0));
    }
    html.append(
        String.format(
            Locale.ROOT,
            "<line x1=\"%.1f\" x2=\"%.1f\" y1=\"%.1f\" y2=\"%.1f\" stroke=\"#888\""
                + " stroke-dasharray=\"6 6\"/>%n",
            axes.x(0),
            axes.x(most),
            axes.y(curves.goal()),
            axes.y(curves.goal())));
    for (int i = 0; i < means.size(); i++) {
      html.append("<polyline fill=\"none\" stroke-width=\"2\" stroke=\"").append(colour(i));
      html.append("\" points=\"");
      for (Point point : means.get(i)) {
        html.append(
            String.format(
                Locale.ROOT, "%.1f,%.1f ", axes.x(point.labels()), axes.y(point.macroF1())));
      }
      html.append("\"/>\n");
    }
    html.append("</svg>\n");
  }

  /// Where a point lies in the picture.
  private record Axes(int most, double low, double high) {
    double x(double labels) {
      return LEFT + (WIDTH - LEFT - 20.0) * labels / most;
    }

    double y(double f1) {
      return 10 + (HEIGHT - BOTTOM - 10.0) * (high - f1) / (high - low);
    }
  }

  private static String colour(int i) {
    return COLOURS.get(i % COLOURS.size());
  }

  private static String labels(Optional<Double> labels) {
    return labels.map(some -> String.format(Locale.ROOT, "%.0f", some)).orElse("–");
  }
}
