package marginalia.session.experiment;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import marginalia.query.Comparison.Term;
import marginalia.query.Drift.Period;
import marginalia.session.Drifted;
import marginalia.wording.Notice;
import marginalia.wording.Wording;

/// Drift on one page: a picture and a table.
public record DriftReport(Drifted found) {
  private static final int WIDTH = 760;
  private static final int HEIGHT = 320;
  private static final int LEFT = 50;
  private static final int BOTTOM = 40;
  private static final int TERMS = 10;
  private static final int NAMES = 20;

  /// A page that needs no other file.
  public String html(Wording words) {
    StringBuilder html = new StringBuilder();
    html.append("<!doctype html>\n<html lang=\"")
        .append(words.say("experiment.report.language"))
        .append("\"><head><meta charset=\"utf-8\"><title>")
        .append(HtmlText.escaped(words.say("drift.title")))
        .append(HtmlText.STYLE)
        .append("<h1>")
        .append(HtmlText.escaped(words.say("drift.title")))
        .append("</h1>\n<p>")
        .append(
            HtmlText.escaped(
                words.say(
                    Notice.of(
                        "drift.reference",
                        found.reference().from() + ".." + found.reference().to()))))
        .append("</p>\n");
    picture(html);
    html.append("<p>").append(HtmlText.escaped(words.say("drift.legend"))).append("</p>\n<table>");
    row(
        html,
        "th",
        List.of("period", "auc", "probability", "shuffled", "accuracy", "rising", "falling")
            .stream()
            .map(head -> words.say("drift.head." + head))
            .toList());
    found.drift().periods().forEach(period -> row(html, "td", cells(period)));
    return html.append("</table></body></html>\n").toString();
  }

  private List<String> cells(Period period) {
    return List.of(
        period.name(),
        String.format(
            Locale.ROOT,
            "%.3f (%.3f–%.3f)",
            period.area().value(),
            period.area().low(),
            period.area().high()),
        String.format(Locale.ROOT, "%.2g", period.probability())
            + (period.significant() ? " *" : ""),
        String.format(Locale.ROOT, "%.3f", period.control()),
        found.accuracies().stream()
            .filter(accuracy -> accuracy.period().equals(period.name()))
            .map(accuracy -> String.format(Locale.ROOT, "%.3f", accuracy.accuracy()))
            .findFirst()
            .orElse("–"),
        words(period.rising()),
        words(period.falling()));
  }

  private static void row(StringBuilder html, String cell, List<String> texts) {
    html.append("<tr>");
    for (String text : texts) {
      html.append('<').append(cell).append('>').append(HtmlText.escaped(text));
      html.append("</").append(cell).append('>');
    }
    html.append("</tr>\n");
  }

  private static String words(List<Term> terms) {
    return terms.stream()
        .filter(term -> term.terms() == 0)
        .limit(TERMS)
        .map(Term::words)
        .collect(Collectors.joining(", "));
  }

  /// Areas with their intervals, filled where significant; accuracies as a line.
  private void picture(StringBuilder html) {
    List<Period> periods = found.drift().periods();
    int every = Math.ceilDiv(periods.size(), NAMES);
    html.append("<svg viewBox=\"0 0 %d %d\" role=\"img\">%n".formatted(WIDTH, HEIGHT));
    for (int step = 0; step <= 5; step++) {
      double value = 0.2 * step;
      html.append(
          String.format(
              Locale.ROOT,
              "<line x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\" stroke=\"#ddd\"/>"
                  + "<text x=\"4\" y=\"%.1f\" font-size=\"12\">%.2f</text>%n",
              LEFT,
              WIDTH - 20,
              y(value),
              y(value),
              y(value) + 4,
              value));
    }
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < periods.size(); i++) {
      Period period = periods.get(i);
      double x = LEFT + (WIDTH - LEFT - 20.0) * (i + 0.5) / periods.size();
      html.append(
          String.format(
              Locale.ROOT,
              "<line x1=\"%.1f\" x2=\"%.1f\" y1=\"%.1f\" y2=\"%.1f\" stroke=\"#0072b2\"/>"
                  + "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"4\" stroke=\"#0072b2\" fill=\"%s\"/>"
                  + "<text x=\"%.1f\" y=\"%d\" font-size=\"10\" text-anchor=\"middle\">%s</text>%n",
              x,
              x,
              y(period.area().low()),
              y(period.area().high()),
              x,
              y(period.area().value()),
              period.significant() ? "#0072b2" : "#fff",
              x,
              HEIGHT - 12,
              i % every == 0 ? period.name() : ""));
      found.accuracies().stream()
          .filter(accuracy -> accuracy.period().equals(period.name()))
          .forEach(accuracy ->
              line.append(String.format(Locale.ROOT, "%.1f,%.1f ", x, y(accuracy.accuracy()))));
    }
    html.append("<polyline fill=\"none\" stroke-width=\"2\" stroke=\"#d55e00\" points=\"")
        .append(line)
        .append("\"/></svg>\n");
  }

  private static double y(double value) {
    return 10 + (HEIGHT - BOTTOM - 10.0) * (1 - value);
  }
}
