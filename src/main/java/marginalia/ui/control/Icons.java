package marginalia.ui.control;

import javafx.scene.control.Button;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/// Icons and buttons made of them.
public final class Icons {
  private Icons() {}

  public static FontIcon of(Ikon ikon) {
    return new FontIcon(ikon);
  }

  /// A button that shows only an icon; `meaning` is its tooltip and what a screen reader says.
  public static Button button(Ikon ikon, String meaning, Runnable action) {
    Button button = new Button(null, of(ikon));
    button.getStyleClass().addAll("button-icon", "flat");
    Hints.on(button, meaning);
    button.setAccessibleText(meaning);
    button.setFocusTraversable(false);
    button.setOnAction(_ -> action.run());
    return button;
  }

  /// A button with words alone that does not take part in tabbing.
  public static Button words(String words, Runnable action) {
    Button button = new Button(words);
    button.setFocusTraversable(false);
    button.setMinWidth(Button.USE_PREF_SIZE);
    button.setOnAction(_ -> action.run());
    return button;
  }

  /// A button with an icon and words.
  public static Button button(Ikon ikon, String words, String style, Runnable action) {
    Button button = new Button(words, of(ikon));
    button.getStyleClass().add(style);
    button.setOnAction(_ -> action.run());
    return button;
  }
}
