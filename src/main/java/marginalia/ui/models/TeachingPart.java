package marginalia.ui.models;

import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import marginalia.distil.Softening;
import marginalia.ui.Context;
import marginalia.ui.control.Choices;
import marginalia.ui.control.Halves;
import marginalia.ui.control.Lines;
import marginalia.ui.models.TeachingViewModel.Row;
import org.controlsfx.control.CheckComboBox;

/// On the left who teaches whom and how; on the right what came of it.
final class TeachingPart extends Halves {
  private final TeachingViewModel model;
  private final Context context;
  private final Runnable used;

  /// @param used what to do once the student is in use
  TeachingPart(TeachingViewModel model, Context context, Runnable used) {
    super(context);
    this.model = model;
    this.context = context;
    this.used = used;
    fill(this::lesson, this::outcome);
  }

  private Node lesson() {
    Label title = new Label(context.say("distil.title"));
    title.getStyleClass().add("section-title");
    Label about = Lines.muted();
    about.setText(context.say("distil.about"));
    Node student =
        Choices.of(
            model.students(),
            name -> context.say("model." + name),
            model.student(),
            model::student);
    student.setId("student");
    Softening usual = Softening.defaults();
    VBox fields =
        new VBox(
            10,
            about,
            named("distil.teachers", teachers()),
            named("distil.pupil", student),
            named("distil.temperature", typed(usual.temperature(), model::temperature)),
            named("distil.mix", typed(usual.mix(), model::mix)));
    ScrollPane scroll = new ScrollPane(fields);
    scroll.setFitToWidth(true);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    VBox left = new VBox(10, title, scroll);
    Button expect = new Button(context.say("distil.expect"));
    expect.setId("distil-expect");
    expect.setMinWidth(Region.USE_PREF_SIZE);
    expect.setOnAction(_ -> model.expect());
    context.inTurn(() ->
        left.getChildren()
            .addAll(expect, new TrainBar(model.work(), "distil.teach", model::teach, context)));
    left.getStyleClass().add("models-chooser");
    left.setPrefWidth(340);
    left.setMinWidth(300);
    return left;
  }

  private CheckComboBox<String> teachers() {
    CheckComboBox<String> box = new CheckComboBox<>();
    box.setId("teachers");
    box.setMaxWidth(Double.MAX_VALUE);
    box.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(String name) {
            return context.say("model." + name);
          }

          @Override
          public String fromString(String text) {
            throw new IllegalStateException("a choice is not typed");
          }
        });
    box.getItems().setAll(model.names());
    model.teachers().forEach(box.getCheckModel()::check);
    box.getCheckModel()
        .getCheckedItems()
        .subscribe(() -> model.teachers(box.getCheckModel().getCheckedItems()));
    return box;
  }

  private TextField typed(double usual, Consumer<String> typed) {
    TextField field = new TextField();
    field.setPromptText(context.say("distil.usual", usual));
    field.textProperty().subscribe(typed);
    return field;
  }

  private VBox named(String key, Node what) {
    Label name = new Label(context.say(key));
    Label about = Lines.muted();
    about.setText(context.say(key + ".about"));
    about.getStyleClass().add("text-small");
    return new VBox(3, name, what, about);
  }

  private Node outcome() {
    Label told = Lines.wrapped();
    told.setId("distil-told");
    told.textProperty().bind(model.toldProperty());
    TableView<Row> table = new TableView<>();
    table.setId("distil-table");
    Lines.column(table, context.say("distil.who"), 170, Row::who);
    Lines.column(table, context.say("models.model"), 140, Row::model);
    Lines.column(table, context.say("evaluate.macroF1"), 80, Row::macroF1);
    Lines.column(table, context.say("evaluate.accuracy"), 86, Row::accuracy);
    Lines.column(table, context.say("distil.speed.column"), 122, Row::speed);
    table.setPlaceholder(new Label(context.say("distil.none")));
    model.rowsProperty().subscribe(rows -> table.getItems().setAll(rows));
    VBox.setVgrow(table, Priority.ALWAYS);
    Button use = new Button(context.say("distil.use"));
    use.setId("distil-use");
    use.setMinWidth(Region.USE_PREF_SIZE);
    use.disableProperty().bind(model.usableProperty().not());
    use.setOnAction(_ -> {
      model.use();
      used.run();
    });
    VBox right = new VBox(10, told, table, use);
    right.getStyleClass().add("models-trained");
    return right;
  }
}
