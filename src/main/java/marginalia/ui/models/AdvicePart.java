package marginalia.ui.models;

import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import marginalia.ui.Context;
import marginalia.ui.models.AdviceViewModel.Row;

/// On the left how it is found out which model suits; on the right which one, why, and how the
/// others compare.
final class AdvicePart extends BorderPane {
  private final AdviceViewModel model;
  private final Context context;
  private final Runnable taken;

  /// @param taken what to do once a model was taken
  AdvicePart(AdviceViewModel model, Context context, Runnable taken) {
    this.model = model;
    this.context = context;
    this.taken = taken;
    setLeft(asking());
    setCenter(answer());
  }

  private Node asking() {
    Label title = new Label(context.say("recommend.title"));
    title.getStyleClass().add("section-title");
    Label about = wrapped();
    about.setText(context.say("recommend.about"));
    about.getStyleClass().add("text-muted");
    VBox left =
        new VBox(
            10, title, about, new TrainBar(model.finding(), "recommend.run", model::run, context));
    left.getStyleClass().add("models-chooser");
    left.setPrefWidth(300);
    left.setMinWidth(260);
    return left;
  }

  private Node answer() {
    Label recommended = wrapped();
    recommended.setId("recommended");
    recommended.getStyleClass().add("section-title");
    recommended.textProperty().bind(model.recommendedProperty());
    VBox reasons = new VBox(6);
    model
        .reasonsProperty()
        .subscribe(all ->
            reasons
                .getChildren()
                .setAll(
                    all.stream()
                        .map(reason -> {
                          Label line = wrapped();
                          line.setText("•  " + reason);
                          return line;
                        })
                        .toList()));
    TableView<Row> table = table();
    VBox.setVgrow(table, Priority.ALWAYS);
    Button take = new Button(context.say("recommend.take"));
    take.setId("take-model");
    take.setMinWidth(Region.USE_PREF_SIZE);
    take.disableProperty().bind(table.getSelectionModel().selectedItemProperty().isNull());
    take.setOnAction(_ -> {
      model.take(Optional.ofNullable(table.getSelectionModel().getSelectedItem()));
      taken.run();
    });
    VBox right = new VBox(10, recommended, reasons, table, take);
    right.getStyleClass().add("models-trained");
    return right;
  }

  private TableView<Row> table() {
    TableView<Row> table = new TableView<>();
    table.setId("advice-table");
    add(table, "models.model", 166, Row::name);
    add(table, "recommend.gain.column", 104, Row::gain);
    add(table, "recommend.range.column", 98, Row::range);
    add(table, "recommend.basis.column", 80, Row::basis);
    add(table, "recommend.seconds.column", 118, Row::seconds);
    table.setPlaceholder(new Label(context.say("recommend.none")));
    model
        .rowsProperty()
        .subscribe(rows -> {
          table.getItems().setAll(rows);
          model.best().ifPresent(table.getSelectionModel()::select);
        });
    return table;
  }

  private void add(TableView<Row> table, String key, double width, Function<Row, String> value) {
    TableColumn<Row, String> column = new TableColumn<>(context.say(key));
    column.setPrefWidth(width);
    column.setSortable(false);
    column.setCellValueFactory(row -> new ReadOnlyStringWrapper(value.apply(row.getValue())));
    table.getColumns().add(column);
  }

  private static Label wrapped() {
    Label label = new Label();
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }
}
