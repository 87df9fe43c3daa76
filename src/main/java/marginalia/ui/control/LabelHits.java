package marginalia.ui.control;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.collections.FXCollections;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyEvent;
import marginalia.corpus.Label;
import marginalia.corpus.LabelId;
import marginalia.corpus.LabelScheme;
import marginalia.jobs.Live;
import marginalia.ui.Context;

/// The labels that fit what is typed into a field: Up and Down choose, Enter takes, Esc leaves.
final class LabelHits extends ListView<Label> {
  private static final double ROW_HEIGHT = 30;
  private static final int ROWS = 8;
  private static final double WIDTH = 360;

  private final Live<LabelScheme> scheme;
  private final Context context;
  private final FoundLabels found;
  private final Consumer<LabelId> taken;
  private final Runnable left;

  /// @param recent those to be listed first
  /// @param taken gets the label that was chosen
  /// @param left runs on Esc
  LabelHits(
      Live<LabelScheme> scheme,
      Context context,
      Supplier<List<LabelId>> recent,
      Consumer<LabelId> taken,
      Runnable left) {
    this.scheme = scheme;
    this.context = context;
    this.taken = taken;
    this.left = left;
    this.found = new FoundLabels(new LabelFinder(scheme::get, context.jobs()), recent, taken);
    setFixedCellSize(ROW_HEIGHT);
    setPrefHeight(ROWS * ROW_HEIGHT + 4);
    setPrefWidth(WIDTH);
    setFocusTraversable(false);
    getStyleClass().add("find-hits");
    setCellFactory(_ -> new Hit());
    found.hitsProperty().subscribe(labels -> setItems(FXCollections.observableList(labels)));
    found.atProperty().subscribe(at -> mark(at.intValue()));
  }

  private void mark(int at) {
    getSelectionModel().clearAndSelect(at);
    scrollTo(Math.max(0, at - ROWS / 2));
  }

  /// Lists what fits.
  void find(String typed) {
    found.find(typed);
  }

  /// Nobody looks any more.
  void forget() {
    found.forget();
  }

  /// What a key pressed in the field does here.
  void key(KeyEvent event) {
    switch (event.getCode()) {
      case DOWN -> found.down();
      case UP -> found.up();
      case ENTER -> found.take();
      case ESCAPE -> left.run();
      default -> {
        return;
      }
    }
    event.consume();
  }

  private final class Hit extends ListCell<Label> {
    /// A click takes the label it is on, whatever is being searched for meanwhile.
    private Hit() {
      setOnMouseClicked(_ -> {
        if (getItem() != null) {
          taken.accept(getItem().id());
        }
      });
    }

    @Override
    protected void updateItem(Label label, boolean empty) {
      super.updateItem(label, empty);
      boolean none = empty || label == null;
      setText(none ? null : scheme.get().in(context.words().locale()).path(label.id()));
      setGraphic(none ? null : new Swatch(label.colour()));
    }
  }
}
