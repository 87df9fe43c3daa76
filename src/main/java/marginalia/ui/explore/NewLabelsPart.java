package marginalia.ui.explore;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import marginalia.session.Discovering.NewText;
import marginalia.ui.Context;
import marginalia.ui.control.ExcerptCell;
import marginalia.ui.control.Halves;
import marginalia.ui.control.Lines;
import marginalia.ui.control.OpenTexts;
import marginalia.ui.explore.NewLabelsViewModel.Proposal;
import org.jspecify.annotations.Nullable;

/// On the left groups of texts that fit no label; on the right the name, the words and the texts of
/// the one that is chosen. In the list of groups Enter accepts, F2 goes to the name, M merges, and
/// Delete drops.
final class NewLabelsPart extends Halves {
  private static final double SIDE_WIDTH = 330;
  private static final double ROW_HEIGHT = 52;

  private final NewLabelsViewModel model;
  private final Context context;
  private final OpenTexts open;
  private final ListView<Proposal> groups = new ListView<>();
  private final TextField name = new TextField();
  private final Label words = Lines.muted();
  private final ListView<NewText> texts = new ListView<>();

  NewLabelsPart(NewLabelsViewModel model, Context context, OpenTexts open) {
    super(context);
    this.model = model;
    this.context = context;
    this.open = open;
    getStyleClass().add("explore-part");
    model.listedProperty().subscribe(this::list);
    groups.getSelectionModel().selectedItemProperty().subscribe(this::show);
    fill(this::side, this::chosen);
  }

  private Node side() {
    Button look = new Button(context.say("newLabels.look"));
    look.setId("new-labels-look");
    look.getStyleClass().add("accent");
    look.setMinWidth(Region.USE_PREF_SIZE);
    look.disableProperty().bind(model.lookingProperty());
    look.setOnAction(_ -> model.look());
    Label said = Lines.muted();
    said.textProperty().bind(model.saidProperty());
    Label problem = Lines.wrapped();
    problem.setId("new-labels-problem");
    problem.getStyleClass().add("problem");
    problem.textProperty().bind(model.problemProperty());
    problem.managedProperty().bind(problem.textProperty().isNotEmpty());
    groups.setId("new-labels");
    groups.setFixedCellSize(ROW_HEIGHT);
    groups.setPlaceholder(new Label(context.say("newLabels.empty")));
    groups.setCellFactory(_ -> new GroupCell());
    groups.addEventHandler(KeyEvent.KEY_PRESSED, this::keyPressed);
    VBox.setVgrow(groups, Priority.ALWAYS);
    VBox side = new VBox(10, look, said, problem, groups);
    side.getStyleClass().add("explore-side");
    side.setPrefWidth(SIDE_WIDTH);
    side.setMinWidth(SIDE_WIDTH);
    return side;
  }

  private void keyPressed(KeyEvent event) {
    Optional<Consumer<Proposal>> action =
        switch (event.getCode()) {
          case ENTER -> Optional.of(model::accept);
          case F2 -> Optional.of(_ -> name.requestFocus());
          case M -> Optional.of(model::mergeWithNext);
          case DELETE, BACK_SPACE -> Optional.of(model::drop);
          default -> Optional.empty();
        };
    if (action.isPresent() && !event.isShortcutDown() && !event.isAltDown()) {
      withSelected(action.get());
      event.consume();
    }
  }

  private void withSelected(Consumer<Proposal> action) {
    Optional.ofNullable(groups.getSelectionModel().getSelectedItem()).ifPresent(action);
  }

  /// Stays at the same place of the list.
  private void list(List<Proposal> now) {
    int at = Math.max(0, groups.getSelectionModel().getSelectedIndex());
    groups.setItems(FXCollections.observableList(now));
    if (!now.isEmpty()) {
      groups.getSelectionModel().clearAndSelect(Math.min(at, now.size() - 1));
    }
    show(groups.getSelectionModel().getSelectedItem());
  }

  private void show(@Nullable Proposal proposal) {
    name.setDisable(proposal == null);
    words.setText("");
    texts.getItems().clear();
    if (proposal == null) {
      name.clear();
      return;
    }
    if (!name.getText().equals(proposal.name())) {
      name.setText(proposal.name());
    }
    words.setText(context.say("newLabels.words", String.join(" · ", proposal.group().words())));
    texts.getItems().setAll(proposal.group().texts());
  }

  private Node chosen() {
    Label title = new Label(context.say("newLabels.name"));
    title.getStyleClass().add("side-title");
    name.setId("new-label-name");
    name.setPromptText(context.say("newLabels.name"));
    name.setOnAction(_ -> {
      rename();
      groups.requestFocus();
    });
    name.focusedProperty()
        .subscribe(focused -> {
          if (!focused) {
            rename();
          }
        });
    FlowPane actions =
        new FlowPane(
            8,
            8,
            action("newLabels.accept", "new-label-accept", model::accept),
            action("newLabels.merge", "new-label-merge", model::mergeWithNext),
            action("newLabels.drop", "new-label-drop", model::drop));
    texts.setId("new-label-texts");
    texts.setCellFactory(_ -> new ExcerptCell<>(NewText::text));
    texts.setOnKeyPressed(event -> {
      if (event.getCode() == KeyCode.ENTER) {
        openSelected();
        event.consume();
      }
    });
    texts.setOnMouseClicked(event -> {
      if (event.getClickCount() == 2) {
        openSelected();
      }
    });
    VBox.setVgrow(texts, Priority.ALWAYS);
    return new VBox(10, title, name, actions, words, texts);
  }

  private void rename() {
    withSelected(proposal -> {
      if (!proposal.name().equals(name.getText())) {
        model.rename(proposal, name.getText());
      }
    });
  }

  private Button action(String key, String id, Consumer<Proposal> action) {
    Button button = new Button(context.say(key));
    button.setId(id);
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.disableProperty().bind(groups.getSelectionModel().selectedItemProperty().isNull());
    button.setOnAction(_ -> withSelected(action));
    return button;
  }

  private void openSelected() {
    Optional.ofNullable(texts.getSelectionModel().getSelectedItem())
        .ifPresent(text -> open.one(text.document()));
  }

  private final class GroupCell extends ListCell<Proposal> {
    private final Label title = new Label();
    private final Label size = new Label();
    private final VBox box = new VBox(2, title, size);

    GroupCell() {
      size.getStyleClass().add("text-muted");
      setPrefWidth(0);
    }

    @Override
    protected void updateItem(Proposal proposal, boolean empty) {
      super.updateItem(proposal, empty);
      setGraphic(empty || proposal == null ? null : box);
      if (!empty && proposal != null) {
        title.setText(proposal.name());
        size.setText(context.say("newLabels.size", proposal.group().texts().size()));
      }
    }
  }
}
