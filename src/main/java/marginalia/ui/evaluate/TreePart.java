package marginalia.ui.evaluate;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import marginalia.evaluate.TreeScores.Level;
import marginalia.evaluate.TreeScores.Subtree;
import marginalia.session.Evaluation;
import marginalia.ui.Context;

/// How well a tree of labels is known: level by level, and branch by branch.
final class TreePart extends HBox {
  private final Context context;
  private final TableView<Level> levels = new TableView<>();
  private final TableView<Subtree> subtrees = new TableView<>();

  TreePart(EvaluationViewModel model, Context context) {
    super(14);
    this.context = context;
    getStyleClass().add("evaluation-part");
    levels.setId("levels");
    add(levels, "evaluate.level", 56, level -> levels.getItems().indexOf(level) + 1);
    score(levels, "evaluate.precision", 88, level -> level.micro().precision());
    score(levels, "evaluate.recall", 70, level -> level.micro().recall());
    score(levels, "evaluate.f1", 60, level -> level.micro().f1());
    add(levels, "evaluate.support", 78, Level::support);
    subtrees.setId("subtrees");
    add(subtrees, "evaluate.subtree", 134, subtree -> model.node(subtree.node()));
    score(subtrees, "evaluate.precision", 88, subtree -> subtree.whole().precision());
    score(subtrees, "evaluate.recall", 70, subtree -> subtree.whole().recall());
    score(subtrees, "evaluate.f1", 60, subtree -> subtree.whole().f1());
    score(subtrees, "evaluate.within", 68, Subtree::macroF1);
    add(subtrees, "evaluate.support", 78, subtree -> subtree.whole().support());
    getChildren()
        .setAll(titled("evaluate.levels", levels, 362), titled("evaluate.subtrees", subtrees, 500));
    HBox.setHgrow(getChildren().getLast(), Priority.ALWAYS);
    model.evaluationProperty().subscribe(this::show);
  }

  private Region titled(String key, TableView<?> table, double width) {
    Label about = new Label(context.say(key));
    about.getStyleClass().add("text-muted");
    about.setWrapText(true);
    about.setMinHeight(Region.USE_PREF_SIZE);
    table.setPlaceholder(new Label(context.say("evaluate.tree.none")));
    VBox.setVgrow(table, Priority.ALWAYS);
    VBox box = new VBox(8, about, table);
    box.setMinWidth(width);
    box.setPrefWidth(width);
    return box;
  }

  private void show(Optional<Evaluation> evaluation) {
    Optional<Evaluation.Tree> tree = evaluation.flatMap(Evaluation::tree);
    levels.getItems().setAll(tree.map(now -> now.scores().levels()).orElse(List.of()));
    subtrees.getItems().setAll(tree.map(now -> now.scores().subtrees()).orElse(List.of()));
  }

  private <R> void score(TableView<R> table, String key, double width, ToDoubleFunction<R> value) {
    add(
        table,
        key,
        width,
        row -> String.format(context.words().locale(), "%.3f", value.applyAsDouble(row)));
  }

  private <R> void add(TableView<R> table, String key, double width, Function<R, Object> value) {
    TableColumn<R, Object> column = new TableColumn<>(context.say(key));
    column.setPrefWidth(width);
    column.setCellValueFactory(row -> cell(value.apply(row.getValue())));
    table.getColumns().add(column);
  }

  private static ObservableValue<Object> cell(Object value) {
    return new ReadOnlyObjectWrapper<>(value);
  }
}
