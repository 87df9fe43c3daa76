package marginalia.ui.search;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.animation.PauseTransition;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SelectionMode;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import marginalia.corpus.DocumentFilter;
import marginalia.corpus.DocumentId;
import marginalia.corpus.LabelId;
import marginalia.session.Resembling.Original;
import marginalia.session.Workspace;
import marginalia.ui.Command;
import marginalia.ui.Context;
import marginalia.ui.control.Choices;
import marginalia.ui.control.Icons;
import marginalia.ui.control.LabelButton;
import marginalia.ui.control.LabelFilter;
import marginalia.ui.control.OpenTexts;
import org.controlsfx.control.RangeSlider;
import org.controlsfx.control.textfield.CustomTextField;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;

/// The list of texts: search and filters above, the texts below, bulk answers at the foot.
public final class SearchView extends BorderPane {
  private static final double ROW_HEIGHT = 58;
  private static final double TYPING_PAUSE_MILLIS = 180;

  private final SearchViewModel model;
  private final Workspace workspace;
  private final Context context;
  private final OpenTexts open;
  private final CustomTextField words = new CustomTextField();
  private final ListView<DocumentList.Line> list = new ListView<>();
  private final javafx.scene.control.Label count = new javafx.scene.control.Label();
  private final LabelButton bulk;
  private final Button oneByOne = new Button();

  public SearchView(SearchViewModel model, Workspace workspace, Context context, OpenTexts open) {
    this.model = model;
    this.workspace = workspace;
    this.context = context;
    this.open = open;
    this.bulk =
        new LabelButton(
            workspace.project().scheme(), context, label -> model.answerAll(chosen(), label));
    getStyleClass().add("texts");
    setTop(new VBox(filters(), new SimilarBar(model, context)));
    context.inTurn(() -> setCenter(hits()));
    context.inTurn(() -> setBottom(foot()));
    sceneProperty().subscribe(scene -> model.onShow(scene != null));
    model.foundProperty().subscribe(this::show);
    model.similarProperty().subscribe(similar -> similar.ifPresent(_ -> words.clear()));
    context.scope().follow(workspace.project().scheme(), _ -> list.refresh());
  }

  private Node filters() {
    words.setPromptText(context.say("texts.search"));
    words.setLeft(Icons.of(MaterialDesignM.MAGNIFY));
    words.setId("search");
    words.setPrefColumnCount(24);
    PauseTransition pause = new PauseTransition(javafx.util.Duration.millis(TYPING_PAUSE_MILLIS));
    pause.setOnFinished(_ -> model.change(f -> f.withWords(words.getText())));
    words.textProperty().subscribe(_ -> pause.playFromStart());
    FlowPane row =
        new FlowPane(
            8,
            8,
            words,
            Icons.words(context.say("texts.similar"), this::similarToTyped),
            choice(
                "state",
                List.of(DocumentFilter.State.values()),
                s -> "texts.state." + lower(s),
                s -> model.change(f -> f.withState(s))));
    row.setAlignment(Pos.CENTER_LEFT);
    row.getStyleClass().add("filters");
    context.inTurn(() ->
        row.getChildren()
            .addAll(
                labels("texts.label", label -> model.change(f -> f.withLabel(label))),
                labels("texts.predicted", label -> model.change(f -> f.withPredicted(label)))));
    context.inTurn(() -> row.getChildren().addAll(annotators(), order()));
    context.inTurn(() -> row.getChildren().add(probability()));
    return row;
  }

  /// What is like something has an order of its own.
  private Node order() {
    Node order =
        choice(
            "order",
            List.of(DocumentFilter.Order.values()),
            o -> "texts.order." + lower(o),
            o -> model.change(f -> f.withOrder(o)));
    model.similarProperty().subscribe(similar -> order.setDisable(similar.isPresent()));
    return order;
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private <T> ChoiceBox<T> choice(
      String id, List<T> values, Function<T, String> key, Consumer<T> chosen) {
    ChoiceBox<T> box =
        Choices.of(values, value -> context.say(key.apply(value)), values.getFirst(), chosen);
    box.setId(id);
    return box;
  }

  private Node labels(String any, Consumer<Optional<LabelId>> chosen) {
    return new LabelFilter(workspace.project().scheme(), context, context.say(any), chosen)
        .button();
  }

  private ChoiceBox<Optional<String>> annotators() {
    ChoiceBox<Optional<String>> box =
        Choices.of(
            List.of(Optional.empty()),
            name -> name.orElse(context.say("texts.annotator")),
            Optional.empty(),
            name -> model.change(f -> f.withAnnotator(name)));
    workspace.project().annotators().forEach(name -> box.getItems().add(Optional.of(name)));
    return box;
  }

  private Node probability() {
    RangeSlider slider = new RangeSlider(0, 1, 0, 1);
    slider.setPrefWidth(140);
    javafx.scene.control.Label title =
        new javafx.scene.control.Label(context.say("texts.probability", 0, 1));
    Runnable apply =
        () -> {
          title.setText(
              context.say("texts.probability", slider.getLowValue(), slider.getHighValue()));
          if (!slider.isLowValueChanging() && !slider.isHighValueChanging()) {
            model.change(f -> f.withProbability(slider.getLowValue(), slider.getHighValue()));
          }
        };
    slider.lowValueProperty().subscribe(apply);
    slider.highValueProperty().subscribe(apply);
    slider.lowValueChangingProperty().subscribe(apply);
    slider.highValueChangingProperty().subscribe(apply);
    HBox box = new HBox(8, title, slider);
    box.setAlignment(Pos.CENTER_LEFT);
    return box;
  }

  private Node hits() {
    list.setFixedCellSize(ROW_HEIGHT);
    list.setId("hits");
    list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    list.setCellFactory(_ -> new HitCell(workspace, context, model::cosine));
    list.setOnKeyPressed(event -> {
      DocumentList.Line line = list.getSelectionModel().getSelectedItem();
      if (event.getCode() == KeyCode.ENTER && line != null) {
        open.one(line.document());
        event.consume();
      }
    });
    MenuItem similar =
        new MenuItem(context.say("label.similar.text", context.key(Command.SIMILAR)));
    similar.setOnAction(_ -> original().ifPresent(this::similarTo));
    MenuItem example = new MenuItem(context.say("label.example", context.key(Command.EXAMPLE)));
    example.setOnAction(_ -> takeExamples());
    list.setContextMenu(new ContextMenu(similar, example));
    list.setPlaceholder(new javafx.scene.control.Label(context.say("texts.none")));
    list.setOnMouseClicked(event -> {
      DocumentList.Line line = list.getSelectionModel().getSelectedItem();
      if (event.getClickCount() == 2 && line != null) {
        open.one(line.document());
      }
    });
    return list;
  }

  private Node foot() {
    oneByOne.setGraphic(Icons.of(MaterialDesignP.PLAYLIST_PLAY));
    oneByOne.getStyleClass().add("flat");
    oneByOne.setOnAction(_ -> open.all(chosen()));
    list.getSelectionModel()
        .getSelectedIndices()
        .addListener((ListChangeListener<Integer>) _ -> countChosen());
    oneByOne.setId("one-by-one");
    bulk.setId("bulk");
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox foot = new HBox(12, count, space, oneByOne, bulk);
    foot.setAlignment(Pos.CENTER_LEFT);
    foot.getStyleClass().add("foot");
    return foot;
  }

  /// What texts would be alike to: the one selected last.
  public Optional<Original> original() {
    return Optional.ofNullable(list.getSelectionModel().getSelectedItem())
        .map(line -> new Original.Text(line.document()));
  }

  /// Takes the selected texts as examples of the labels they have.
  public void takeExamples() {
    model.takeExamples(selected());
  }

  /// Lists the texts most like something.
  public void similarTo(Original original) {
    model.similarTo(original);
    context.inTurn(list::requestFocus);
  }

  private void similarToTyped() {
    if (!words.getText().isBlank()) {
      similarTo(new Original.Words(words.getText()));
    }
  }

  /// The selected documents, or all that were found where fewer than two are selected.
  private List<DocumentId> chosen() {
    List<DocumentId> selected = selected();
    return selected.size() > 1 ? selected : model.all();
  }

  private List<DocumentId> selected() {
    return list.getSelectionModel().getSelectedItems().stream()
        .filter(line -> line != null)
        .map(DocumentList.Line::document)
        .toList();
  }

  private void countChosen() {
    int selected = list.getSelectionModel().getSelectedIndices().size();
    int many = selected > 1 ? selected : model.count();
    oneByOne.setText(context.say("texts.oneByOne", many));
    bulk.setText(context.say("texts.bulk", many));
  }

  private void show(DocumentList found) {
    list.getSelectionModel()
        .clearSelection(); // what is chosen is answered, so nothing is left over
    list.setItems(found);
    if (model.similarProperty().get().isPresent() && !found.isEmpty()) {
      list.getSelectionModel().clearAndSelect(0); // a key leads on from there
    }
    countChosen();
    count.setText(context.say("texts.count", found.size()));
  }

  /// Puts the cursor into the search field.
  public void search() {
    words.requestFocus();
    words.selectAll();
  }
}
