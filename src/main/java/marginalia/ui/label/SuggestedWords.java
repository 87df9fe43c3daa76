package marginalia.ui.label;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import marginalia.corpus.DocumentId;
import marginalia.corpus.Suggestion;
import marginalia.session.Labelling.Item;
import marginalia.session.Workspace;
import marginalia.ui.control.Reasons;
import marginalia.ui.control.Run;

/// The text on show, marked by what speaks for the label that the model proposes, while it does. UI
/// thread only.
final class SuggestedWords {
  /// Marks in a longer text would take long to lay out.
  private static final int LONGEST = 4_000;

  private final Workspace workspace;
  private final LabellingViewModel model;
  private final ReadOnlyObjectWrapper<List<Run>> runs = new ReadOnlyObjectWrapper<>(List.of());

  SuggestedWords(Workspace workspace, LabellingViewModel model) {
    this.workspace = workspace;
    this.model = model;
    model.suggestionProperty().subscribe(this::explain);
    model.itemProperty().subscribe(_ -> explain(model.suggestionProperty().get()));
  }

  /// The text in pieces; none while nothing is proposed.
  ReadOnlyObjectProperty<List<Run>> runsProperty() {
    return runs.getReadOnlyProperty();
  }

  private void explain(Optional<Suggestion> proposed) {
    runs.set(List.of());
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
        .onDone(reasons -> {
          boolean still =
              model.suggestionProperty().get().equals(proposed)
                  && model
                      .itemProperty()
                      .get()
                      .filter(i -> i.document().id().equals(id))
                      .isPresent();
          if (still) {
            runs.set(Reasons.mark(text, reasons.getOrDefault(id, List.of())));
          }
        });
  }
}
