package marginalia.session;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import marginalia.corpus.Label;
import marginalia.corpus.LabelId;
import marginalia.corpus.LabelScheme;
import marginalia.corpus.TaskKind;
import marginalia.exchange.LabelMapping.Line;

/// Where the lines of a mapping put each label. In a tree a new name with steps is a path of the
/// new version, so `x,z` and `x/k,z/k` say the same of `k`.
final class Destinations {
  private final LabelScheme scheme;
  private final TaskKind kind;
  private final Map<LabelId, Line> lines;
  private final Map<String, LabelId> newPaths = new HashMap<>();

  /// Where a label stands and what it is called: two cannot be the same there.
  ///
  /// @param parent empty at the top
  record Place(Optional<LabelId> parent, String name) {}

  /// @param lines by the label they are about
  Destinations(LabelScheme scheme, TaskKind kind, Map<LabelId, Line> lines) {
    this.scheme = scheme;
    this.kind = kind;
    this.lines = lines;
    for (Label label : scheme.active()) {
      if (newPath(label.id()).equals(scheme.path(label.id()))) {
        newPaths.put(scheme.path(label.id()), label.id());
      }
    }
    for (Label label : scheme.active()) {
      if (after(label.id()).isPresent() || line(label.id()).isEmpty()) {
        newPaths.putIfAbsent(newPath(label.id()), label.id());
      }
    }
  }

  private Optional<Line> line(LabelId label) {
    return Optional.ofNullable(lines.get(label));
  }

  private Optional<String> after(LabelId label) {
    return line(label).flatMap(Line::after);
  }

  private boolean isPath(String name) {
    return kind == TaskKind.HIERARCHICAL && name.contains("/");
  }

  private String newPath(LabelId label) {
    String name = after(label).orElseGet(() -> scheme.name(label));
    return isPath(name)
        ? name.substring(name.startsWith("/") ? 1 : 0)
        : scheme.parent(label).map(parent -> newPath(parent) + "/" + name).orElse(name);
  }

  private static Place place(LabelScheme scheme, Label label) {
    return new Place(scheme.parent(label.id()), label.name());
  }

  /// The label above a new path, named as it will be or as it is; empty if there is none.
  private Optional<LabelId> above(String path) {
    String above = path.substring(0, path.lastIndexOf('/'));
    return Optional.ofNullable(newPaths.get(above)).or(() -> scheme.find(above).map(Label::id));
  }

  /// Where a new name puts a label; empty if it names a parent that there is none of.
  Optional<Place> of(Label label, String after) {
    if (!isPath(after)) {
      return Optional.of(new Place(scheme.parent(label.id()), after));
    }
    String name = after.substring(after.lastIndexOf('/') + 1).strip();
    return after.lastIndexOf('/') == 0
        ? Optional.of(new Place(Optional.empty(), name))
        : above(after).map(parent -> new Place(Optional.of(parent), name));
  }

  /// The label that stands at a place now and stays there, or that a plain name means wherever it
  /// stands.
  Optional<Label> staying(Place place, String after) {
    return scheme.children(place.parent()).stream()
        .filter(beside -> beside.name().equals(place.name()))
        .findFirst()
        .or(() -> isPath(after) ? Optional.empty() : scheme.find(after))
        .filter(this::stays);
  }

  /// One that is retired stays too, for the conflict to be seen.
  private boolean stays(Label label) {
    return after(label.id())
        .map(name -> of(label, name).equals(Optional.of(place(scheme, label))))
        .orElse(true);
  }

  /// The line by which a label goes to the bin, or one that will stand above it.
  Optional<Line> retired(LabelId label) {
    Optional<LabelId> at = Optional.of(label);
    for (int step = 0; at.isPresent() && step <= scheme.active().size(); step++) {
      Optional<Line> going = at.flatMap(this::line).filter(line -> line.after().isEmpty());
      if (going.isPresent()) {
        return going;
      }
      at = at.flatMap(this::parentAfter);
    }
    return Optional.empty();
  }

  /// Whether a label goes to the bin with one above it: no line leads it, or one between them,
  /// elsewhere before.
  boolean goesWith(Label label, Label above) {
    LabelId at = label.id();
    while (!at.equals(above.id())) {
      Optional<LabelId> parent = scheme.parent(at);
      if (after(at).isPresent() || parent.isEmpty()) {
        return false;
      }
      at = parent.get();
    }
    return true;
  }

  /// Whether a label would come to stand below itself.
  boolean circles(Label label) {
    return comesBelow(label, label);
  }

  /// Whether a label would come to stand below another one.
  boolean comesBelow(Label label, Label other) {
    Optional<LabelId> above = parentAfter(label.id());
    for (int step = 0; above.isPresent() && step < scheme.active().size(); step++) {
      if (above.get().equals(other.id())) {
        return true;
      }
      above = parentAfter(above.get());
    }
    return false;
  }

  private Optional<LabelId> parentAfter(LabelId id) {
    return after(id)
        .flatMap(name -> of(scheme.label(id).orElseThrow(), name))
        .map(Place::parent)
        .orElseGet(() -> scheme.parent(id));
  }
}
