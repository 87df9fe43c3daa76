package marginalia.ui.shell;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.VBox;
import marginalia.ui.Context;
import marginalia.ui.control.Hints;
import marginalia.ui.control.Icons;

/// The rail on the left by which one goes from screen to screen.
final class Navigation extends VBox {
  private final Map<Screen, ToggleButton> buttons = new EnumMap<>(Screen.class);

  Navigation(Context context, Consumer<Screen> chosen) {
    getStyleClass().add("navigation");
    ToggleGroup group = new ToggleGroup();
    for (Screen screen : Screen.values()) {
      ToggleButton button =
          new ToggleButton(context.say(screen.wordingKey()), Icons.of(screen.icon()));
      button.setContentDisplay(ContentDisplay.TOP);
      button.setToggleGroup(group);
      button.setFocusTraversable(false);
      button.setMaxWidth(Double.MAX_VALUE);
      button.setId("screen-" + screen.name().toLowerCase(java.util.Locale.ROOT));
      Hints.on(button, context.key(screen.command()));
      button.getStyleClass().add("navigation-button");
      button.setOnAction(_ -> chosen.accept(screen));
      buttons.put(screen, button);
      getChildren().add(button);
    }
  }

  void markNone() {
    buttons.values().forEach(button -> button.setSelected(false));
  }

  void mark(Screen screen) {
    buttons.forEach((other, button) -> button.setSelected(other == screen));
  }
}
