package marginalia.ui.label;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import marginalia.corpus.LabelId;
import marginalia.corpus.LabelNames;
import marginalia.corpus.LabelScheme;
import marginalia.corpus.Suggestion;
import marginalia.ui.control.Icons;
import marginalia.ui.control.Swatch;
import marginalia.ui.label.PickerViewModel.Fold;
import marginalia.ui.label.PickerViewModel.Line;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/// The labels of a tree, picked by keyboard: letters find, Up and Down move, Right and Left open
/// and close, Enter gives the label, Esc leaves.
final class LabelPicker extends VBox {
  private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
  private static final PseudoClass SUGGESTED = PseudoClass.getPseudoClass("suggested");
  private static final double ROW_HEIGHT = 30;
  private static final int ROWS = 7;
  private static final double INDENT = 20;

  private final PickerViewModel model;
  private final TextField field = new TextField();
  private final ListView<Line> list = new ListView<>();
  private final Label path = new Label();
  private final Consumer<LabelId> given;
  private final Runnable left;
  private LabelNames names = new LabelNames(LabelScheme.EMPTY, "");
  private Set<LabelId> chosen = Set.of();
  private Optional<LabelId> suggested = Optional.empty();

  /// @param given gets the label that was picked
  /// @param left runs when the field gives the keyboard back
  LabelPicker(
      Supplier<List<LabelId>> recent, String prompt, Consumer<LabelId> given, Runnable left) {
    super(6);
    this.model = new PickerViewModel(recent);
    this.given = given;
    this.left = left;
    getStyleClass().add("label-picker");
    field.setId("pick-label");
    field.setPromptText(prompt);
    field.textProperty().subscribe(model::type);
    field.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    list.setId("pick-list");
    list.setFixedCellSize(ROW_HEIGHT);
    list.setPrefHeight(ROWS * ROW_HEIGHT + 2);
    list.setMinHeight(3 * ROW_HEIGHT + 2);
    list.setFocusTraversable(false);
    list.setCellFactory(_ -> new LineCell());
    list.setOnMouseClicked(click -> {
      model.go(list.getSelectionModel().getSelectedIndex());
      if (click.getClickCount() == 2) {
        give();
      }
    });
    path.getStyleClass().add("picker-path");
    path.setMinHeight(Region.USE_PREF_SIZE);
    model.linesProperty().subscribe(lines -> list.getItems().setAll(lines));
    model.atProperty().subscribe(_ -> point());
    getChildren().setAll(field, list, path);
  }

  void show(LabelNames next) {
    names = next;
    model.show(next);
  }

  void mark(Set<LabelId> labels) {
    chosen = labels;
    labels.stream().findFirst().ifPresent(model::reveal);
    list.refresh();
  }

  void suggest(Optional<Suggestion> suggestion) {
    suggested = suggestion.map(Suggestion::label);
    suggested.ifPresent(model::reveal);
    list.refresh();
  }

  /// Leads the keyboard here.
  void ask() {
    field.requestFocus();
  }

  private void point() {
    int at = model.atProperty().get();
    list.getSelectionModel().clearAndSelect(at);
    list.scrollTo(Math.max(0, at - ROWS / 2));
    path.setText(model.label().map(names::path).map(p -> p.replace("/", "  ›  ")).orElse(""));
  }

  private void key(KeyEvent event) {
    boolean used =
        switch (event.getCode()) {
          case DOWN -> {
            model.down();
            yield true;
          }
          case UP -> {
            model.up();
            yield true;
          }
          case RIGHT -> field.getText().isEmpty() && model.open();
          case LEFT -> model.close();
          case ENTER -> {
            give();
            yield true;
          }
          case ESCAPE -> {
            leave();
            yield true;
          }
          default -> false;
        };
    if (used) {
      event.consume();
    }
  }

  private void give() {
    Optional<LabelId> label = model.label();
    leave();
    label.ifPresent(given);
  }

  private void leave() {
    field.clear();
    left.run();
  }

  private final class LineCell extends ListCell<Line> {
    @Override
    protected void updateItem(Line line, boolean empty) {
      super.updateItem(line, empty);
      boolean there = !empty && line != null;
      setGraphic(there ? content(line) : null);
      pseudoClassStateChanged(CHOSEN, there && chosen.contains(line.label()));
      pseudoClassStateChanged(SUGGESTED, there && suggested.equals(Optional.of(line.label())));
    }

    private HBox content(Line line) {
      Label fold = new Label();
      sign(line.fold()).ifPresent(sign -> fold.setGraphic(Icons.of(sign)));
      fold.setMinWidth(INDENT);
      fold.setMaxWidth(INDENT);
      Region indent = new Region();
      indent.setMinWidth(INDENT * line.depth());
      HBox content = new HBox(4, indent, fold, new Swatch(line.colour()), new Label(line.words()));
      content.setAlignment(Pos.CENTER_LEFT);
      return content;
    }

    private static Optional<Ikon> sign(Fold fold) {
      return switch (fold) {
        case LEAF -> Optional.empty();
        case CLOSED -> Optional.of(MaterialDesignC.CHEVRON_RIGHT);
        case OPEN -> Optional.of(MaterialDesignC.CHEVRON_DOWN);
      };
    }
  }
}
