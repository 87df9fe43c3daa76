package marginalia.ui.evaluate;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import marginalia.corpus.DocumentId;
import marginalia.session.Evaluation;
import marginalia.ui.Context;
import marginalia.ui.control.LabelButton;
import marginalia.ui.control.MarkedText;
import marginalia.ui.evaluate.EvaluationViewModel.CellText;

/// The texts behind a cell of the matrix; each can be answered anew or opened.
final class CellTexts extends VBox {
  private final EvaluationViewModel model;
  private final Context context;
  private final Consumer<DocumentId> open;
  private final Label title = new Label();
  private final ListView<CellText> list = new ListView<>();

  CellTexts(EvaluationViewModel model, Context context, Consumer<DocumentId> open) {
    super(8);
    this.model = model;
    this.context = context;
    this.open = open;
    title.setWrapText(true);
    title.setMinHeight(Region.USE_PREF_SIZE);
    list.setId("cell-texts");
    list.setCellFactory(_ -> new Line());
    VBox.setVgrow(list, Priority.ALWAYS);
    Label marked = new Label();
    marked.textProperty().bind(model.legendProperty());
    marked.getStyleClass().add("text-muted");
    marked.setWrapText(true);
    marked.setMinHeight(Region.USE_PREF_SIZE);
    getChildren().addAll(title, marked, list);
    setPrefWidth(330);
    setMinWidth(260);
    model.cellProperty().subscribe(this::name);
    model.textsProperty().subscribe(texts -> context.inTurn(() -> list.getItems().setAll(texts)));
  }

  private void name(Optional<Evaluation.Cell> cell) {
    title.setText(
        cell.map(c ->
                context.say(
                    "evaluate.cell",
                    model
                        .evaluationProperty()
                        .get()
                        .map(e -> e.count(c.truth(), c.predicted()))
                        .orElse(0),
                    model.name(c.truth()),
                    model.name(c.predicted())))
            .orElse(context.say("evaluate.cell.none")));
  }

  private final class Line extends ListCell<CellText> {
    private final MarkedText text = new MarkedText();
    private final LabelButton relabel =
        new LabelButton(
            model.scheme(), context, label -> model.relabel(getItem().document(), label));
    private final Button show = new Button(context.say("evaluate.show"));
    private final VBox box;

    Line() {
      text.prefWidthProperty().bind(list.widthProperty().subtract(44));
      relabel.setText(context.say("evaluate.relabel"));
      relabel.getStyleClass().addAll("small", "flat");
      show.getStyleClass().addAll("small", "flat");
      HBox tools = new HBox(6, relabel, show);
      tools.setAlignment(Pos.CENTER_LEFT);
      box = new VBox(4, text, tools);
      setPrefWidth(0);
    }

    @Override
    protected void updateItem(CellText hit, boolean empty) {
      super.updateItem(hit, empty);
      setText(null);
      if (empty || hit == null) {
        setGraphic(null);
        return;
      }
      text.show(hit.runs());
      show.setOnAction(_ -> open.accept(hit.document()));
      setGraphic(box);
    }
  }
}
