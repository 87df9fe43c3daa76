package marginalia.ui.control;

import java.util.function.Function;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.VBox;

/// A line of a list that says something and, paler below it, something more. Both are as high as
/// their sentences need.
public final class TwoLineCell<T> extends ListCell<T> {
  private final Label first = Lines.wrapped();
  private final Label second = Lines.muted();
  private final VBox box = new VBox(2, first, second);
  private final Function<T, String> said;
  private final Function<T, String> more;

  public TwoLineCell(Function<T, String> said, Function<T, String> more) {
    this.said = said;
    this.more = more;
    setPrefWidth(0);
  }

  @Override
  protected void updateItem(T item, boolean empty) {
    super.updateItem(item, empty);
    setGraphic(empty || item == null ? null : box);
    if (!empty && item != null) {
      first.setText(said.apply(item));
      second.setText(more.apply(item));
    }
  }
}
