package marginalia.ui.shell;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import marginalia.ui.Command;
import marginalia.ui.Context;
import marginalia.ui.control.KeyCap;
import marginalia.ui.scheme.TreeKey;

/// All keys on one page.
final class KeysDialog extends Dialog<ButtonType> {
  private static final int COLUMNS = 3;

  private final Context context;

  KeysDialog(Context context, Window owner) {
    this.context = context;
    initOwner(owner);
    setTitle(context.say("settings.keys"));
    GridPane everywhere = new GridPane(14, 6);
    Command[] commands = Command.values();
    for (int i = 0; i < commands.length; i++) {
      List<String> strokes = context.keymap().strokes(commands[i]);
      add(everywhere, i, commands.length, strokes, commands[i].wordingKey());
    }
    GridPane tree = new GridPane(14, 6);
    TreeKey[] keys = TreeKey.values();
    for (int i = 0; i < keys.length; i++) {
      add(tree, i, keys.length, List.of(keys[i].stroke()), keys[i].wordingKey());
    }
    Label title = new Label(context.say("keys.tree"));
    title.getStyleClass().add("field-title");
    getDialogPane()
        .setContent(new VBox(12, everywhere, new Label(context.say("keys.labels")), title, tree));
    getDialogPane().getButtonTypes().add(ButtonType.OK);
  }

  private void add(GridPane grid, int place, int all, List<String> strokes, String wordingKey) {
    int rows = Math.ceilDiv(all, COLUMNS);
    HBox caps = new HBox(4);
    strokes.forEach(stroke -> caps.getChildren().add(new KeyCap(context.key(stroke))));
    Node words = new Label(context.say(wordingKey));
    grid.add(caps, place / rows * 2, place % rows);
    grid.add(words, place / rows * 2 + 1, place % rows);
  }
}
