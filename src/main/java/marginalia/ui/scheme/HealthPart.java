package marginalia.ui.scheme;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.chart.AreaChart;
import javafx.scene.chart.NumberAxis;
import javafx.scene.chart.XYChart;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import marginalia.corpus.LabelId;
import marginalia.ui.Context;
import marginalia.ui.control.Lines;
import marginalia.ui.control.OpenTexts;
import marginalia.ui.control.TwoLineCell;
import marginalia.ui.scheme.HealthViewModel.Line;

/// What stands out in the scheme, with the curve of answers over labels. In the list Enter opens
/// the texts behind a finding, F2 goes to its label, M merges, and S leads to a split.
final class HealthPart extends BorderPane {
  private static final double CHART_HEIGHT = 140;

  private final HealthViewModel model;
  private final Context context;
  private final OpenTexts open;
  private final Consumer<LabelId> toLabel;
  private final Consumer<LabelId> toSplit;
  private final ListView<Line> findings = new ListView<>();
  private final XYChart.Series<Number, Number> curve = new XYChart.Series<>();

  /// @param toLabel shows a label
  /// @param toSplit shows how it may be divided
  HealthPart(
      HealthViewModel model,
      Context context,
      OpenTexts open,
      Consumer<LabelId> toLabel,
      Consumer<LabelId> toSplit) {
    this.model = model;
    this.context = context;
    this.open = open;
    this.toLabel = toLabel;
    this.toSplit = toSplit;
    getStyleClass().add("explore-part");
    setTop(head());
    context.inTurn(() -> setCenter(list()));
    context.inTurn(() -> setBottom(chart()));
    model.linesProperty().subscribe(this::show);
    model.tailProperty().subscribe(this::draw);
  }

  private Node head() {
    Button look = new Button(context.say("health.look"));
    look.setId("health-look");
    look.getStyleClass().add("accent");
    look.disableProperty().bind(model.lookingProperty());
    look.setOnAction(_ -> model.look());
    Label said = Lines.muted();
    said.textProperty().bind(model.saidProperty());
    Label problem = Lines.wrapped();
    problem.getStyleClass().add("problem");
    problem.textProperty().bind(model.problemProperty());
    problem.managedProperty().bind(problem.textProperty().isNotEmpty());
    FlowPane actions =
        new FlowPane(
            8,
            8,
            look,
            action("health.texts", "health-texts", this::texts),
            action(
                "health.label", "health-label", line -> toLabel.accept(line.labels().getFirst())),
            action("health.merge", "health-merge", model::merge),
            action("health.split", "health-split", this::split));
    VBox head = new VBox(10, actions, said, problem);
    head.getStyleClass().add("explore-side");
    return head;
  }

  private Button action(String key, String id, Consumer<Line> action) {
    Button button = new Button(context.say(key));
    button.setId(id);
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.disableProperty().bind(findings.getSelectionModel().selectedItemProperty().isNull());
    button.setOnAction(_ -> withSelected(action));
    return button;
  }

  private void withSelected(Consumer<Line> action) {
    Optional.ofNullable(findings.getSelectionModel().getSelectedItem()).ifPresent(action);
  }

  private void texts(Line line) {
    if (!line.texts().isEmpty()) {
      open.all(line.texts());
    }
  }

  private void split(Line line) {
    if (model.splittable(line)) {
      toSplit.accept(line.labels().getFirst());
    }
  }

  private Node list() {
    findings.setId("health-findings");
    findings.setPlaceholder(new Label(context.say("health.empty")));
    findings.setCellFactory(_ ->
        new TwoLineCell<>(
            Line::said,
            line ->
                context.say("health.cell", line.strength(), line.advice(), line.texts().size())));
    findings.addEventHandler(KeyEvent.KEY_PRESSED, this::keyPressed);
    VBox.setVgrow(findings, Priority.ALWAYS);
    return findings;
  }

  private void keyPressed(KeyEvent event) {
    if (event.isShortcutDown() || event.isAltDown()) {
      return;
    }
    switch (event.getCode()) {
      case ENTER -> withSelected(this::texts);
      case F2 -> withSelected(line -> toLabel.accept(line.labels().getFirst()));
      case S -> withSelected(this::split);
      case M -> withSelected(model::merge);
      default -> {
        return;
      }
    }
    event.consume();
  }

  private Node chart() {
    AreaChart<Number, Number> chart = new AreaChart<>(new NumberAxis(), new NumberAxis());
    chart.setAnimated(false);
    chart.setLegendVisible(false);
    chart.setCreateSymbols(false);
    chart.getXAxis().setLabel(context.say("health.curve.labels"));
    chart.getYAxis().setLabel(context.say("health.curve.answers"));
    chart.setPrefHeight(CHART_HEIGHT);
    chart.setMinHeight(CHART_HEIGHT);
    chart.getData().add(curve);
    return chart;
  }

  private void show(List<Line> lines) {
    findings.setItems(FXCollections.observableList(lines));
    findings.getSelectionModel().selectFirst();
  }

  private void draw(List<Integer> answers) {
    curve.getData().clear();
    for (int i = 0; i < answers.size(); i++) {
      curve.getData().add(new XYChart.Data<>(i + 1, answers.get(i)));
    }
  }
}
