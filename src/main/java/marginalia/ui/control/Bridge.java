package marginalia.ui.control;

import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import marginalia.jobs.Live;

/// Turns a live value into a JavaFX property that follows it.
public final class Bridge {
  private Bridge() {}

  public static <T, R> ReadOnlyObjectProperty<R> map(Live<T> live, Function<? super T, R> f) {
    ReadOnlyObjectWrapper<R> property = new ReadOnlyObjectWrapper<>(f.apply(live.get()));
    live.subscribe(value -> property.set(f.apply(value)));
    return property.getReadOnlyProperty();
  }

  public static <T> ReadOnlyStringProperty text(Live<T> live, Function<? super T, String> f) {
    ReadOnlyStringWrapper property = new ReadOnlyStringWrapper(f.apply(live.get()));
    live.subscribe(value -> property.set(f.apply(value)));
    return property.getReadOnlyProperty();
  }
}
