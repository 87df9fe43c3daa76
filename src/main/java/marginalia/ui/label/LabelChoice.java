package marginalia.ui.label;

import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.scene.layout.StackPane;
import marginalia.corpus.LabelId;
import marginalia.corpus.LabelNames;
import marginalia.corpus.LabelScheme;
import marginalia.corpus.Suggestion;

/// The labels on offer: as buttons, or, where they form a tree or are many, to be picked.
final class LabelChoice extends StackPane {
  private final LabelPad pad;
  private final LabelPicker picker;

  LabelChoice(LabelPad pad, LabelPicker picker) {
    super(pad, picker);
    this.pad = pad;
    this.picker = picker;
    pad.visibleProperty().bind(picker.visibleProperty().not());
    pad.managedProperty().bind(pad.visibleProperty());
    picker.managedProperty().bind(picker.visibleProperty());
  }

  /// Whether labels are picked rather than pressed.
  ReadOnlyBooleanProperty picksProperty() {
    return picker.visibleProperty();
  }

  void show(LabelNames names) {
    LabelScheme scheme = names.scheme();
    boolean deep = scheme.active().stream().anyMatch(label -> scheme.depth(label.id()) > 0);
    picker.setVisible(deep || scheme.active().size() > LabelPad.MOST);
    if (picker.isVisible()) {
      picker.show(names);
    } else {
      pad.show(names);
    }
  }

  void mark(Set<LabelId> labels) {
    pad.mark(labels);
    picker.mark(labels);
  }

  void suggest(Optional<Suggestion> suggestion) {
    pad.suggest(suggestion);
    picker.suggest(suggestion);
  }

  /// Leads the keyboard to where a label is found, if that is here; returns whether it is.
  boolean ask() {
    if (picker.isVisible()) {
      picker.ask();
    }
    return picker.isVisible();
  }
}
