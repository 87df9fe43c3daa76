package marginalia.ui.scheme;

import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;

/// A change of the labels that is being thought over. Nothing happens before [#confirm()]. UI
/// thread only.
interface Pondered {
  /// Whether it is being thought over.
  ReadOnlyBooleanProperty openProperty();

  /// What is to be done, as far as it is known.
  ReadOnlyStringProperty titleProperty();

  /// What would happen, a sentence to a line; empty before all is known.
  ReadOnlyObjectProperty<List<String>> consequencesProperty();

  /// Whether all is known that has to be.
  ReadOnlyBooleanProperty readyProperty();

  /// Does it; nothing before it is ready.
  void confirm();

  /// Leaves everything as it is.
  void cancel();
}
