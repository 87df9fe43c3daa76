package marginalia.ui.models;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import marginalia.learn.encoder.EncoderCard;
import marginalia.learn.encoder.Pooling;
import marginalia.ui.Context;
import marginalia.ui.control.Choices;
import marginalia.ui.control.Halves;
import marginalia.ui.control.Icons;
import marginalia.ui.control.Lines;

/// On the left an encoder is added from the user's files, on the right stand those there are.
final class EncodersPart extends Halves {
  private static final String AS_THE_FILE_SAYS = "";

  private final EncodersViewModel model;
  private final Context context;

  EncodersPart(EncodersViewModel model, Context context) {
    super(context);
    this.model = model;
    this.context = context;
    fill(this::adding, this::all);
  }

  private Node adding() {
    Label title = new Label(context.say("encoders.add"));
    title.getStyleClass().add("section-title");
    Label about = Lines.muted();
    about.setText(context.say("encoders.add.about"));
    TextField weights = new TextField();
    weights.setId("encoder-file");
    weights.setEditable(false);
    model
        .weightsProperty()
        .subscribe(file -> weights.setText(file.map(Object::toString).orElse("")));
    Node file =
        withButton(
            weights,
            () ->
                context
                    .dialogs()
                    .open(context.say("encoders.file"), "*.onnx", "*.*")
                    .ifPresent(model::setWeights));
    TextField pieces = new TextField();
    pieces.setEditable(false);
    pieces.setPromptText(context.say("encoders.beside"));
    Node tokeniser =
        withButton(
            pieces,
            () ->
                context
                    .dialogs()
                    .open(context.say("encoders.tokeniser"), "*.json", "*.*")
                    .ifPresent(path -> {
                      pieces.setText(path.toString());
                      model.setTokeniser(path);
                    }));
    ChoiceBox<String> pooling =
        Choices.of(
            Stream.concat(
                    Stream.of(AS_THE_FILE_SAYS),
                    Arrays.stream(Pooling.values()).map(Pooling::toString))
                .toList(),
            way -> context.say("encoders.pooling." + (way.isEmpty() ? "beside" : way)),
            AS_THE_FILE_SAYS,
            way ->
                model.setPooling(
                    Arrays.stream(Pooling.values())
                        .filter(one -> one.toString().equals(way))
                        .findFirst()));
    pooling.setId("encoder-pooling");
    VBox left =
        new VBox(
            10,
            title,
            about,
            titled("encoders.file", file),
            titled("encoders.tokeniser", tokeniser),
            titled("encoders.pooling", pooling),
            titled("encoders.name", typed("encoders.asTheFile", model::setName)),
            titled("encoders.licence", typed("encoder.licenceUnknown", model::setLicence)));
    context.inTurn(() ->
        left.getChildren().add(new TrainBar(model.adding(), "encoders.add", model::add, context)));
    left.getStyleClass().add("models-chooser");
    left.setPrefWidth(370);
    left.setMinWidth(340);
    return left;
  }

  private Node titled(String key, Node field) {
    return new VBox(3, new Label(context.say(key)), field);
  }

  private TextField typed(String prompt, Consumer<String> to) {
    TextField field = new TextField();
    field.setPromptText(context.say(prompt));
    field.textProperty().subscribe(to);
    return field;
  }

  private static Node withButton(TextField field, Runnable choose) {
    HBox.setHgrow(field, Priority.ALWAYS);
    return new HBox(6, field, Icons.words("…", choose));
  }

  private Node all() {
    Label title = new Label(context.say("encoders.all"));
    title.getStyleClass().add("section-title");
    Label troubles = Lines.muted();
    troubles.textProperty().bind(model.troublesProperty());
    troubles.managedProperty().bind(troubles.textProperty().isNotEmpty());
    TableView<EncoderCard> table = new TableView<>();
    table.setId("encoders");
    column(table, "encoders.name", 165, EncoderCard::slug);
    column(
        table,
        "encoders.languages",
        110,
        card ->
            card.languages().stream()
                .sorted()
                .map(language -> context.say("settings.textLanguage." + language))
                .collect(Collectors.joining(", ")));
    column(table, "encoders.width", 75, card -> String.valueOf(card.width()));
    column(
        table,
        "encoders.trainable",
        95,
        card -> context.say(card.trainable() ? "encoders.yes" : "encoders.no"));
    column(table, "encoders.licence", 95, EncoderCard::licence);
    model.cardsProperty().subscribe(cards -> table.getItems().setAll(cards));
    VBox.setVgrow(table, Priority.ALWAYS);
    Button remove = new Button(context.say("encoders.remove"));
    remove.setId("remove-encoder");
    remove.setOnAction(_ ->
        Optional.ofNullable(table.getSelectionModel().getSelectedItem()).ifPresent(model::remove));
    table
        .getSelectionModel()
        .selectedItemProperty()
        .subscribe(card -> remove.setDisable(card == null || !model.removable(card)));
    VBox right = new VBox(10, title, troubles);
    context.inTurn(() -> right.getChildren().addAll(table, remove));
    right.getStyleClass().add("models-trained");
    return right;
  }

  private void column(
      TableView<EncoderCard> table, String key, double width, Function<EncoderCard, String> say) {
    TableColumn<EncoderCard, String> column = new TableColumn<>(context.say(key));
    column.setPrefWidth(width);
    column.setCellValueFactory(row -> new ReadOnlyStringWrapper(say.apply(row.getValue())));
    table.getColumns().add(column);
  }
}
