package marginalia.ui.label;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import marginalia.corpus.Label;
import marginalia.corpus.LabelId;
import marginalia.corpus.LabelNames;
import marginalia.corpus.LabelScheme;
import marginalia.session.LabelSearch;

/// State of the picker: the tree of labels, whose branches open and close, or what fits the letters
/// typed, and the line that is meant. UI thread only.
public final class PickerViewModel {
  /// A tree of no more labels is all open at first.
  private static final int OPEN_AT_FIRST = 40;

  /// Nobody reads on; more letters find it.
  private static final int MOST_FOUND = 200;

  private final Supplier<List<LabelId>> recent;
  private final ReadOnlyObjectWrapper<List<Line>> lines = new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyIntegerWrapper at = new ReadOnlyIntegerWrapper(-1);
  private final Set<LabelId> open = new HashSet<>();
  private LabelScheme scheme = LabelScheme.EMPTY;
  private LabelNames names = new LabelNames(LabelScheme.EMPTY, "");
  private Optional<LabelSearch> search = Optional.empty();
  private String typed = "";

  /// A line of the picker.
  ///
  /// @param words the name, or the path among labels that were found
  public record Line(LabelId label, String words, String colour, int depth, Fold fold) {}

  /// Whether there is something below a line.
  public enum Fold {
    LEAF,
    CLOSED,
    OPEN
  }

  /// @param recent the labels to be found first
  public PickerViewModel(Supplier<List<LabelId>> recent) {
    this.recent = recent;
  }

  /// The lines on show, first to last.
  public ReadOnlyObjectProperty<List<Line>> linesProperty() {
    return lines.getReadOnlyProperty();
  }

  /// Place of the line that is meant; −1 for none.
  public ReadOnlyIntegerProperty atProperty() {
    return at.getReadOnlyProperty();
  }

  /// The label that is meant.
  public Optional<LabelId> label() {
    return line().map(Line::label);
  }

  private Optional<Line> line() {
    return at.get() < 0 ? Optional.empty() : Optional.of(lines.get().get(at.get()));
  }

  /// Shows the labels of a scheme; branches that were open stay so.
  public void show(LabelNames next) {
    boolean first = scheme.active().isEmpty();
    names = next;
    scheme = next.scheme();
    search = Optional.empty();
    if (first && scheme.active().size() <= OPEN_AT_FIRST) {
      scheme.active().forEach(label -> open.add(label.id()));
    }
    list(label());
  }

  /// Shows what fits; the whole tree when nothing is typed.
  public void type(String letters) {
    typed = letters.strip();
    list(typed.isEmpty() ? label() : Optional.empty());
  }

  /// Opens the way to a label and goes there, unless somebody is looking for another.
  public void reveal(LabelId label) {
    if (typed.isEmpty()) {
      open.addAll(scheme.above(label));
      list(Optional.of(label));
    }
  }

  public void down() {
    go(Math.min(at.get() + 1, lines.get().size() - 1));
  }

  public void up() {
    go(Math.max(0, at.get() - 1));
  }

  /// Goes to a line that was pointed at.
  public void go(int line) {
    at.set(line < lines.get().size() ? line : -1);
  }

  /// Opens the branch, or goes into it if it is open; returns whether there is one.
  public boolean open() {
    Optional<Line> line = line().filter(on -> on.fold() != Fold.LEAF);
    line.ifPresent(on -> {
      if (open.add(on.label())) {
        list(Optional.of(on.label()));
      } else {
        down();
      }
    });
    return line.isPresent();
  }

  /// Closes the branch, or goes to what lies above; returns whether there was anything to do.
  public boolean close() {
    Optional<LabelId> label = typed.isEmpty() ? label() : Optional.empty();
    Optional<LabelId> parent = label.flatMap(scheme::parent);
    if (line().filter(on -> on.fold() == Fold.OPEN && open.remove(on.label())).isPresent()) {
      list(label);
    } else {
      parent.ifPresent(p -> list(Optional.of(p)));
    }
    return label.isPresent();
  }

  private void list(Optional<LabelId> meant) {
    List<Line> next = new ArrayList<>();
    if (typed.isEmpty()) {
      grow(next, Optional.empty(), 0);
    } else {
      LabelSearch index = search.orElseGet(() -> new LabelSearch(scheme));
      search = Optional.of(index);
      List<Label> found = index.find(typed, recent.get());
      for (Label label : found.subList(0, Math.min(MOST_FOUND, found.size()))) {
        next.add(new Line(label.id(), names.path(label.id()), label.colour(), 0, Fold.LEAF));
      }
    }
    at.set(-1);
    lines.set(List.copyOf(next));
    at.set(
        IntStream.range(0, next.size())
            .filter(i -> meant.equals(Optional.of(next.get(i).label())))
            .findFirst()
            .orElse(next.isEmpty() ? -1 : 0));
  }

  private void grow(List<Line> into, Optional<LabelId> parent, int depth) {
    for (Label label : scheme.children(parent)) {
      boolean leaf = scheme.children(Optional.of(label.id())).isEmpty();
      boolean opened = !leaf && open.contains(label.id());
      Fold fold = leaf ? Fold.LEAF : opened ? Fold.OPEN : Fold.CLOSED;
      into.add(new Line(label.id(), names.name(label.id()), label.colour(), depth, fold));
      if (opened) {
        grow(into, Optional.of(label.id()), depth + 1);
      }
    }
  }
}
