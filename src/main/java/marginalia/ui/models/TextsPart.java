package marginalia.ui.models;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import marginalia.learn.Setting;
import marginalia.ui.Context;
import marginalia.ui.control.Excerpt;
import marginalia.ui.control.Halves;
import marginalia.ui.control.MarkedText;
import marginalia.ui.control.SettingForm;

/// On the left how texts become units, each step a switch; on the right what that does to a text.
final class TextsPart extends Halves {
  private static final int EXCERPT = 60;

  private final ModelsViewModel model;
  private final TextsViewModel texts;
  private final Context context;

  TextsPart(ModelsViewModel model, TextsViewModel texts, Context context) {
    super(context);
    this.model = model;
    this.texts = texts;
    this.context = context;
    fill(this::settings, this::preview);
  }

  private Node settings() {
    Label title = new Label(context.say("models.texts.title"));
    title.getStyleClass().add("section-title");
    SettingForm form = new SettingForm(model, context);
    model
        .chosenProperty()
        .map(chosen -> chosen.name())
        .subscribe(_ -> form.show(model.settings(Setting.Topic.TEXTS)));
    ScrollPane scroll = new ScrollPane(form);
    scroll.setFitToWidth(true);
    scroll.setId("text-settings");
    VBox.setVgrow(scroll, Priority.ALWAYS);
    VBox left = new VBox(10, title, scroll);
    context.inTurn(() ->
        left.getChildren()
            .add(new TrainBar(model.training(), "models.train", model::train, context)));
    left.getStyleClass().add("models-chooser");
    left.setPrefWidth(370);
    left.setMinWidth(340);
    return left;
  }

  private Node preview() {
    Label title = new Label(context.say("preview.title"));
    title.getStyleClass().add("section-title");
    ComboBox<String> some = new ComboBox<>();
    some.setId("preview-texts");
    some.setMaxWidth(Double.MAX_VALUE);
    some.setPromptText(context.say("preview.some"));
    some.setCellFactory(_ -> new Beginning());
    some.setButtonCell(new Beginning());
    some.valueProperty()
        .subscribe(chosen -> java.util.Optional.ofNullable(chosen).ifPresent(texts::look));
    texts
        .textsProperty()
        .subscribe(all -> {
          some.getItems().setAll(all);
          some.setValue(all.isEmpty() ? null : all.getFirst());
        });
    TextField own = new TextField();
    own.setId("preview-own");
    own.setPromptText(context.say("preview.own"));
    own.textProperty()
        .subscribe((_, typed) -> {
          if (!typed.isEmpty()) {
            texts.type(typed);
          }
        });
    HBox.setHgrow(own, Priority.ALWAYS);
    HBox.setHgrow(some, Priority.ALWAYS);
    some.setPrefWidth(200);
    own.setPrefWidth(200);
    Label complaint = new Label();
    complaint.getStyleClass().add("problem");
    complaint.setWrapText(true);
    complaint.textProperty().bind(texts.complaintProperty());
    complaint.managedProperty().bind(complaint.textProperty().isNotEmpty());
    VBox lines = new VBox(14);
    lines.setId("preview-lines");
    texts.linesProperty().subscribe(all -> show(all, lines));
    ScrollPane scroll = new ScrollPane(lines);
    scroll.setFitToWidth(true);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    VBox right = new VBox(10, title, new HBox(10, some, own), complaint);
    context.inTurn(() -> right.getChildren().add(scroll));
    right.getStyleClass().add("models-trained");
    return right;
  }

  private static void show(List<TextsViewModel.Line> all, VBox into) {
    into.getChildren().clear();
    for (TextsViewModel.Line line : all) {
      Label title = new Label(line.title());
      title.getStyleClass().add("side-title");
      title.setMinWidth(Region.USE_PREF_SIZE);
      Label about = new Label(line.about());
      about.getStyleClass().add("text-muted");
      about.setWrapText(true);
      about.setMinHeight(Region.USE_PREF_SIZE);
      MarkedText text = new MarkedText();
      text.show(line.runs());
      into.getChildren().add(new VBox(3, new HBox(10, title, about), text));
    }
  }

  private static final class Beginning extends ListCell<String> {
    @Override
    protected void updateItem(String text, boolean empty) {
      super.updateItem(text, empty);
      setText(empty || text == null ? null : Excerpt.of(text, EXCERPT));
    }
  }
}
