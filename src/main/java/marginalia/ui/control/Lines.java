package marginalia.ui.control;

import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.Region;

/// Labels and table columns that show sentences.
public final class Lines {
  private Lines() {}

  /// A label as high as its sentence needs at the width it is given.
  public static Label wrapped() {
    Label label = new Label();
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }

  /// One that shows a sentence that stays.
  public static Label wrapped(String sentence) {
    Label label = wrapped();
    label.setText(sentence);
    return label;
  }

  /// The same in a paler colour, for what explains.
  public static Label muted() {
    Label label = wrapped();
    label.getStyleClass().add("text-muted");
    return label;
  }

  /// Adds a column of words, in the order of the rows.
  public static <T> void column(
      TableView<T> table, String title, double width, Function<T, String> value) {
    TableColumn<T, String> column = new TableColumn<>(title);
    column.setPrefWidth(width);
    column.setSortable(false);
    column.setCellValueFactory(row -> new ReadOnlyStringWrapper(value.apply(row.getValue())));
    table.getColumns().add(column);
  }
}
