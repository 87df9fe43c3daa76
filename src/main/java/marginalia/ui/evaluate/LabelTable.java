package marginalia.ui.evaluate;

import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import marginalia.session.Evaluation.LabelScore;
import marginalia.ui.Context;

/// Precision, recall, F1 and support of each label, sortable.
final class LabelTable extends TableView<LabelScore> {
  private final EvaluationViewModel model;
  private final Context context;

  LabelTable(EvaluationViewModel model, Context context) {
    this.model = model;
    this.context = context;
    setId("label-table");
    add("evaluate.label", 220, score -> this.model.name(score.label()), "%s");
    add("evaluate.precision", 100, LabelScore::precision, "%.3f");
    add("evaluate.recall", 100, LabelScore::recall, "%.3f");
    add("evaluate.f1", 100, score -> score.f1().value(), "%.3f");
    add(
        "evaluate.f1Interval",
        170,
        score ->
            String.format(
                context.words().locale(), "%.3f – %.3f", score.f1().low(), score.f1().high()),
        "%s");
    add("evaluate.support", 100, LabelScore::support, "%d");
  }

  private <T> void add(String key, double width, Function<LabelScore, T> value, String format) {
    TableColumn<LabelScore, T> column = new TableColumn<>(context.say(key));
    column.setPrefWidth(width);
    column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(value.apply(row.getValue())));
    column.setCellFactory(_ ->
        new TableCell<>() {
          @Override
          protected void updateItem(T item, boolean empty) {
            super.updateItem(item, empty);
            setText(empty ? null : String.format(context.words().locale(), format, item));
          }
        });
    getColumns().add(column);
  }

  void show(List<LabelScore> scores) {
    getItems().setAll(scores);
    sort();
  }
}
