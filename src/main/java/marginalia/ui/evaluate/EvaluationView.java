package marginalia.ui.evaluate;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import marginalia.corpus.DocumentId;
import marginalia.session.Evaluation;
import marginalia.session.Preferences;
import marginalia.ui.Context;
import marginalia.ui.control.Choices;
import marginalia.ui.control.Hints;
import marginalia.ui.control.LazyTab;

/// The evaluation screen: scores with intervals above; below them figures by label, the confusion
/// matrix with the texts behind it, and the learning curve.
public final class EvaluationView extends BorderPane {
  private final EvaluationViewModel model;
  private final Context context;
  private final FlowPane cards = new FlowPane(12, 12);
  private final Label about = new Label();
  private final LabelTable table;
  private final MatrixCanvas matrix;
  private final TabPane tabs = new TabPane();
  private final Map<Part, Tab> parts = new EnumMap<>(Part.class);

  /// The parts of this screen that one looks at in turn.
  public enum Part {
    LABELS,
    MATRIX,
    CURVE,
    /// Only where labels form a tree.
    TREE
  }

  public EvaluationView(
      EvaluationViewModel model,
      ForecastViewModel forecast,
      Context context,
      Consumer<DocumentId> open) {
    this.model = model;
    this.context = context;
    this.table = new LabelTable(model, context);
    this.matrix = new MatrixCanvas(model);
    getStyleClass().add("evaluation");
    VBox top = new VBox(12, controls(), cards, about);
    about.getStyleClass().add("text-muted");
    setTop(top);
    HBox.setHgrow(table, Priority.ALWAYS);
    addPart(Part.LABELS, "evaluate.perLabel", this::labelsPart);
    addPart(Part.MATRIX, "evaluate.matrix", () -> matrixPart(open));
    addPart(Part.CURVE, "evaluate.curve", () -> new CurvePart(forecast, context));
    parts.put(
        Part.TREE, new LazyTab(context.say("evaluate.tree"), () -> new TreePart(model, context)));
    setCenter(tabs);
    context
        .scope()
        .follow(context.preferences(), p -> matrix.showDark(p.theme() == Preferences.Theme.DARK));
    model.evaluationProperty().subscribe(this::show);
    model.orderProperty().subscribe(_ -> matrix.draw());
    model.cellProperty().subscribe(_ -> matrix.draw());
  }

  private void addPart(Part part, String key, Supplier<Node> content) {
    Tab tab = new LazyTab(context.say(key), content);
    parts.put(part, tab);
    tabs.getTabs().add(tab);
  }

  private Node labelsPart() {
    HBox labels = new HBox(14, table);
    context.inTurn(() -> labels.getChildren().add(new StrongestWords(model, context)));
    labels.getStyleClass().add("evaluation-part");
    return labels;
  }

  private Node controls() {
    ChoiceBox<Evaluation.Method> method =
        Choices.of(
            List.of(Evaluation.Method.values()),
            m -> context.say("evaluate.method." + m.name()),
            model.method(),
            model::choose);
    Button run = new Button(context.say("evaluate.run"));
    run.getStyleClass().add("accent");
    run.setId("evaluate");
    run.setOnAction(_ -> model.run());
    run.disableProperty().bind(model.runningProperty());
    Button holdOut = new Button(context.say("evaluate.holdOut"));
    holdOut.setId("hold-out");
    Hints.on(holdOut, context.say("evaluate.holdOut.share"));
    holdOut.setOnAction(_ -> model.holdOut());
    Label complaint = new Label();
    complaint.getStyleClass().add("problem");
    complaint.textProperty().bind(model.complaintProperty());
    complaint.setWrapText(true);
    HBox row =
        new HBox(10, new Label(context.say("evaluate.method")), method, run, holdOut, complaint);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  private Node matrixPart(Consumer<DocumentId> open) {
    ChoiceBox<EvaluationViewModel.Order> order =
        Choices.of(
            List.of(EvaluationViewModel.Order.values()),
            o -> context.say("evaluate.order." + o.name().toLowerCase(java.util.Locale.ROOT)),
            model.orderProperty().get(),
            model::sort);
    ChoiceBox<Boolean> numbers =
        Choices.of(
            List.of(false, true),
            r -> context.say(r ? "evaluate.rates" : "evaluate.counts"),
            false,
            matrix::showRates);
    Label rows = new Label(context.say("evaluate.rows"));
    rows.getStyleClass().add("text-muted");
    HBox choices = new HBox(10, order, numbers);
    choices.setAlignment(Pos.CENTER_LEFT);
    ScrollPane scroll = new ScrollPane(matrix);
    scroll.setPannable(true);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    VBox left = new VBox(8, choices, rows);
    context.inTurn(() -> left.getChildren().add(scroll));
    left.setMinWidth(420);
    HBox.setHgrow(left, Priority.ALWAYS);
    HBox both = new HBox(14, left);
    context.inTurn(() -> both.getChildren().add(new CellTexts(model, context, open)));
    both.getStyleClass().add("evaluation-part");
    return both;
  }

  private void show(Optional<Evaluation> evaluation) {
    cards.getChildren().clear();
    evaluation.ifPresent(now -> {
      addCard("evaluate.macroF1", now.macroF1());
      addCard("evaluate.microF1", now.microF1());
      now.several()
          .ifPresentOrElse(
              several -> {
                addCard("evaluate.subset", now.accuracy());
                addCard("evaluate.jaccard", several.jaccard());
                addCard("evaluate.hamming", several.hammingLoss());
              },
              () -> addCard("evaluate.accuracy", now.accuracy()));
      now.tree().ifPresent(this::addCards);
    });
    offer(Part.TREE, evaluation.flatMap(Evaluation::tree).isPresent());
    about.setText(
        evaluation
            .map(now ->
                context.say("evaluate.method." + now.method().name())
                    + "  ·  "
                    + context.say("evaluate.on", now.texts(), now.trainedOn()))
            .orElse(context.say("evaluate.none")));
    table.show(evaluation.map(Evaluation::perLabel).orElse(List.of()));
    matrix.draw();
  }

  private void addCards(Evaluation.Tree tree) {
    addCard("evaluate.tree.macroF1", tree.macroF1());
    addCard("evaluate.tree.microF1", tree.microF1());
    addCard(
        "evaluate.tree.distance",
        tree.scores().distance(),
        context.say("evaluate.tree.distance.about"));
  }

  /// Puts a part behind the others, or takes it away.
  private void offer(Part part, boolean offered) {
    Tab tab = parts.get(part);
    if (!offered) {
      tabs.getTabs().remove(tab);
    } else if (!tabs.getTabs().contains(tab)) {
      tabs.getTabs().add(tab);
    }
  }

  private void addCard(String key, Evaluation.Score score) {
    addCard(key, score.value(), context.say("evaluate.interval", score.low(), score.high()));
  }

  private void addCard(String key, double figure, String below) {
    Label name = new Label(context.say(key));
    name.getStyleClass().add("field-title");
    Label value = new Label(String.format(context.words().locale(), "%.3f", figure));
    value.getStyleClass().add("big-number");
    Label interval = new Label(below);
    interval.getStyleClass().add("text-muted");
    VBox card = new VBox(2, name, value, interval);
    card.getStyleClass().add("score-card");
    card.setMinSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    cards.getChildren().add(card);
  }

  /// The parts that are offered now.
  public List<Part> parts() {
    return parts.entrySet().stream()
        .filter(part -> tabs.getTabs().contains(part.getValue()))
        .map(Map.Entry::getKey)
        .toList();
  }

  /// Shows one of its parts.
  public void show(Part part) {
    tabs.getSelectionModel().select(parts.get(part));
  }

  /// Evaluates anew.
  public void run() {
    model.run();
  }

  /// Whether there is an evaluation and none is under way.
  public boolean finished() {
    return !model.runningProperty().get() && model.evaluationProperty().get().isPresent();
  }
}
