package marginalia.ui.scheme;

import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// A change of the labels that is being thought over. Nothing happens before [#confirm()]. UI
/// thread only.
abstract class Pondered {
  private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper();
  private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper("");
  private final ReadOnlyObjectWrapper<List<String>> consequences =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyBooleanWrapper ready = new ReadOnlyBooleanWrapper();

  /// Whether it is being thought over.
  public final ReadOnlyBooleanProperty openProperty() {
    return open.getReadOnlyProperty();
  }

  /// What is to be done, as far as it is known.
  public final ReadOnlyStringProperty titleProperty() {
    return title.getReadOnlyProperty();
  }

  /// What would happen, a sentence to a line; empty before all is known.
  public final ReadOnlyObjectProperty<List<String>> consequencesProperty() {
    return consequences.getReadOnlyProperty();
  }

  /// Whether all is known that has to be.
  public final ReadOnlyBooleanProperty readyProperty() {
    return ready.getReadOnlyProperty();
  }

  /// Tells how far it is.
  final void tell(boolean begun, boolean known, String what, List<String> then) {
    title.set(what);
    consequences.set(then);
    ready.set(known);
    open.set(begun);
  }

  /// Does it; nothing before it is ready.
  public abstract void confirm();

  /// Leaves everything as it is.
  public abstract void cancel();
}
