package marginalia.ui.settings;

import java.util.List;
import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import marginalia.corpus.DocumentId;
import marginalia.corpus.TaskKind;
import marginalia.ui.Context;
import marginalia.ui.control.Choices;
import marginalia.ui.control.ExcerptCell;
import marginalia.ui.control.Lines;
import marginalia.ui.control.OpenTexts;

/// The kind of the project; before another one is taken it is said what that does to the answers,
/// and the texts that lose theirs are listed. Enter or two clicks open one.
final class KindPart extends VBox {
  private static final double ROW_HEIGHT = 30;
  private static final int ROWS = 4;

  private final KindViewModel model;
  private final Context context;
  private final OpenTexts open;

  KindPart(KindViewModel model, Context context, OpenTexts open) {
    super(8);
    this.model = model;
    this.context = context;
    this.open = open;
    ChoiceBox<TaskKind> kind =
        Choices.of(
            List.of(TaskKind.values()),
            k -> context.say("kind." + k.name()),
            model.chosenProperty().get(),
            model::choose);
    kind.setId("project-kind");
    model.chosenProperty().subscribe(kind::setValue);
    VBox consequences = new VBox(4);
    consequences.setId("kind-consequences");
    Button change = new Button(context.say("kind.do"));
    change.setId("kind-do");
    change.setOnAction(_ -> model.confirm());
    change.disableProperty().bind(model.readyProperty().not());
    Button all = new Button(context.say("kind.open"));
    all.setId("kind-open-all");
    all.setOnAction(_ -> open.all(model.openedProperty().get()));
    Node opened = opened();
    model
        .consequencesProperty()
        .subscribe(lines -> {
          consequences.getChildren().setAll(lines.stream().map(Lines::wrapped).toList());
          show(consequences, !lines.isEmpty());
          show(change, !lines.isEmpty());
        });
    model
        .openedProperty()
        .subscribe(texts -> {
          show(opened, !texts.isEmpty());
          show(all, !texts.isEmpty());
        });
    getChildren().setAll(kind, consequences, opened, new HBox(8, change, all));
  }

  private static void show(Node node, boolean now) {
    node.setVisible(now);
    node.setManaged(now);
  }

  private Node opened() {
    ListView<DocumentId> texts = new ListView<>();
    texts.setId("kind-opened");
    texts.setAccessibleText(context.say("kind.opened"));
    texts.setFixedCellSize(ROW_HEIGHT);
    texts.setCellFactory(_ -> new ExcerptCell<>(model::text));
    texts.setOnKeyPressed(event -> {
      if (event.getCode() == KeyCode.ENTER) {
        openSelected(texts);
        event.consume();
      }
    });
    texts.setOnMouseClicked(event -> {
      if (event.getClickCount() == 2) {
        openSelected(texts);
      }
    });
    model
        .openedProperty()
        .subscribe(now -> {
          texts.setItems(FXCollections.observableList(now));
          double height = 2 + ROW_HEIGHT * Math.min(ROWS, now.size());
          texts.setMinHeight(height);
          texts.setPrefHeight(height);
        });
    return texts;
  }

  private void openSelected(ListView<DocumentId> texts) {
    DocumentId selected = texts.getSelectionModel().getSelectedItem();
    if (selected != null) {
      open.one(selected);
    }
  }
}
