package marginalia.corpus;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The labels of a project as a tree, at one moment. Immutable; safe for any thread.
public final class LabelScheme {
  /// The scheme without labels.
  public static final LabelScheme EMPTY = new LabelScheme(List.of());

  private static final Comparator<Label> ORDER =
      Comparator.comparingInt(Label::position).thenComparing(Label::id);

  private final Map<LabelId, Label> byId = new HashMap<>();
  private final Map<Optional<LabelId>, List<Label>> children = new HashMap<>();
  private final List<Label> active;

  /// Takes labels in any order, binned ones too. A label whose parent is missing or in the bin
  /// stands at the top.
  ///
  /// @throws IllegalArgumentException if the parents form a circle
  public LabelScheme(List<Label> labels) {
    labels.forEach(label -> byId.put(label.id(), label));
    for (Label label : labels) {
      checkNoCircle(label);
      if (!label.binned()) {
        children.computeIfAbsent(livingParent(label), _ -> new ArrayList<>()).add(label);
      }
    }
    children.values().forEach(list -> list.sort(ORDER));
    List<Label> preorder = new ArrayList<>();
    collect(Optional.empty(), preorder);
    active = List.copyOf(preorder);
  }

  private void checkNoCircle(Label start) {
    Set<LabelId> seen = new HashSet<>();
    Optional<LabelId> at = Optional.of(start.id());
    while (at.isPresent()) {
      if (!seen.add(at.get())) {
        throw new IllegalArgumentException("label " + start.name() + " lies below itself");
      }
      at = Optional.ofNullable(byId.get(at.get())).flatMap(Label::parent);
    }
  }

  private Optional<LabelId> livingParent(Label label) {
    return label.parent().filter(id -> byId.containsKey(id) && !byId.get(id).binned());
  }

  private void collect(Optional<LabelId> parent, List<Label> into) {
    for (Label label : children(parent)) {
      into.add(label);
      collect(Optional.of(label.id()), into);
    }
  }

  /// The labels on offer, parents before their children, siblings by position.
  public List<Label> active() {
    return active;
  }

  /// The labels in the recycle bin, by name.
  public List<Label> binned() {
    return byId.values().stream()
        .filter(Label::binned)
        .sorted(Comparator.comparing(Label::name).thenComparing(Label::id))
        .toList();
  }

  /// The labels directly below `parent`, or at the top for an empty one.
  public List<Label> children(Optional<LabelId> parent) {
    return List.copyOf(children.getOrDefault(parent, List.of()));
  }

  /// The label with this identity, in the bin or not.
  public Optional<Label> label(LabelId id) {
    return Optional.ofNullable(byId.get(id));
  }

  /// Name of a label, or its number where it is unknown.
  public String name(LabelId id) {
    return label(id).map(Label::name).orElse("#" + id.value());
  }

  /// Names from the top of the tree down to this label, joined by `/`. Cost O(depth).
  public String path(LabelId id) {
    Optional<Label> label = label(id);
    if (label.isEmpty()) {
      return name(id);
    }
    return livingParent(label.get())
        .map(parent -> path(parent) + "/" + label.get().name())
        .orElse(label.get().name());
  }

  /// The active label with this path or, failing that, the first with this name.
  public Optional<Label> find(String pathOrName) {
    return active.stream()
        .filter(label -> path(label.id()).equals(pathOrName))
        .findFirst()
        .or(() -> active.stream().filter(label -> label.name().equals(pathOrName)).findFirst());
  }

  /// Number of steps above this label; 0 at the top.
  public int depth(LabelId id) {
    return label(id).flatMap(this::livingParent).map(parent -> 1 + depth(parent)).orElse(0);
  }

  /// Whether `label` is `ancestor` or lies below it.
  public boolean isWithin(LabelId label, LabelId ancestor) {
    return label.equals(ancestor)
        || label(label)
            .flatMap(Label::parent)
            .map(parent -> isWithin(parent, ancestor))
            .orElse(false);
  }
}
