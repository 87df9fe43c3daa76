package marginalia.ui.control;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.control.ChoiceBox;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.util.StringConverter;

/// Choice boxes whose values are put into words.
public final class Choices {
  private static final Font FONT = Font.font("Inter", 14);

  /// What the box takes beside its words.
  private static final double FRAME = 48;

  private Choices() {}

  /// A box that shows `now` and tells `chosen` what is picked from then on.
  public static <T> ChoiceBox<T> of(
      List<T> values, Function<T, String> say, T now, Consumer<T> chosen) {
    ChoiceBox<T> box = new ChoiceBox<>();
    box.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(T value) {
            return value == null ? "" : say.apply(value);
          }

          @Override
          public T fromString(String text) {
            throw new IllegalStateException("a choice is not typed");
          }
        });
    box.getItems().subscribe(() -> fit(box));
    box.getItems().setAll(values);
    box.setValue(now);
    box.setOnAction(_ -> java.util.Optional.ofNullable(box.getValue()).ifPresent(chosen));
    return box;
  }

  /// As wide as its longest choice. The box would find that out by laying out the whole list that
  /// it opens, which takes longer than all else when a screen is shown.
  private static <T> void fit(ChoiceBox<T> box) {
    double widest = 0;
    for (T value : box.getItems()) {
      Text words = new Text(box.getConverter().toString(value));
      words.setFont(FONT);
      widest = Math.max(widest, words.getLayoutBounds().getWidth());
    }
    box.setPrefWidth(Math.ceil(widest) + FRAME);
  }
}
