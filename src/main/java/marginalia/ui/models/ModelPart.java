package marginalia.ui.models;

import javafx.animation.PauseTransition;
import javafx.scene.Node;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import marginalia.learn.Setting;
import marginalia.ui.Context;
import marginalia.ui.control.Choices;
import marginalia.ui.control.Halves;
import marginalia.ui.control.Lines;
import marginalia.ui.control.SettingForm;

/// On the left the model that learns and how it learns; on the right the models that have learnt,
/// to be compared, taken back and protected.
final class ModelPart extends Halves {
  /// Settings are typed; what they cost is found out when nothing was typed for so long.
  private static final double PAUSE_MILLIS = 700;

  private final ModelsViewModel model;
  private final Context context;

  ModelPart(ModelsViewModel model, Context context) {
    super(context);
    this.model = model;
    this.context = context;
    fill(this::chooser, this::trained);
  }

  private Node trained() {
    ModelTable table = new ModelTable(model, context);
    VBox.setVgrow(table, Priority.ALWAYS);
    Label title = new Label(context.say("models.trained"));
    title.getStyleClass().add("section-title");
    VBox right = new VBox(10, title);
    context.inTurn(() -> right.getChildren().addAll(table, table.actions()));
    right.getStyleClass().add("models-trained");
    return right;
  }

  private Node chooser() {
    Label title = new Label(context.say("models.choose"));
    title.getStyleClass().add("section-title");
    Label about = Lines.muted();
    ChoiceBox<String> choice =
        Choices.of(
            model.names(),
            name -> context.say("model." + name),
            model.chosenProperty().get().name(),
            model::choose);
    choice.setId("model");
    SettingForm form = new SettingForm(model, context);
    model
        .chosenProperty()
        .map(chosen -> chosen.name())
        .subscribe(name -> {
          choice.setValue(name); // it may have been chosen elsewhere
          about.setText(context.say("model." + name + ".about"));
          form.show(model.settings(Setting.Topic.LEARNING));
        });
    ScrollPane scroll = new ScrollPane(form);
    scroll.setFitToWidth(true);
    scroll.setId("model-settings");
    VBox.setVgrow(scroll, Priority.ALWAYS);
    VBox left = new VBox(10, title, choice, about, scroll);
    Label expected = Lines.muted();
    expected.setId("expected");
    expected.textProperty().bind(model.expectedProperty());
    PauseTransition pause = new PauseTransition(Duration.millis(PAUSE_MILLIS));
    pause.setOnFinished(_ -> model.foresee());
    context.inTurn(() -> {
      left.getChildren()
          .addAll(expected, new TrainBar(model.training(), "models.train", model::train, context));
      model.chosenProperty().subscribe(_ -> pause.playFromStart());
    });
    left.getStyleClass().add("models-chooser");
    left.setPrefWidth(370);
    left.setMinWidth(340);
    return left;
  }
}
