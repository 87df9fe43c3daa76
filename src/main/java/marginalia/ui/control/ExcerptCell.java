package marginalia.ui.control;

import java.util.function.Function;
import javafx.scene.control.ListCell;

/// A line of a list that shows the beginning of a text, as much as there is room for.
public final class ExcerptCell<T> extends ListCell<T> {
  private static final int LONGEST = 200;

  private final Function<T, String> text;

  /// @param text of an item
  public ExcerptCell(Function<T, String> text) {
    this.text = text;
    setPrefWidth(0);
  }

  @Override
  protected void updateItem(T item, boolean empty) {
    super.updateItem(item, empty);
    setText(empty || item == null ? null : Excerpt.of(text.apply(item), LONGEST));
  }
}
