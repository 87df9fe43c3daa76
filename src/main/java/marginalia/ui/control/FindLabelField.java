package marginalia.ui.control;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Bounds;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.stage.Popup;
import marginalia.corpus.Label;
import marginalia.corpus.LabelId;
import marginalia.corpus.LabelScheme;
import marginalia.jobs.Live;
import marginalia.session.LabelSearch;
import marginalia.ui.Context;

/// A field in which a label is found by typing: Up and Down choose, Enter takes, Esc leaves.
public final class FindLabelField extends TextField {
  private static final double ROW_HEIGHT = 30;
  private static final int ROWS = 8;

  private final ListView<Label> hits = new ListView<>();
  private final Popup popup = new Popup();
  private final Live<LabelScheme> scheme;
  private final Locale locale;
  private final java.util.function.Supplier<List<LabelId>> recent;
  private final Consumer<LabelId> taken;
  private final Runnable left;

  /// Made when somebody types, and anew when the scheme has changed.
  private Optional<LabelSearch> search;

  /// A field over the labels of `scheme`.
  ///
  /// @param recent those to be listed first
  /// @param taken gets the label that was chosen
  /// @param left runs when the field gives the keyboard back, after `taken`
  public FindLabelField(
      Live<LabelScheme> scheme,
      Context context,
      java.util.function.Supplier<List<LabelId>> recent,
      Consumer<LabelId> taken,
      Runnable left) {
    this.scheme = scheme;
    this.locale = context.words().locale();
    this.recent = recent;
    this.taken = taken;
    this.left = left;
    this.search = Optional.empty();
    context.scope().follow(scheme, _ -> search = Optional.empty());
    hits.setFixedCellSize(ROW_HEIGHT);
    hits.setPrefWidth(360);
    hits.setFocusTraversable(false);
    hits.getStyleClass().add("find-hits");
    hits.setCellFactory(_ -> new Hit());
    hits.setOnMouseClicked(_ -> take());
    popup.getContent().add(hits);
    popup.setAutoHide(true);
    textProperty().subscribe(_ -> list());
    focusedProperty().subscribe(this::focusChanged);
    addEventFilter(KeyEvent.KEY_PRESSED, this::key);
  }

  private void focusChanged(boolean focused) {
    if (focused) {
      list();
    } else if (popup.isShowing()) {
      popup.hide();
    }
  }

  private void list() {
    if (!isFocused() || getScene() == null) {
      return;
    }
    LabelSearch index = search.orElseGet(() -> new LabelSearch(scheme.get()));
    search = Optional.of(index);
    hits.getItems().setAll(index.find(getText(), recent.get()));
    hits.getSelectionModel().selectFirst();
    hits.setPrefHeight(Math.clamp(hits.getItems().size(), 1, ROWS) * ROW_HEIGHT + 4);
    Bounds at = localToScreen(getBoundsInLocal());
    if (at != null && !popup.isShowing()) {
      popup.show(this, at.getMinX(), at.getMaxY() + 4);
    }
  }

  private void key(KeyEvent event) {
    switch (event.getCode()) {
      case DOWN -> hits.getSelectionModel().selectNext();
      case UP -> hits.getSelectionModel().selectPrevious();
      case ENTER -> take();
      case ESCAPE -> leave();
      default -> {
        return;
      }
    }
    hits.scrollTo(Math.max(0, hits.getSelectionModel().getSelectedIndex() - ROWS / 2));
    event.consume();
  }

  private void take() {
    Label label = hits.getSelectionModel().getSelectedItem();
    if (label != null) {
      close();
      taken.accept(label.id());
      left.run();
    }
  }

  private void leave() {
    close();
    left.run();
  }

  private void close() {
    popup.hide();
    clear();
  }

  private final class Hit extends ListCell<Label> {
    @Override
    protected void updateItem(Label label, boolean empty) {
      super.updateItem(label, empty);
      setText(empty ? null : scheme.get().in(locale).path(label.id()));
      setGraphic(empty ? null : new Swatch(label.colour()));
    }
  }
}
