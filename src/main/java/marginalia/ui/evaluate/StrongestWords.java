package marginalia.ui.evaluate;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import marginalia.session.Explaining.Feature;
import marginalia.ui.Context;

/// The words that speak most for the label that is selected, and most against it.
final class StrongestWords extends VBox {
  private static final double ROW = 26;

  private final Context context;

  StrongestWords(EvaluationViewModel model, Context context) {
    super(8);
    this.context = context;
    setId("strongest-words");
    Label title = new Label();
    title.getStyleClass().add("side-title");
    title.setWrapText(true);
    title.setMinHeight(Region.USE_PREF_SIZE);
    title.textProperty().bind(model.explainedProperty());
    ListView<Feature> speaksFor = list();
    ListView<Feature> against = list();
    model
        .strongestProperty()
        .subscribe(now -> {
          speaksFor.getItems().setAll(now.speakingFor());
          against.getItems().setAll(now.speakingAgainst());
        });
    getChildren()
        .addAll(
            title,
            muted("evaluate.strongest.for"),
            speaksFor,
            muted("evaluate.strongest.against"),
            against);
    setPrefWidth(200);
    setMinWidth(180);
  }

  private Label muted(String key) {
    Label label = new Label(context.say(key));
    label.getStyleClass().add("text-muted");
    return label;
  }

  private ListView<Feature> list() {
    ListView<Feature> list = new ListView<>();
    list.setFixedCellSize(ROW);
    list.setFocusTraversable(false);
    list.setCellFactory(_ -> new Line());
    list.setPlaceholder(new Label("–"));
    list.getItems().setAll(List.of());
    VBox.setVgrow(list, Priority.ALWAYS);
    return list;
  }

  private final class Line extends ListCell<Feature> {
    @Override
    protected void updateItem(Feature feature, boolean empty) {
      super.updateItem(feature, empty);
      setText(
          empty || feature == null
              ? null
              : String.format(
                  context.words().locale(), "%+.2f   %s", feature.weight(), feature.name()));
    }
  }
}
