package marginalia.ui.explore;

import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.collections.FXCollections;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import marginalia.corpus.DateStep;
import marginalia.session.Preferences;
import marginalia.ui.Context;
import marginalia.ui.control.Choices;
import marginalia.ui.explore.DriftViewModel.Line;

/// How far the texts of each period are from a reference, and which words rise and fall.
final class DriftPart extends BorderPane {
  private static final double ROW_HEIGHT = 48;

  private final DriftViewModel model;
  private final Context context;
  private final ListView<Line> periods = new ListView<>();

  DriftPart(DriftViewModel model, Context context) {
    this.model = model;
    this.context = context;
    getStyleClass().add("explore-part");
    setTop(start());
    context.inTurn(() -> setCenter(found()));
  }

  private Node start() {
    TextField reference = new TextField();
    reference.setPromptText(context.say("drift.reference.prompt"));
    reference.setId("drift-reference");
    reference.setPrefColumnCount(18);
    reference.textProperty().subscribe(model::refer);
    reference.setOnAction(_ -> model.run());
    Node step =
        Choices.of(
            List.of(DateStep.values()),
            one -> context.say("drift.step." + one.name()),
            model.step(),
            model::part);
    step.setId("drift-step");
    Button run = new Button(context.say("drift.start"));
    run.setId("drift");
    run.getStyleClass().add("accent");
    run.setOnAction(_ -> model.run());
    Button cancel = new Button(context.say("compare.cancel"));
    cancel.disableProperty().bind(model.runningProperty().not());
    cancel.setOnAction(_ -> model.cancel());
    FlowPane row =
        new FlowPane(
            8, 6, new Label(context.say("drift.reference.title")), reference, step, run, cancel);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  private Node found() {
    Label summary = new Label();
    summary.setId("drift-summary");
    summary.setWrapText(true);
    summary.setMinHeight(USE_PREF_SIZE);
    summary.textProperty().bind(model.summaryProperty());
    DriftCanvas chart = new DriftCanvas(place -> periods.getSelectionModel().select(place));
    context
        .scope()
        .follow(context.preferences(), p -> chart.showDark(p.theme() == Preferences.Theme.DARK));
    Label legend = new Label(context.say("drift.legend"));
    legend.getStyleClass().add("text-muted");
    legend.setWrapText(true);
    legend.setMinHeight(USE_PREF_SIZE);
    periods.setId("periods");
    periods.setFixedCellSize(ROW_HEIGHT);
    periods.setCellFactory(_ -> new PeriodCell());
    periods.setPlaceholder(new Label(context.say("drift.none")));
    periods
        .getSelectionModel()
        .selectedIndexProperty()
        .subscribe(place -> {
          chart.choose(place.intValue());
          model.choose(place.intValue());
        });
    model
        .linesProperty()
        .subscribe(lines -> {
          chart.show(lines);
          periods.setItems(FXCollections.observableList(lines));
          periods.getSelectionModel().selectLast();
        });
    HBox below =
        new HBox(
            16,
            titled("drift.periods", periods),
            titled("drift.head.rising", words("rising", model.risingProperty())),
            titled("drift.head.falling", words("falling", model.fallingProperty())));
    VBox.setVgrow(below, Priority.ALWAYS);
    VBox box = new VBox(8, summary, chart, legend, below);
    box.getStyleClass().add("compare-found");
    return box;
  }

  private static Node words(String id, ReadOnlyObjectProperty<List<TermLine>> shown) {
    TermList list = new TermList();
    list.setId(id);
    shown.subscribe(list::show);
    return list;
  }

  private Node titled(String key, Node content) {
    Label title = new Label(context.say(key));
    title.getStyleClass().add("side-title");
    VBox box = new VBox(6, title, content);
    VBox.setVgrow(content, Priority.ALWAYS);
    HBox.setHgrow(box, Priority.ALWAYS);
    box.setPrefWidth(0);
    return box;
  }

  private static final class PeriodCell extends ListCell<Line> {
    private final Label said = new Label();
    private final Label note = new Label();
    private final VBox box = new VBox(2, said, note);

    PeriodCell() {
      note.getStyleClass().add("text-muted");
      setPrefWidth(0);
    }

    @Override
    protected void updateItem(Line line, boolean empty) {
      super.updateItem(line, empty);
      setGraphic(empty || line == null ? null : box);
      if (!empty && line != null) {
        said.setText(line.said());
        note.setText(line.note());
      }
    }
  }
}
