package marginalia.ui.explore;

import java.util.List;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import marginalia.ui.control.Icons;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/// Words that tell two sets apart, with their shares; one click, or the key for deleting, leaves
/// one out.
final class TermList extends ListView<TermLine> {
  private static final double ROW_HEIGHT = 34;

  /// Words that are only shown.
  TermList() {
    setFixedCellSize(ROW_HEIGHT);
    setCellFactory(_ -> new Cell());
  }

  /// Words that can be left out.
  ///
  /// @param leave what the button is called
  TermList(String leave, Consumer<TermLine> leaveOut) {
    setFixedCellSize(ROW_HEIGHT);
    setCellFactory(_ -> new LeavingCell(leave, leaveOut));
    setOnKeyPressed(event -> {
      TermLine line = getSelectionModel().getSelectedItem();
      if (event.getCode() == KeyCode.DELETE && line != null) {
        leaveOut.accept(line);
        event.consume();
      }
    });
  }

  void show(List<TermLine> lines) {
    setItems(FXCollections.observableList(lines));
  }

  private static class Cell extends ListCell<TermLine> {
    private final Label said = new Label();
    private final Label shares = new Label();
    final HBox box = new HBox(8, said, shares);

    Cell() {
      shares.getStyleClass().add("text-muted");
      shares.setMinWidth(USE_PREF_SIZE);
      said.setMaxWidth(Double.MAX_VALUE);
      HBox.setHgrow(said, Priority.ALWAYS);
      box.setAlignment(Pos.CENTER_LEFT);
      setPrefWidth(0);
    }

    @Override
    protected void updateItem(TermLine line, boolean empty) {
      super.updateItem(line, empty);
      setGraphic(empty || line == null ? null : box);
      if (!empty && line != null) {
        said.setText(line.said());
        shares.setText(line.shares());
      }
    }
  }

  private static final class LeavingCell extends Cell {
    LeavingCell(String leave, Consumer<TermLine> leaveOut) {
      Button out = Icons.button(MaterialDesignC.CLOSE, leave, () -> leaveOut.accept(getItem()));
      box.getChildren().add(out);
    }
  }
}
