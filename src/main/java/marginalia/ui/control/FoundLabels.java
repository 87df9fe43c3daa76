package marginalia.ui.control;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import marginalia.corpus.Label;
import marginalia.corpus.LabelId;

/// The labels that fit what was typed, and the one that is marked. What is taken is what somebody
/// saw: a label marked with the arrows, or the first of those that fit everything typed so far,
/// which is waited for. UI thread only.
final class FoundLabels {
  private final LabelFinder finder;
  private final Supplier<List<LabelId>> recent;
  private final Consumer<LabelId> taken;
  private final ReadOnlyObjectWrapper<List<Label>> hits = new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyIntegerWrapper at = new ReadOnlyIntegerWrapper(-1);

  /// Whether somebody has marked a label since something was typed.
  private boolean moved;

  /// Whether the first label is to be taken once it is found.
  private boolean firstWanted;

  /// @param recent those to be listed first
  /// @param taken gets the label that was chosen
  FoundLabels(LabelFinder finder, Supplier<List<LabelId>> recent, Consumer<LabelId> taken) {
    this.finder = finder;
    this.recent = recent;
    this.taken = taken;
  }

  /// The best first.
  ReadOnlyObjectProperty<List<Label>> hitsProperty() {
    return hits.getReadOnlyProperty();
  }

  /// Place of the label that is marked; −1 for none.
  ReadOnlyIntegerProperty atProperty() {
    return at.getReadOnlyProperty();
  }

  /// Searches; until it is done the labels found before are on show.
  void find(String typed) {
    moved = false;
    firstWanted = false;
    finder.find(typed, recent.get(), this::show);
  }

  /// Nobody looks any more.
  void forget() {
    moved = false;
    firstWanted = false;
    finder.forget();
  }

  void down() {
    mark(Math.min(at.get() + 1, hits.get().size() - 1));
  }

  void up() {
    mark(Math.max(0, at.get() - 1));
  }

  private void mark(int place) {
    if (!hits.get().isEmpty()) {
      moved = true;
      firstWanted = false;
      at.set(place);
    }
  }

  /// Takes the label that is marked, or waits for the first that fits.
  void take() {
    if (!moved && finder.searching()) {
      firstWanted = true;
    } else {
      marked().ifPresent(label -> taken.accept(label.id()));
    }
  }

  private Optional<Label> marked() {
    return at.get() < 0 ? Optional.empty() : Optional.of(hits.get().get(at.get()));
  }

  /// A label that somebody has marked stays so; where it is not found any more, none is.
  private void show(List<Label> found) {
    Optional<LabelId> kept = marked().filter(_ -> moved).map(Label::id);
    at.set(-1);
    hits.set(found);
    if (kept.isPresent()) {
      at.set(
          IntStream.range(0, found.size())
              .filter(place -> found.get(place).id().equals(kept.get()))
              .findFirst()
              .orElse(-1));
    } else {
      at.set(found.isEmpty() ? -1 : 0);
    }
    if (firstWanted) {
      firstWanted = false;
      take();
    }
  }
}
