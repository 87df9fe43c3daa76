package marginalia.ui.models;

import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import marginalia.ui.Context;
import marginalia.ui.control.Lines;
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
    Label about = Lines.muted();
    about.setText(context.say("recommend.about"));
    VBox left =
        new VBox(
            10, title, about, new TrainBar(model.finding(), "recommend.run", model::run, context));
    left.getStyleClass().add("models-chooser");
    left.setPrefWidth(300);
    left.setMinWidth(260);
    return left;
  }

  private Node answer() {
    Label recommended = Lines.wrapped();
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
                          Label line = Lines.wrapped();
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
    Lines.column(table, context.say("models.model"), 166, Row::name);
    Lines.column(table, context.say("recommend.gain.column"), 104, Row::gain);
    Lines.column(table, context.say("recommend.range.column"), 98, Row::range);
    Lines.column(table, context.say("recommend.basis.column"), 80, Row::basis);
    Lines.column(table, context.say("recommend.seconds.column"), 118, Row::seconds);
    table.setPlaceholder(new Label(context.say("recommend.none")));
    model
        .rowsProperty()
        .subscribe(rows -> {
          table.getItems().setAll(rows);
          model.best().ifPresent(table.getSelectionModel()::select);
        });
    return table;
  }
}
