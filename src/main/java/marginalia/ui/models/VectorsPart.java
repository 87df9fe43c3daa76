package marginalia.ui.models;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import marginalia.learn.embedding.WordVectors.Neighbour;
import marginalia.ui.Context;
import marginalia.ui.control.Halves;
import marginalia.ui.control.Icons;
import marginalia.ui.control.Lines;
import marginalia.ui.control.SettingForm;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;

/// On the left how word vectors are learnt, brought in and taken out; on the right the neighbours
/// of a word.
final class VectorsPart extends Halves {
  private static final double ROW = 30;

  private final VectorsViewModel model;
  private final Context context;

  VectorsPart(VectorsViewModel model, Context context) {
    super(context);
    this.model = model;
    this.context = context;
    fill(this::making, this::looking);
  }

  private Node making() {
    Label title = new Label(context.say("vectors.title"));
    title.getStyleClass().add("section-title");
    Label about = Lines.muted();
    about.setText(context.say("vectors.about"));
    SettingForm form = new SettingForm(model, context);
    form.show(model.settings());
    ScrollPane scroll = new ScrollPane(form);
    scroll.setFitToWidth(true);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    Button read = new Button(context.say("vectors.import"));
    read.setId("import-vectors");
    read.setOnAction(_ ->
        context
            .dialogs()
            .open(context.say("vectors.import"), "*.vec", "*.bin", "*.*")
            .ifPresent(model::read));
    Button write = new Button(context.say("vectors.export"));
    write.setId("export-vectors");
    write.setOnAction(_ ->
        context
            .dialogs()
            .save(context.say("vectors.export"), "vectors.vec")
            .ifPresent(model::write));
    VBox left = new VBox(10, title, about, scroll);
    context.inTurn(() ->
        left.getChildren()
            .addAll(
                new TrainBar(model.learning(), "vectors.train", model::train, context),
                new HBox(10, read, write)));
    left.getStyleClass().add("models-chooser");
    left.setPrefWidth(370);
    left.setMinWidth(340);
    return left;
  }

  private Node looking() {
    Label title = new Label(context.say("vectors.neighbours"));
    title.getStyleClass().add("section-title");
    Label which = Lines.muted();
    which.textProperty().bind(model.aboutProperty());
    TextField query = new TextField();
    query.setId("word");
    query.setPromptText(context.say("vectors.word"));
    query.setOnAction(_ -> model.ask(query.getText()));
    model.queryProperty().subscribe(query::setText);
    HBox.setHgrow(query, Priority.ALWAYS);
    Button back =
        Icons.button(MaterialDesignA.ARROW_LEFT, context.say("vectors.back"), model::back);
    back.disableProperty().bind(model.earlierProperty().not());
    Button ask = new Button(context.say("vectors.ask"));
    ask.setMinWidth(Region.USE_PREF_SIZE);
    ask.setOnAction(_ -> model.ask(query.getText()));
    Label sources = Lines.muted();
    sources.setId("word-sources");
    sources.textProperty().bind(model.sourcesProperty());
    sources.managedProperty().bind(sources.textProperty().isNotEmpty());
    ListView<Neighbour> list = new ListView<>();
    list.setId("neighbours");
    list.setFixedCellSize(ROW);
    list.setCellFactory(_ -> new Line());
    list.setPlaceholder(new Label(context.say("vectors.noNeighbours")));
    list.setOnMouseClicked(_ -> go(list));
    list.setOnKeyPressed(event -> {
      if (event.getCode() == javafx.scene.input.KeyCode.ENTER) {
        go(list);
      }
    });
    model.neighboursProperty().subscribe(now -> list.getItems().setAll(now));
    VBox.setVgrow(list, Priority.ALWAYS);
    VBox right = new VBox(10, title, which, new HBox(8, back, query, ask), sources);
    context.inTurn(() -> right.getChildren().add(list));
    right.getStyleClass().add("models-trained");
    return right;
  }

  private void go(ListView<Neighbour> list) {
    java.util.Optional.ofNullable(list.getSelectionModel().getSelectedItem())
        .ifPresent(neighbour -> model.ask(neighbour.word()));
  }

  /// A word, a bar as long as its cosine, and the cosine.
  private final class Line extends ListCell<Neighbour> {
    private final Label word = new Label();
    private final ProgressBar bar = new ProgressBar(0);
    private final Label cosine = new Label();
    private final HBox box = new HBox(12, word, bar, cosine);

    Line() {
      word.setPrefWidth(190);
      word.setMinWidth(120);
      bar.setPrefWidth(160);
      bar.getStyleClass().add("cosine");
      cosine.getStyleClass().add("text-muted");
      box.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
    }

    @Override
    protected void updateItem(Neighbour neighbour, boolean empty) {
      super.updateItem(neighbour, empty);
      if (empty || neighbour == null) {
        setGraphic(null);
        return;
      }
      word.setText(neighbour.word());
      bar.setProgress(Math.max(0, neighbour.similarity()));
      cosine.setText(String.format(context.words().locale(), "%.3f", neighbour.similarity()));
      setGraphic(box);
    }
  }
}
