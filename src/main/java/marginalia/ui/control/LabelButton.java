package marginalia.ui.control;

import java.util.List;
import java.util.function.Consumer;
import javafx.event.ActionEvent;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import javafx.stage.Popup;
import marginalia.corpus.LabelId;
import marginalia.corpus.LabelScheme;
import marginalia.jobs.Live;
import marginalia.ui.Context;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/// A button that opens the list of labels, in which one is found by typing; quick with ten thousand
/// of them, as nothing is made for a label that is not seen.
public final class LabelButton extends Button {
  private static final double GAP = 4;

  private final Live<LabelScheme> scheme;
  private final Context context;
  private final Consumer<LabelId> taken;

  /// @param taken gets the label that was chosen
  public LabelButton(Live<LabelScheme> scheme, Context context, Consumer<LabelId> taken) {
    this.scheme = scheme;
    this.context = context;
    this.taken = taken;
    getStyleClass().add("label-list-button");
    setGraphic(Icons.of(MaterialDesignC.CHEVRON_DOWN));
    setContentDisplay(ContentDisplay.RIGHT);
    setMinWidth(USE_PREF_SIZE);
    setOnAction(_ -> open(List.of()));
  }

  /// Opens the list. It is made for the occasion: most are never opened.
  ///
  /// @param first stand above the field; they close the list
  void open(List<Button> first) {
    Popup popup = new Popup();
    TextField field = new TextField();
    field.setId("find-in-labels");
    field.setPromptText(context.say("labels.find"));
    LabelHits hits =
        new LabelHits(
            scheme,
            context,
            List::of,
            label -> {
              popup.hide();
              taken.accept(label);
            },
            popup::hide);
    hits.setId("labels-found");
    popup.setOnHidden(_ -> hits.forget());
    field.addEventFilter(KeyEvent.KEY_PRESSED, hits::key);
    field.textProperty().subscribe(hits::find);
    VBox content = new VBox(6);
    content.getStyleClass().add("label-list");
    content.getChildren().addAll(first);
    content.getChildren().addAll(field, hits);
    first.forEach(button -> button.addEventHandler(ActionEvent.ACTION, _ -> popup.hide()));
    show(popup, content);
    field.requestFocus();
  }

  private void show(Popup popup, Node content) {
    popup.getContent().add(content);
    popup.setAutoHide(true);
    Bounds at = localToScreen(getBoundsInLocal());
    popup.show(this, at.getMinX(), at.getMaxY() + GAP);
    double below = popup.getY() + popup.getHeight();
    double bottom = getScene().getWindow().getY() + getScene().getWindow().getHeight();
    if (below > bottom) {
      popup.setY(at.getMinY() - GAP - popup.getHeight());
    }
  }
}
