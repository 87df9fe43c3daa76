package marginalia.ui.scheme;

import java.util.List;
import javafx.collections.FXCollections;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import marginalia.corpus.DocumentId;
import marginalia.session.Splitting;
import marginalia.ui.Context;
import marginalia.ui.control.ExcerptCell;
import marginalia.ui.control.Lines;
import marginalia.ui.control.OpenTexts;
import marginalia.ui.scheme.SplitViewModel.Draft;

/// Divides a label: by a rule, by groups of like texts, or text by text. In the list of texts a
/// digit gives those that are selected to the part of that number, 0 to the label itself; in the
/// list of parts F2 goes to the name, Insert adds and Delete takes away.
final class SplitPart extends BorderPane {
  private static final double PART_HEIGHT = 46;
  private static final int MOST_SEEN = 3;

  private final SplitViewModel model;
  private final Context context;
  private final OpenTexts open;
  private final ListView<Draft> parts = new ListView<>();
  private final ListView<DocumentId> texts = new ListView<>();
  private final TextField name = new TextField();

  SplitPart(SplitViewModel model, Context context, OpenTexts open) {
    this.model = model;
    this.context = context;
    this.open = open;
    getStyleClass().add("explore-part");
    setTop(head());
    context.inTurn(() -> setCenter(lists()));
    context.inTurn(() -> setBottom(foot()));
    sceneProperty()
        .subscribe(scene -> {
          if (scene == null) {
            model.hidden();
          } else {
            model.shown();
          }
        });
    model.partsProperty().subscribe(this::list);
    model.shownProperty().subscribe(this::show);
    parts
        .getSelectionModel()
        .selectedItemProperty()
        .subscribe(draft -> {
          if (draft != null) {
            model.choose(draft.number());
            name.setText(draft.name());
          }
          name.setDisable(draft == null || draft.number() == 0);
        });
  }

  private Node head() {
    Label title = Lines.wrapped();
    title.getStyleClass().add("side-title");
    title.textProperty().bind(model.titleProperty());
    TextField rule = new TextField();
    rule.setId("split-rule");
    rule.setPromptText(context.say("split.rule"));
    rule.setOnAction(_ -> model.takeMatching(rule.getText()));
    HBox.setHgrow(rule, Priority.ALWAYS);
    HBox byRule =
        new HBox(
            8, rule, button("split.take", "split-take", () -> model.takeMatching(rule.getText())));
    Spinner<Integer> groups = new Spinner<>(2, Splitting.MOST_PARTS, 2);
    groups.setId("split-groups");
    groups.setPrefWidth(80);
    FlowPane byGroups =
        new FlowPane(
            8,
            8,
            groups,
            button("split.propose", "split-propose", () -> model.propose(groups.getValue())),
            button("split.add", "split-add", model::add));
    for (Node control : List.of(byRule, byGroups)) {
      control.disableProperty().bind(model.busyProperty());
    }
    return new VBox(10, title, byRule, byGroups);
  }

  private Button button(String key, String id, Runnable action) {
    Button button = new Button(context.say(key));
    button.setId(id);
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setOnAction(_ -> action.run());
    return button;
  }

  private Node lists() {
    parts.setId("split-parts");
    parts.setFixedCellSize(PART_HEIGHT);
    parts.setCellFactory(_ -> new PartCell());
    parts.addEventHandler(KeyEvent.KEY_PRESSED, this::partKey);
    name.setId("split-name");
    name.setPromptText(context.say("split.name"));
    name.setOnAction(_ -> {
      rename();
      parts.requestFocus();
    });
    name.focusedProperty()
        .subscribe((_, focused) -> {
          if (!focused) {
            rename();
          }
        });
    texts.setId("split-texts");
    texts.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    texts.setPlaceholder(new Label(context.say("split.noTexts")));
    texts.setCellFactory(_ -> new ExcerptCell<>(model::text));
    texts.addEventHandler(KeyEvent.KEY_PRESSED, this::textKey);
    VBox.setVgrow(texts, Priority.ALWAYS);
    Label keys = Lines.muted();
    keys.setText(context.say("split.byHand"));
    VBox lists = new VBox(8, parts, name, keys, texts);
    lists.getStyleClass().add("split-lists");
    return lists;
  }

  private Node foot() {
    VBox consequences = new VBox(4);
    consequences.setId("split-consequences");
    model
        .consequencesProperty()
        .subscribe(lines ->
            consequences.getChildren().setAll(lines.stream().map(Lines::wrapped).toList()));
    Label problem = Lines.wrapped();
    problem.setId("split-problem");
    problem.getStyleClass().add("problem");
    problem.textProperty().bind(model.problemProperty());
    problem.managedProperty().bind(problem.textProperty().isNotEmpty());
    Button divide = button("split.do", "split-do", model::confirm);
    divide.getStyleClass().add("accent");
    divide.disableProperty().bind(model.readyProperty().not());
    Button foretell = button("split.foretell", "split-foretell", model::foretell);
    foretell.disableProperty().bind(model.readyProperty().not().or(model.busyProperty()));
    FlowPane actions =
        new FlowPane(8, 8, divide, foretell, button("split.cancel", "split-cancel", model::cancel));
    return new VBox(8, consequences, problem, actions);
  }

  private void rename() {
    Draft draft = parts.getSelectionModel().getSelectedItem();
    if (draft != null && draft.number() > 0 && !draft.name().equals(name.getText())) {
      model.rename(draft.number(), name.getText());
    }
  }

  private void partKey(KeyEvent event) {
    Draft draft = parts.getSelectionModel().getSelectedItem();
    if (draft == null || event.isShortcutDown() || event.isAltDown()) {
      return;
    }
    Runnable action =
        switch (event.getCode()) {
          case F2 -> name::requestFocus;
          case INSERT -> model::add;
          case DELETE, BACK_SPACE -> () -> model.remove(draft.number());
          default -> () -> {};
        };
    action.run();
  }

  private void textKey(KeyEvent event) {
    List<DocumentId> selected = List.copyOf(texts.getSelectionModel().getSelectedItems());
    if (selected.isEmpty() || event.isShortcutDown() || event.isAltDown()) {
      return;
    }
    if (event.getCode().isDigitKey()) {
      model.give(selected, Integer.parseInt(event.getText()));
      event.consume();
    } else if (event.getCode() == KeyCode.ENTER) {
      open.one(selected.getFirst());
      event.consume();
    }
  }

  /// Stays at the same place of the list.
  private void list(List<Draft> now) {
    int at =
        Math.clamp(parts.getSelectionModel().getSelectedIndex(), 0, Math.max(0, now.size() - 1));
    parts.setItems(FXCollections.observableList(now));
    double height = 2 + PART_HEIGHT * Math.clamp(now.size(), 1, MOST_SEEN);
    parts.setMinHeight(height);
    parts.setPrefHeight(height);
    if (!now.isEmpty()) {
      parts.getSelectionModel().clearAndSelect(at);
    }
  }

  /// The text that follows those that went is next.
  private void show(List<DocumentId> now) {
    int at =
        texts.getSelectionModel().getSelectedIndices().stream().mapToInt(i -> i).min().orElse(0);
    texts.setItems(FXCollections.observableList(now));
    if (!now.isEmpty()) {
      texts.getSelectionModel().clearAndSelect(Math.min(at, now.size() - 1));
    }
  }

  private final class PartCell extends ListCell<Draft> {
    private final Label title = new Label();
    private final Label words = new Label();
    private final VBox box = new VBox(2, title, words);

    PartCell() {
      words.getStyleClass().add("text-muted");
      box.setAlignment(Pos.CENTER_LEFT);
      setPrefWidth(0);
    }

    @Override
    protected void updateItem(Draft draft, boolean empty) {
      super.updateItem(draft, empty);
      setGraphic(empty || draft == null ? null : box);
      if (!empty && draft != null) {
        title.setText(context.say("split.cell", draft.number(), draft.name(), draft.texts()));
        words.setText(String.join(" · ", draft.words()));
        words.setManaged(!draft.words().isEmpty());
      }
    }
  }
}
