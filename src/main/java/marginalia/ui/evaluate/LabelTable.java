package marginalia.ui.evaluate;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import marginalia.session.Evaluation.LabelScore;
import marginalia.session.Evaluation.Score;
import marginalia.ui.Context;
import marginalia.ui.control.Hints;

/// Precision, recall, F1 and support of each label, each score with its 95 % interval, and the
/// share of words it did not know; sortable.
final class LabelTable extends TableView<LabelScore> {
  private final EvaluationViewModel model;
  private final Context context;

  LabelTable(EvaluationViewModel model, Context context) {
    this.model = model;
    this.context = context;
    setId("label-table");
    add("evaluate.label", 138, score -> this.model.name(score.label()), name -> name);
    addScore("evaluate.precision", LabelScore::precision);
    addScore("evaluate.recall", LabelScore::recall);
    addScore("evaluate.f1", LabelScore::f1);
    add("evaluate.support", 72, LabelScore::support, n -> Integer.toString(n));
    TableColumn<LabelScore, Double> unseen =
        add(
            "evaluate.unseen",
            112,
            LabelScore::unseen,
            share -> String.format(context.words().locale(), "%.1f %%", 100 * share));
    unseen.setComparator(Comparator.naturalOrder());
    Label name = new Label(context.say("evaluate.unseen"));
    Hints.on(name, context.say("evaluate.unseen.about"));
    unseen.setText("");
    unseen.setGraphic(name);
    getSelectionModel()
        .selectedItemProperty()
        .subscribe(
            chosen -> model.explain(java.util.Optional.ofNullable(chosen).map(LabelScore::label)));
  }

  /// A score with its interval, sorted by the score.
  private void addScore(String key, Function<LabelScore, Score> value) {
    TableColumn<LabelScore, Score> column =
        add(
            key,
            128,
            value,
            score ->
                String.format(
                    context.words().locale(),
                    "%.2f  %.2f–%.2f",
                    score.value(),
                    score.low(),
                    score.high()));
    column.setComparator(Comparator.comparingDouble(Score::value));
  }

  private <T> TableColumn<LabelScore, T> add(
      String key, double width, Function<LabelScore, T> value, Function<T, String> say) {
    TableColumn<LabelScore, T> column = new TableColumn<>(context.say(key));
    column.setPrefWidth(width);
    column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(value.apply(row.getValue())));
    column.setCellFactory(_ ->
        new TableCell<>() {
          @Override
          protected void updateItem(T item, boolean empty) {
            super.updateItem(item, empty);
            setText(empty || item == null ? null : say.apply(item));
          }
        });
    getColumns().add(column);
    return column;
  }

  void show(List<LabelScore> scores) {
    getItems().setAll(scores);
    sort();
    getSelectionModel().selectFirst();
  }
}
