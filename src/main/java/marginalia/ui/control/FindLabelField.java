package marginalia.ui.control;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.geometry.Bounds;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.stage.Popup;
import marginalia.corpus.LabelId;
import marginalia.corpus.LabelScheme;
import marginalia.jobs.Live;
import marginalia.ui.Context;

/// A field in which a label is found by typing: Up and Down choose, Enter takes, Esc leaves.
public final class FindLabelField extends TextField {
  private final LabelHits hits;
  private final Popup popup = new Popup();
  private final Consumer<LabelId> taken;
  private final Runnable left;

  /// A field over the labels of `scheme`.
  ///
  /// @param recent those to be listed first
  /// @param taken gets the label that was chosen
  /// @param left runs when the field gives the keyboard back, after `taken`
  public FindLabelField(
      Live<LabelScheme> scheme,
      Context context,
      Supplier<List<LabelId>> recent,
      Consumer<LabelId> taken,
      Runnable left) {
    this.taken = taken;
    this.left = left;
    this.hits = new LabelHits(scheme, context, recent, this::take, this::leave);
    popup.getContent().add(hits);
    popup.setAutoHide(true);
    popup.setOnHidden(_ -> hits.forget());
    textProperty().subscribe(_ -> list());
    focusedProperty().subscribe(this::focusChanged);
    addEventFilter(KeyEvent.KEY_PRESSED, hits::key);
  }

  private void focusChanged(boolean focused) {
    if (focused) {
      list();
    } else {
      if (popup.isShowing()) {
        popup.hide();
      }
      hits.forget();
    }
  }

  private void list() {
    if (!isFocused() || getScene() == null) {
      return;
    }
    hits.find(getText());
    Bounds at = localToScreen(getBoundsInLocal());
    if (at != null && !popup.isShowing()) {
      popup.show(this, at.getMinX(), at.getMaxY() + 4);
    }
  }

  private void take(LabelId label) {
    close();
    taken.accept(label);
    left.run();
  }

  private void leave() {
    close();
    left.run();
  }

  private void close() {
    clear();
    popup.hide();
    hits.forget();
  }
}
