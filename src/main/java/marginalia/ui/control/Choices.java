package marginalia.ui.control;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.control.ChoiceBox;
import javafx.util.StringConverter;

/// Choice boxes whose values are put into words.
public final class Choices {
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
    box.getItems().setAll(values);
    box.setValue(now);
    box.setOnAction(_ -> java.util.Optional.ofNullable(box.getValue()).ifPresent(chosen));
    return box;
  }
}
