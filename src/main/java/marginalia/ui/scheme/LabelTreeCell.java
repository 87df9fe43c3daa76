package marginalia.ui.scheme;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TreeCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import marginalia.ui.control.KeyCap;
import marginalia.ui.control.Swatch;

/// A label in the tree: colour, name, key, number of answers.
final class LabelTreeCell extends TreeCell<SchemeView.Entry> {
  @Override
  protected void updateItem(SchemeView.Entry entry, boolean empty) {
    super.updateItem(entry, empty);
    setText(null);
    if (empty || entry == null) {
      setGraphic(null);
      return;
    }
    Label name = new Label(entry.words());
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    Label answers = new Label(entry.label().isPresent() ? Integer.toString(entry.answers()) : "");
    answers.getStyleClass().add("text-muted");
    HBox line =
        new HBox(8, new Swatch(entry.colour()), name, space, answers, new KeyCap(entry.key()));
    line.setAlignment(Pos.CENTER_LEFT);
    setGraphic(line);
  }
}
