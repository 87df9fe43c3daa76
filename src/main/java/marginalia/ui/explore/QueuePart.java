package marginalia.ui.explore;

import java.util.Map;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Slider;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;
import marginalia.ui.Context;
import marginalia.ui.control.Choices;
import marginalia.ui.control.OpenTexts;
import marginalia.ui.explore.QueueViewModel.Next;

/// What chooses the next texts, as a preset and as sliders; and the texts with their reasons.
final class QueuePart extends BorderPane {
  private static final double ROW_HEIGHT = 52;
  private static final double SIDE_WIDTH = 300;

  private final QueueViewModel model;
  private final Context context;
  private final VBox sliders = new VBox(8);
  private final ListView<Next> list = new ListView<>();
  private boolean showing;

  QueuePart(QueueViewModel model, Context context, OpenTexts open) {
    this.model = model;
    this.context = context;
    getStyleClass().add("explore-part");
    setLeft(side());
    context.inTurn(() -> setCenter(texts(open)));
    sceneProperty().subscribe(scene -> model.onShow(scene != null));
    model.nextProperty().subscribe(next -> list.setItems(FXCollections.observableList(next)));
  }

  private Node side() {
    ChoiceBox<String> preset =
        Choices.of(
            QueueViewModel.presets(),
            name -> context.say("strategy." + name),
            model.presetProperty().get(),
            name -> whenChosen(() -> model.choose(name)));
    preset.setId("strategy");
    model.presetProperty().subscribe(name -> quietly(() -> preset.setValue(name)));
    Label about = new Label();
    about.textProperty().bind(model.aboutProperty());
    about.setWrapText(true);
    about.getStyleClass().add("text-muted");
    Label mixture = new Label(context.say("queue.mixture"));
    mixture.getStyleClass().add("side-title");
    mixture.visibleProperty().bind(model.mixesProperty());
    sliders.visibleProperty().bind(model.mixesProperty());
    model.blendProperty().subscribe(blend -> quietly(() -> show(blend)));
    VBox side = new VBox(10, preset, about, mixture, sliders, again());
    side.getStyleClass().add("explore-side");
    side.setPrefWidth(SIDE_WIDTH);
    side.setMinWidth(SIDE_WIDTH);
    return side;
  }

  /// What is set here because the model says so is not chosen by the user.
  private void quietly(Runnable change) {
    showing = true;
    change.run();
    showing = false;
  }

  private void whenChosen(Runnable change) {
    if (!showing) {
      change.run();
    }
  }

  private void show(Blend blend) {
    if (sliders.getChildren().size() != blend.shares().size()) {
      sliders.getChildren().clear();
      blend.shares().keySet().forEach(name -> sliders.getChildren().add(line(name)));
    }
    int i = 0;
    for (Map.Entry<String, Double> share : blend.shares().entrySet()) {
      Slider slider = (Slider) ((VBox) sliders.getChildren().get(i++)).getChildren().getLast();
      slider.setValue(share.getValue());
    }
  }

  private VBox line(String name) {
    Label title = new Label();
    Slider slider = new Slider(0, 1, 0);
    slider.setId("share-" + name);
    slider.setBlockIncrement(0.1);
    slider
        .valueProperty()
        .subscribe(value ->
            title.setText(context.say("queue.share", context.say("queue.part." + name), value)));
    onSet(slider, value -> model.weigh(name, value));
    return new VBox(2, title, slider);
  }

  private VBox again() {
    Label title = new Label();
    Slider slider = new Slider(0, QueueViewModel.MOST_AGAIN, model.again());
    slider.setId("again");
    slider.setBlockIncrement(0.01);
    slider
        .valueProperty()
        .subscribe(value -> title.setText(context.say("queue.again", value.doubleValue())));
    onSet(slider, model::again);
    VBox again = new VBox(2, title, slider);
    again.getStyleClass().add("explore-again");
    return again;
  }

  /// Calls `then` with a value that the user has set: after a drag, or at once by key.
  private void onSet(Slider slider, Consumer<Double> then) {
    slider
        .valueChangingProperty()
        .subscribe((_, changing) -> {
          if (!changing) {
            then.accept(slider.getValue());
          }
        });
    slider
        .valueProperty()
        .subscribe((_, value) -> {
          if (!slider.isValueChanging()) {
            whenChosen(() -> then.accept(value.doubleValue()));
          }
        });
  }

  private Node texts(OpenTexts open) {
    list.setId("queue");
    list.setFixedCellSize(ROW_HEIGHT);
    list.setPlaceholder(new Label(context.say("queue.none")));
    list.setCellFactory(_ -> new NextCell());
    list.setOnKeyPressed(event -> {
      if (event.getCode() == KeyCode.ENTER) {
        openSelected(open);
        event.consume();
      }
    });
    list.setOnMouseClicked(event -> {
      if (event.getClickCount() == 2) {
        openSelected(open);
      }
    });
    Label title = new Label(context.say("queue.next", QueueViewModel.SHOWN));
    title.getStyleClass().add("side-title");
    VBox.setVgrow(list, javafx.scene.layout.Priority.ALWAYS);
    return new VBox(8, title, list);
  }

  private void openSelected(OpenTexts open) {
    Next selected = list.getSelectionModel().getSelectedItem();
    if (selected != null) {
      open.one(selected.document());
    }
  }

  private static final class NextCell extends ListCell<Next> {
    private final Label text = new Label();
    private final Label reason = new Label();
    private final VBox box = new VBox(2, text, reason);

    NextCell() {
      reason.getStyleClass().add("text-muted");
      setPrefWidth(0);
    }

    @Override
    protected void updateItem(Next next, boolean empty) {
      super.updateItem(next, empty);
      setGraphic(empty || next == null ? null : box);
      if (!empty && next != null) {
        text.setText(next.place() + "  " + next.text());
        reason.setText(next.reason());
      }
    }
  }
}
