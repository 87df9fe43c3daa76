package marginalia.ui.evaluate;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import javafx.scene.Node;
import javafx.scene.chart.LineChart;
import javafx.scene.chart.NumberAxis;
import javafx.scene.chart.XYChart;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import marginalia.evaluate.Interval;
import marginalia.session.Evaluating.CurvePoint;
import marginalia.session.Evaluation;
import marginalia.session.Outlook;
import marginalia.ui.Context;

/// The learning curve with its forecast; beside it what more answers will bring, whether they still
/// change the model, and which labels are short of them.
final class CurvePart extends BorderPane {
  private static final double SIDE_WIDTH = 300;

  private final ForecastViewModel model;
  private final Context context;
  private final LineChart<Number, Number> chart =
      new LineChart<>(new NumberAxis(), new NumberAxis(0, 1, 0.1));
  private final GridPane shortages = new GridPane(12, 4);

  CurvePart(ForecastViewModel model, Context context) {
    this.model = model;
    this.context = context;
    getStyleClass().add("curve-part");
    chart.setAnimated(false);
    chart.setLegendVisible(false);
    chart.getXAxis().setLabel(context.say("evaluate.curve.answers"));
    chart.getYAxis().setLabel(context.say("evaluate.macroF1"));
    chart.setId("curve");
    Label legend = new Label(context.say("forecast.legend"));
    legend.getStyleClass().add("text-muted");
    VBox.setVgrow(chart, Priority.ALWAYS);
    setCenter(new VBox(4, chart, legend));
    context.inTurn(() -> setRight(side()));
    model.outlookProperty().subscribe(seen -> show(seen.map(Outlook::path).orElse(List.of())));
    model.shortagesProperty().subscribe(this::showShortages);
    sceneProperty().subscribe(scene -> model.onShow(scene != null));
  }

  private Node side() {
    VBox words =
        new VBox(
            12,
            said(model.aheadProperty()),
            said(model.agreementProperty()),
            said(model.steadinessProperty()),
            title("forecast.shortages"),
            shortages);
    words.setPrefWidth(SIDE_WIDTH - 24);
    ScrollPane scroll = new ScrollPane(words);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setFitToWidth(true);
    scroll.setPrefWidth(SIDE_WIDTH);
    scroll.setMinWidth(SIDE_WIDTH);
    return scroll;
  }

  private Label title(String key) {
    Label title = new Label(context.say(key));
    title.getStyleClass().add("side-title");
    return title;
  }

  private static Label said(javafx.beans.value.ObservableValue<String> text) {
    Label label = new Label();
    label.textProperty().bind(text);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }

  private void show(List<Outlook.Step> path) {
    chart.getData().clear();
    List<CurvePoint> points = model.curve();
    for (Evaluation.Method method : Evaluation.Method.values()) {
      XYChart.Series<Number, Number> series = new XYChart.Series<>();
      points.stream()
          .filter(point -> point.method() == method)
          .forEach(
              point -> series.getData().add(new XYChart.Data<>(point.answers(), point.macroF1())));
      add(series, "measured-" + method.name().toLowerCase(Locale.ROOT));
    }
    add(path(path, Interval::value), "expected");
    add(path(path, Interval::low), "bound");
    add(path(path, Interval::high), "bound");
    chart.getData().forEach(CurvePart::look);
  }

  /// A series bears its look as its name, for its nodes are made and numbered by the chart.
  private void add(XYChart.Series<Number, Number> series, String look) {
    if (!series.getData().isEmpty()) {
      series.setName(look);
      chart.getData().add(series);
    }
  }

  /// After all series are there: each one that is added makes the chart style all of them anew.
  private static void look(XYChart.Series<Number, Number> series) {
    boolean measured = series.getName().startsWith("measured");
    series.getNode().getStyleClass().add("curve-" + series.getName());
    series
        .getData()
        .forEach(point -> {
          point.getNode().setVisible(measured);
          point.getNode().getStyleClass().add("curve-" + series.getName());
        });
  }

  private XYChart.Series<Number, Number> path(
      List<Outlook.Step> steps, ToDoubleFunction<Interval> figure) {
    XYChart.Series<Number, Number> series = new XYChart.Series<>();
    for (Outlook.Step step : steps) {
      series.getData().add(new XYChart.Data<>(step.answers(), figure.applyAsDouble(step.score())));
    }
    return series;
  }

  private void showShortages(List<ForecastViewModel.Lack> few) {
    shortages.getChildren().clear();
    if (few.isEmpty()) {
      shortages.add(new Label(context.say("forecast.noShortage")), 0, 0);
    }
    for (int i = 0; i < few.size(); i++) {
      Label said = new Label(few.get(i).said());
      said.getStyleClass().add("text-muted");
      shortages.addRow(i, new Label(few.get(i).label()), said);
    }
  }
}
