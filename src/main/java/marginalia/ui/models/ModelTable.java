package marginalia.ui.models;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import marginalia.session.TrainedModel;
import marginalia.session.TrainedModel.Shelf;
import marginalia.ui.Context;

/// The models that have learnt: when, which, how good, how long, how large; sortable.
final class ModelTable extends TableView<TrainedModel> {
  private final ModelsViewModel model;
  private final Context context;

  ModelTable(ModelsViewModel model, Context context) {
    this.model = model;
    this.context = context;
    setId("model-table");
    DateTimeFormatter when =
        DateTimeFormatter.ofLocalizedDateTime(FormatStyle.SHORT)
            .withLocale(context.words().locale())
            .withZone(ZoneId.systemDefault());
    add("models.at", 126, TrainedModel::at, when::format);
    add("models.model", 108, TrainedModel::name, name -> context.say("model." + name));
    add(
        "models.answers",
        72,
        TrainedModel::answers,
        n -> String.format(context.words().locale(), "%,d", n));
    add(
        "evaluate.macroF1",
        80,
        s -> s.macroF1().orElse(-1),
        f1 -> f1 < 0 ? "–" : String.format(context.words().locale(), "%.3f", f1));
    add(
        "models.seconds",
        80,
        s -> s.elapsed().toMillis() / 1000.0,
        s -> String.format(context.words().locale(), "%.2f", s));
    add(
        "models.size",
        80,
        TrainedModel::bytes,
        bytes -> String.format(context.words().locale(), "%.2f MB", bytes / 1e6));
    add("models.settings", 150, model::written, line -> line);
    add(
        "models.kept",
        90,
        TrainedModel::shelf,
        shelf -> context.say("models.shelf." + shelf.name()));
    add(
        "models.labels",
        100,
        TrainedModel::standing,
        standing -> context.say("models.standing." + standing.name()));
    setPlaceholder(new Label(context.say("models.noneTrained")));
    model.modelsProperty().subscribe(models -> getItems().setAll(models));
  }

  private <T extends Comparable<? super T>> void add(
      String key, double width, Function<TrainedModel, T> value, Function<T, String> say) {
    TableColumn<TrainedModel, T> column = new TableColumn<>(context.say(key));
    column.setPrefWidth(width);
    column.setComparator(Comparator.naturalOrder());
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
  }

  /// What can be done with the model that is selected.
  Node actions() {
    Button use = new Button(context.say("models.use"));
    use.setId("use-model");
    use.setOnAction(_ -> selected().ifPresent(model::use));
    Button protect = new Button(context.say("models.protect"));
    protect.setId("protect-model");
    protect.setOnAction(_ -> selected().ifPresent(model::toggleProtection));
    Button onnx = new Button(context.say("models.onnx"));
    onnx.setId("export-onnx");
    onnx.setOnAction(_ -> selected().ifPresent(this::export));
    getSelectionModel()
        .selectedItemProperty()
        .subscribe(now -> {
          onnx.setDisable(now == null || !model.hasEncoder(now));
          use.setDisable(now == null || now.shelf() == Shelf.DROPPED || !now.standing().usable());
          protect.setDisable(now == null || now.shelf() == Shelf.DROPPED);
          protect.setText(
              context.say(
                  now != null && now.shelf() == Shelf.PROTECTED
                      ? "models.unprotect"
                      : "models.protect"));
        });
    return new HBox(10, use, protect, onnx);
  }

  private void export(TrainedModel shown) {
    context
        .dialogs()
        .save(context.say("models.onnx"), "encoder.onnx")
        .ifPresent(path -> model.export(shown, path));
  }

  private Optional<TrainedModel> selected() {
    return Optional.ofNullable(getSelectionModel().getSelectedItem());
  }
}
