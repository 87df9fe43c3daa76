package marginalia.ui.settings;

import java.util.List;
import java.util.function.BiConsumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import marginalia.ui.Command;
import marginalia.ui.Context;
import marginalia.ui.control.KeyCap;
import marginalia.ui.control.Strokes;

/// Every command with its keys. A click on a command's button takes the next key that is pressed.
final class KeyTable extends VBox {
  /// Lines that are made in one frame.
  private static final int AT_ONCE = 6;

  private final Context context;
  private final BiConsumer<Command, String> assign;

  KeyTable(Context context, BiConsumer<Command, String> assign, Runnable reset) {
    super(12);
    this.context = context;
    this.assign = assign;
    Label heading = new Label(context.say("settings.keys"));
    heading.getStyleClass().add("section-title");
    GridPane grid = new GridPane(18, 6);
    List<Command> commands = List.of(Command.values());
    for (int from = 0; from < commands.size(); from += AT_ONCE) {
      List<Command> some = commands.subList(from, Math.min(from + AT_ONCE, commands.size()));
      context.inTurn(() -> some.forEach(command -> addLine(grid, command, grid.getRowCount())));
    }
    Button all = new Button(context.say("settings.keys.reset"));
    all.setOnAction(_ -> reset.run());
    getChildren().addAll(heading, grid, all);
  }

  private void addLine(GridPane grid, Command command, int row) {
    HBox caps = new HBox(4);
    caps.setAlignment(Pos.CENTER_LEFT);
    context
        .keymap()
        .strokes(command)
        .forEach(stroke -> caps.getChildren().add(new KeyCap(context.key(stroke))));
    Button change = new Button(context.say("settings.keys.change"));
    change.getStyleClass().addAll("small", "flat");
    change.setOnAction(_ -> change.setText(context.say("settings.keys.press")));
    change
        .focusedProperty()
        .subscribe(focused -> {
          if (!focused) {
            change.setText(context.say("settings.keys.change"));
          }
        });
    change.addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          boolean waiting = change.getText().equals(context.say("settings.keys.press"));
          String stroke = Strokes.of(event);
          if (waiting && !stroke.isEmpty()) {
            event.consume();
            assign.accept(command, stroke);
          }
        });
    Label name = new Label(context.say(command.wordingKey()));
    name.setMinWidth(220);
    grid.addRow(row, name, caps, change);
  }
}
