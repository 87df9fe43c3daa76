package marginalia.ui.scheme;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TreeCell;
import javafx.scene.input.MouseDragEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import marginalia.ui.control.KeyCap;
import marginalia.ui.control.Swatch;
import marginalia.ui.scheme.Branches.Entry;

/// A label in the tree: colour, name, key, number of answers. Chosen labels are dragged from one to
/// another, which stays within the window and so needs nothing of the system's drag and drop.
final class LabelTreeCell extends TreeCell<Entry> {
  private static final PseudoClass REFUSED = PseudoClass.getPseudoClass("drop-refused");

  private final LabelTree tree;
  private final SchemeViewModel model;
  private final StackPane dot = new StackPane();
  private final Label name = new Label();
  private final Label answers = new Label();
  private final StackPane key = new StackPane();
  private final HBox line;

  LabelTreeCell(LabelTree tree, SchemeViewModel model) {
    this.tree = tree;
    this.model = model;
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    answers.getStyleClass().add("text-muted");
    line = new HBox(8, dot, name, space, answers, key);
    line.setAlignment(Pos.CENTER_LEFT);
    setText(null);
    setOnDragDetected(this::begin);
    setOnMouseDragOver(this::over);
    setOnMouseDragExited(_ -> mark(Optional.empty(), false));
    setOnMouseDragReleased(this::drop);
  }

  @Override
  protected void updateItem(Entry entry, boolean empty) {
    super.updateItem(entry, empty);
    if (empty || entry == null) {
      setGraphic(null);
      return;
    }
    dot.getChildren().setAll(new Swatch(entry.colour()));
    name.setText(entry.words());
    answers.setText(entry.label().map(model::answers).map(n -> Integer.toString(n)).orElse(""));
    key.getChildren().setAll(new KeyCap(entry.key()));
    setGraphic(line);
  }

  private void begin(MouseEvent event) {
    if (!isEmpty() && getItem().label().isPresent()) {
      startFullDrag();
      event.consume();
    }
  }

  private Optional<Landing> landing(MouseDragEvent event) {
    return isEmpty() || !(event.getGestureSource() instanceof LabelTreeCell)
        ? Optional.empty()
        : Optional.of(Landing.at(event.getY() / getHeight()));
  }

  private void over(MouseDragEvent event) {
    tree.scrollBeside(this);
    landing(event)
        .ifPresent(landing ->
            mark(
                Optional.of(LabelTree.isBin(getItem()) ? Landing.INTO : landing),
                getItem()
                    .label()
                    .filter(label -> model.moves().refuses(label, landing))
                    .isPresent()));
  }

  private void drop(MouseDragEvent event) {
    mark(Optional.empty(), false);
    Optional<Landing> landing = landing(event);
    if (landing.isPresent() && LabelTree.isBin(getItem())) {
      model.bin();
    } else {
      landing.ifPresent(
          place -> getItem().label().ifPresent(label -> model.moves().drop(label, place)));
    }
    event.consume();
  }

  private void mark(Optional<Landing> landing, boolean refused) {
    pseudoClassStateChanged(REFUSED, refused);
    Arrays.stream(Landing.values())
        .forEach(place ->
            pseudoClassStateChanged(
                PseudoClass.getPseudoClass("drop-" + place.name().toLowerCase(Locale.ROOT)),
                landing.equals(Optional.of(place))));
  }
}
