package marginalia.ui.label;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputDialog;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import marginalia.corpus.LabelId;
import marginalia.corpus.LabelNames;
import marginalia.session.Labelling.Item;
import marginalia.session.Resembling.Original;
import marginalia.session.Workspace;
import marginalia.ui.Command;
import marginalia.ui.Context;
import marginalia.ui.control.FindLabelField;
import marginalia.ui.control.Icons;
import marginalia.ui.control.KeyCap;
import marginalia.ui.control.WhyWords;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignH;
import org.kordamp.ikonli.materialdesign2.MaterialDesignL;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;

/// The labelling screen: one text, large, its labels below, the last answers beside it.
public final class LabellingView extends BorderPane {
  private final LabellingViewModel model;
  private final Workspace workspace;
  private final Context context;
  private final TextCard card = new TextCard();
  private final Label origin = new Label();
  private final Label why = new Label();
  private final Label suggestion = new Label();
  private final Label legend = new Label();
  private final Consumer<Original> similarTo;
  private final LabelPad pad;
  private final LabelChoice labels;
  private final FindLabelField find;
  private final TextField comment = new TextField();

  /// @param similarTo shows the texts that are most like something
  public LabellingView(
      LabellingViewModel model,
      Workspace workspace,
      Context context,
      Consumer<Original> similarTo) {
    this.similarTo = similarTo;
    this.model = model;
    this.workspace = workspace;
    this.context = context;
    this.pad = new LabelPad(model::choose, context.words());
    this.labels =
        new LabelChoice(
            pad,
            new LabelPicker(
                this::recentLabels,
                context.say("label.pick", key(Command.FIND_LABEL)),
                model::choose,
                this::requestFocus));
    this.find =
        new FindLabelField(
            workspace.project().scheme(),
            context,
            this::recentLabels,
            model::choose,
            this::requestFocus);
    getStyleClass().add("labelling");
    setFocusTraversable(true);
    context.inTurn(() -> setCenter(desk()));
    context.inTurn(() -> setRight(side()));
    context.scope().follow(workspace.project().scheme(), this::showScheme);
    model.itemProperty().subscribe(this::showItem);
    model.chosenProperty().subscribe(labels::mark);
    model.suggestionProperty().subscribe(_ -> showSuggestion());
    SuggestedWords marks = new SuggestedWords(workspace, model, context.words());
    marks.runsProperty().subscribe(card::mark);
    legend.textProperty().bind(marks.legendProperty());
  }

  private Node desk() {
    context.scope().follow(context.preferences(), p -> card.resize(p.textSize()));
    card.setContextMenu(menu());
    VBox.setVgrow(card, Priority.ALWAYS);
    origin.getStyleClass().add("origin");
    why.getStyleClass().add("why");
    why.setWrapText(true);
    why.setMinHeight(Region.USE_PREF_SIZE);
    suggestion.getStyleClass().add("suggestion");
    suggestion.setMinHeight(Region.USE_PREF_SIZE);
    legend.getStyleClass().add("why");
    legend.setWrapText(true);
    legend.setMinHeight(Region.USE_PREF_SIZE);
    Label example = new Label();
    example.setId("example-said");
    example.getStyleClass().add("suggestion");
    example.setMinHeight(Region.USE_PREF_SIZE);
    example.managedProperty().bind(example.textProperty().isNotEmpty());
    model
        .exampleProperty()
        .subscribe(said -> example.setText(said.map(context.words()::say).orElse("")));
    legend.managedProperty().bind(legend.textProperty().isNotEmpty());
    VBox desk = new VBox(12, head(), card, legend, why, suggestion, example);
    context.inTurn(() -> desk.getChildren().add(labels));
    context.inTurn(() -> desk.getChildren().add(tools()));
    context.inTurn(() -> desk.getChildren().add(remarks()));
    labels.setMinHeight(Region.USE_PREF_SIZE);
    desk.getStyleClass().add("desk");
    return desk;
  }

  /// Where the text comes from, and the way to others like it.
  private Node head() {
    origin.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(origin, Priority.ALWAYS);
    Button similar =
        tool(
            MaterialDesignA.APPROXIMATELY_EQUAL_BOX,
            "label.similar",
            Command.SIMILAR,
            () -> original().ifPresent(similarTo));
    similar.getStyleClass().add("flat");
    similar.setId("similar");
    HBox head = new HBox(8, origin, similar);
    head.setAlignment(Pos.CENTER_LEFT);
    return head;
  }

  private ContextMenu menu() {
    MenuItem similar = new MenuItem();
    similar.setOnAction(_ -> original().ifPresent(similarTo));
    MenuItem example = new MenuItem(context.say("label.example", key(Command.EXAMPLE)));
    example.setOnAction(_ -> model.takeExample(card.selected()));
    ContextMenu menu = new ContextMenu(similar, example);
    menu.setOnShowing(_ -> {
      example.setDisable(original().isEmpty());
      String key = card.selected().isBlank() ? "label.similar.text" : "label.similar.selection";
      similar.setText(context.say(key, key(Command.SIMILAR)));
      similar.setDisable(original().isEmpty());
    });
    return menu;
  }

  /// What texts would be alike to: the words selected, or the text on show; empty once finished.
  public Optional<Original> original() {
    return card.selected().isBlank()
        ? model.itemProperty().get().map(on -> new Original.Text(on.document().id()))
        : Optional.of(new Original.Words(card.selected()));
  }

  private Node tools() {
    Button commit = tool(MaterialDesignC.CHECK, "label.commit", Command.COMMIT, model::commit);
    commit.managedProperty().bind(commit.visibleProperty());
    context
        .scope()
        .follow(workspace.project().settings(), s -> commit.setVisible(!s.kind().exclusive()));
    HBox tools =
        new HBox(
            8,
            tool(MaterialDesignA.ARROW_LEFT, "label.back", Command.PREVIOUS, model::back),
            tool(MaterialDesignA.ARROW_RIGHT, "label.forward", Command.NEXT, model::forward),
            tool(MaterialDesignS.SKIP_NEXT, "label.skip", Command.SKIP, model::skip),
            tool(
                MaterialDesignL.LIGHTBULB_OUTLINE,
                "label.suggest",
                Command.SUGGEST,
                model::suggest),
            commit);
    tools.setAlignment(Pos.CENTER_LEFT);
    return tools;
  }

  private Node remarks() {
    ToggleButton unsure =
        new ToggleButton(context.say("label.unsure"), Icons.of(MaterialDesignF.FLAG_OUTLINE));
    unsure.setFocusTraversable(false);
    unsure.setOnAction(_ -> model.toggleUnsure());
    model.unsureProperty().subscribe(unsure::setSelected);
    comment.setPromptText(context.say("label.comment", key(Command.COMMENT)));
    comment.setId("comment");
    model.commentProperty().subscribe(comment::setText);
    comment.setOnAction(_ -> requestFocus());
    comment
        .focusedProperty()
        .subscribe(focused -> {
          if (!focused && !comment.getText().strip().equals(model.commentProperty().get())) {
            model.comment(comment.getText());
          }
        });
    comment.setOnKeyPressed(event -> {
      if (event.getCode() == KeyCode.ESCAPE) {
        comment.setText(model.commentProperty().get());
        requestFocus();
      }
    });
    find.setPromptText(context.say("label.find", key(Command.FIND_LABEL)));
    find.setId("find-label");
    find.setPrefColumnCount(14);
    find.setMinWidth(160);
    HBox.setHgrow(comment, Priority.ALWAYS);
    find.visibleProperty().bind(labels.picksProperty().not());
    find.managedProperty().bind(find.visibleProperty());
    HBox remarks = new HBox(8, unsure, new KeyCap(key(Command.UNSURE)), comment, find);
    remarks.setAlignment(Pos.CENTER_LEFT);
    return remarks;
  }

  private Button tool(
      org.kordamp.ikonli.Ikon icon, String words, Command command, Runnable action) {
    HBox content =
        new HBox(6, Icons.of(icon), new Label(context.say(words)), new KeyCap(key(command)));
    content.setAlignment(Pos.CENTER_LEFT);
    Button button = new Button(null, content);
    button.setFocusTraversable(false);
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setAccessibleText(context.say(words));
    button.setOnAction(_ -> action.run());
    return button;
  }

  private Node side() {
    Label title = new Label(context.say("label.recent"), Icons.of(MaterialDesignH.HISTORY));
    title.getStyleClass().add("side-title");
    RecentList recent = new RecentList(workspace, context, this::visit);
    recent.setPlaceholder(new Label(context.say("label.recent.none")));
    VBox.setVgrow(recent, Priority.ALWAYS);
    VBox side = new VBox(8, title, recent);
    side.getStyleClass().add("side");
    return side;
  }

  private void visit(marginalia.corpus.DocumentId id) {
    model.visit(id);
    requestFocus();
  }

  private void showScheme(marginalia.corpus.LabelScheme scheme) {
    labels.show(scheme.in(context.words().locale()));
    labels.mark(model.chosenProperty().get());
    if (scheme.active().isEmpty()) {
      pad.getChildren().setAll(new Label(context.say("label.noLabels")));
    }
  }

  private LabelNames names() {
    return workspace.project().scheme().get().in(context.words().locale());
  }

  private void showItem(Optional<Item> item) {
    card.show(
        item.map(on -> on.document().text()).orElse(context.say("label.finished")),
        item.isPresent() ? 1 : 0.6);
    origin.setText(model.origin());
    WhyWords words = new WhyWords(context.words(), names()::name);
    why.setText(item.map(on -> words.say(on.why())).orElse(""));
  }

  private void showSuggestion() {
    labels.suggest(model.suggestionProperty().get());
    suggestion.setText(
        model
            .suggestionProperty()
            .get()
            .map(s ->
                context.say(
                    "label.suggestion",
                    names().path(s.label()),
                    s.probability(),
                    key(Command.COMMIT)))
            .orElse(""));
    suggestion.setManaged(!suggestion.getText().isEmpty());
  }

  /// Does a command that needs this screen's nodes; returns whether it did.
  public boolean run(Command command) {
    switch (command) {
      case FIND_LABEL -> {
        if (!labels.ask()) {
          find.requestFocus();
        }
      }
      case COMMENT -> comment.requestFocus();
      case EXAMPLE -> model.takeExample(card.selected());
      case JUMP -> askWhere();
      default -> {
        return model.run(command);
      }
    }
    return true;
  }

  /// Gives a key to the labels; returns whether one has it.
  public boolean press(String stroke) {
    return model.press(stroke);
  }

  private void askWhere() {
    TextInputDialog dialog = new TextInputDialog();
    dialog.initOwner(getScene().getWindow());
    dialog.setTitle(context.say("label.jump"));
    dialog.setHeaderText(context.say("label.jump.which"));
    dialog.showAndWait().ifPresent(model::jump);
  }

  private List<LabelId> recentLabels() {
    return workspace.labelling().recent().get().stream()
        .flatMap(r -> r.annotation().answer().labels().stream())
        .distinct()
        .toList();
  }

  private String key(Command command) {
    return context.key(command);
  }
}
