package marginalia.ui.shell;

import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.stage.Window;
import marginalia.ui.Command;
import marginalia.ui.Context;
import marginalia.ui.control.KeyCap;

/// All keys on one page.
final class KeysDialog extends Dialog<ButtonType> {
  private static final int ROWS = 12;

  KeysDialog(Context context, Window owner) {
    initOwner(owner);
    setTitle(context.say("settings.keys"));
    GridPane grid = new GridPane(14, 8);
    int place = 0;
    for (Command command : Command.values()) {
      HBox caps = new HBox(4);
      context
          .keymap()
          .strokes(command)
          .forEach(stroke -> caps.getChildren().add(new KeyCap(context.key(stroke))));
      int column = place / ROWS * 2;
      grid.add(caps, column, place % ROWS);
      grid.add(new Label(context.say(command.wordingKey())), column + 1, place % ROWS);
      place++;
    }
    grid.add(new Label(context.say("keys.labels")), 0, ROWS, 4, 1);
    getDialogPane().setContent(grid);
    getDialogPane().getButtonTypes().add(ButtonType.OK);
  }
}
