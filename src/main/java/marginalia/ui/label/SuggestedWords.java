package marginalia.ui.label;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import marginalia.corpus.DocumentId;
import marginalia.corpus.Suggestion;
import marginalia.session.Labelling.Item;
import marginalia.session.Workspace;
import marginalia.ui.control.Reasons;
import marginalia.ui.control.Run;
import marginalia.wording.Wording;

/// The text on show, marked by what speaks for the label that the model proposes, while it does. UI
/// thread only.
final class SuggestedWords {
  /// Marks in a longer text would take long to lay out.
  private static final int LONGEST = 4_000;

  private final Workspace workspace;
  private final LabellingViewModel model;
  private final Wording words;
  private final ReadOnlyObjectWrapper<List<Run>> runs = new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyStringWrapper legend = new ReadOnlyStringWrapper("");

  SuggestedWords(Workspace workspace, LabellingViewModel model, Wording words) {
    this.workspace = workspace;
    this.model = model;
    this.words = words;
    model.suggestionProperty().subscribe(this::explain);
    model.itemProperty().subscribe(_ -> explain(model.suggestionProperty().get()));
  }

  /// The text in pieces; none while nothing is proposed.
  ReadOnlyObjectProperty<List<Run>> runsProperty() {
    return runs.getReadOnlyProperty();
  }

  /// What the marks mean; empty while there are none.
  ReadOnlyStringProperty legendProperty() {
    return legend.getReadOnlyProperty();
  }

  private void explain(Optional<Suggestion> proposed) {
    runs.set(List.of());
    legend.set("");
    Optional<Item> item = model.itemProperty().get();
    if (proposed.isEmpty() || item.isEmpty()) {
      return;
    }
    DocumentId id = item.get().document().id();
    String text = item.get().document().text();
    if (text.length() > LONGEST) {
      return;
    }
    workspace
        .explaining()
        .reasons(Map.of(id, text), proposed.get().label())
        .onDone(found -> {
          boolean still =
              model.suggestionProperty().get().equals(proposed)
                  && model
                      .itemProperty()
                      .get()
                      .filter(i -> i.document().id().equals(id))
                      .isPresent();
          if (still) {
            runs.set(Reasons.mark(text, found.basis(), found.of(id), words));
            legend.set(Reasons.legend(found.basis(), words));
          }
        });
  }
}
