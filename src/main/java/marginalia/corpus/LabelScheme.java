package marginalia.corpus;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/// The labels of a project as a tree, at one moment. Immutable; safe for any thread. Made in
/// O(labels · length of a path); everything asked of it afterwards is a look-up unless it says
/// otherwise.
public final class LabelScheme {
  /// The scheme without labels.
  public static final LabelScheme EMPTY = new LabelScheme(List.of());

  /// Labels lie in so many levels at most, one at the top being in the first. Nested twice a level,
  /// files of labels stay below what readers and writers of JSON bear.
  public static final int LEVELS = 100;

  private static final Comparator<Label> ORDER =
      Comparator.comparingInt(Label::position).thenComparing(Label::id);

  private final Map<LabelId, Label> byId;
  private final Map<Optional<LabelId>, List<Label>> children = new HashMap<>();
  private final Map<LabelId, String> paths;
  private final Map<String, Label> byPath;
  private final Map<String, List<Label>> byName;
  private final Map<String, Label> byKey = new HashMap<>();
  private final List<Label> active;

  /// Takes labels in any order, binned ones too. A label whose parent is missing or in the bin
  /// stands at the top.
  ///
  /// @throws IllegalArgumentException if the parents form a circle
  public LabelScheme(List<Label> labels) {
    byId = HashMap.newHashMap(labels.size());
    paths = HashMap.newHashMap(labels.size());
    byPath = HashMap.newHashMap(labels.size());
    byName = HashMap.newHashMap(labels.size());
    labels.forEach(label -> byId.put(label.id(), label));
    checkNoCircle(labels);
    for (Label label : labels) {
      if (!label.binned()) {
        children.computeIfAbsent(livingParent(label), _ -> new ArrayList<>()).add(label);
      }
    }
    children.replaceAll((_, siblings) -> siblings.stream().sorted(ORDER).toList());
    active = List.copyOf(preorder());
  }

  private void checkNoCircle(List<Label> labels) {
    Set<LabelId> sound = HashSet.newHashSet(labels.size());
    for (Label start : labels) {
      Set<LabelId> way = new HashSet<>();
      Optional<LabelId> at = Optional.of(start.id());
      while (at.isPresent() && !sound.contains(at.get())) {
        if (!way.add(at.get())) {
          throw new IllegalArgumentException("label " + start.name() + " lies below itself");
        }
        at = Optional.ofNullable(byId.get(at.get())).flatMap(Label::parent);
      }
      sound.addAll(way);
    }
  }

  private Optional<LabelId> livingParent(Label label) {
    return label
        .parent()
        .filter(id -> {
          Label parent = byId.get(id);
          return parent != null && !parent.binned();
        });
  }

  /// All that is on offer, parents before their children; remembers what is looked up.
  private List<Label> preorder() {
    List<Label> preorder = new ArrayList<>();
    Deque<Label> open = new ArrayDeque<>(children(Optional.empty()));
    while (!open.isEmpty()) {
      Label label = open.pop();
      preorder.add(label);
      String path =
          livingParent(label)
              .map(parent -> paths.get(parent) + "/" + label.name())
              .orElse(label.name());
      paths.put(label.id(), path);
      byPath.putIfAbsent(path, label);
      byName.computeIfAbsent(label.name(), _ -> new ArrayList<>(1)).add(label);
      label.key().ifPresent(key -> byKey.putIfAbsent(sameKey(key), label));
      children(Optional.of(label.id())).reversed().forEach(open::push);
    }
    return preorder;
  }

  /// The labels on offer, parents before their children, siblings by position.
  public List<Label> active() {
    return active;
  }

  /// The labels in the recycle bin, by name. O(labels).
  public List<Label> binned() {
    return byId.values().stream()
        .filter(Label::binned)
        .sorted(Comparator.comparing((Label label) -> label.name()).thenComparing(Label::id))
        .toList();
  }

  /// The labels directly below `parent`, or at the top for an empty one.
  public List<Label> children(Optional<LabelId> parent) {
    return children.getOrDefault(parent, List.of());
  }

  /// The label with this identity, in the bin or not.
  public Optional<Label> label(LabelId id) {
    return Optional.ofNullable(byId.get(id));
  }

  /// Whether the label is there and not in the bin.
  public boolean isActive(LabelId id) {
    return paths.containsKey(id);
  }

  /// The label that stands above another in the tree on offer; empty at the top.
  public Optional<LabelId> parent(LabelId id) {
    return label(id).flatMap(this::livingParent);
  }

  /// Name of a label, or its number where it is unknown.
  public String name(LabelId id) {
    return label(id).map(Label::name).orElse("#" + id.value());
  }

  /// How the labels are called in a language of the screen.
  public LabelNames in(Locale locale) {
    return new LabelNames(this, locale.getLanguage());
  }

  /// Names from the top of the tree down to this label, joined by `/`.
  public String path(LabelId id) {
    String known = paths.get(id);
    return known != null ? known : path(id, this::name);
  }

  /// The same by other names. O(depth).
  String path(LabelId id, Function<LabelId, String> name) {
    List<String> steps = new ArrayList<>(List.of(name.apply(id)));
    above(id).forEach(label -> steps.add(name.apply(label)));
    return String.join("/", steps.reversed());
  }

  /// The active label with this path or, failing that, the only one with this name.
  public Optional<Label> find(String pathOrName) {
    return Optional.of(all(pathOrName)).filter(found -> found.size() == 1).map(List::getFirst);
  }

  /// The active label with this path or, failing that, all with this name, in their order.
  public List<Label> all(String pathOrName) {
    return Optional.ofNullable(byPath.get(pathOrName))
        .map(List::of)
        .orElseGet(() -> List.copyOf(byName.getOrDefault(pathOrName, List.of())));
  }

  /// The active label that a key gives, large or small letter alike.
  public Optional<Label> withKey(String key) {
    return Optional.ofNullable(byKey.get(sameKey(key)));
  }

  /// What is equal for keys that are one: large and small letters.
  public static String sameKey(String key) {
    int[] large = key.codePoints().map(Character::toUpperCase).toArray();
    return new String(large, 0, large.length);
  }

  /// The label on offer that stands for this one: itself, or the one it was merged into, however
  /// often; empty if there is none.
  public Optional<Label> successor(LabelId id) {
    Optional<Label> at = label(id);
    for (int steps = 0; at.isPresent() && at.get().binned() && steps < byId.size(); steps++) {
      at = at.get().successor().flatMap(this::label);
    }
    return at.filter(label -> !label.binned());
  }

  /// The labels above this one, the nearest first. O(depth).
  public List<LabelId> above(LabelId id) {
    List<LabelId> above = new ArrayList<>();
    for (Optional<LabelId> at = parent(id); at.isPresent(); at = parent(at.get())) {
      above.add(at.get());
    }
    return above;
  }

  /// Number of steps above this label; 0 at the top. O(depth).
  public int depth(LabelId id) {
    return above(id).size();
  }

  /// In how many levels labels and those below them lie, the bin's too; 0 for none. O(labels ·
  /// depth).
  public int levels(Set<LabelId> labels) {
    int levels = 0;
    for (Label label : byId.values()) {
      int level = 1;
      for (Optional<LabelId> at = Optional.of(label.id()); at.isPresent(); level++) {
        levels = labels.contains(at.get()) ? Math.max(levels, level) : levels;
        at = label(at.get()).flatMap(Label::parent);
      }
    }
    return levels;
  }

  /// Whether labels that lie in so many levels may come below `parent`, or to the top, so that none
  /// lies deeper than [#LEVELS]. O(depth).
  public boolean hasRoom(int levels, Optional<LabelId> parent) {
    return parent.map(above -> depth(above) + 1).orElse(0) + levels <= LEVELS;
  }

  /// Whether `label` is `ancestor` or lies below it. O(depth).
  public boolean isWithin(LabelId label, LabelId ancestor) {
    return isWithin(label, Set.of(ancestor));
  }

  /// Whether a label is one of `ancestors` or lies below one. O(depth).
  public boolean isWithin(LabelId label, Set<LabelId> ancestors) {
    Optional<LabelId> at = Optional.of(label);
    while (at.isPresent() && !ancestors.contains(at.get())) {
      at = label(at.get()).flatMap(Label::parent);
    }
    return at.isPresent();
  }

  /// Those of `labels` that lie below no other of them, in the order of the tree; binned ones come
  /// last. O(labels · depth).
  public List<Label> topmost(Set<LabelId> labels) {
    return Stream.concat(active.stream(), binned().stream())
        .filter(label -> labels.contains(label.id()))
        .filter(label -> label.parent().filter(above -> isWithin(above, labels)).isEmpty())
        .toList();
  }

  /// The same with other states of some labels, known by their identities. O(all labels).
  public LabelScheme with(List<Label> changed) {
    Map<LabelId, Label> all = new HashMap<>(byId);
    changed.forEach(label -> all.put(label.id(), label));
    return new LabelScheme(List.copyOf(all.values()));
  }
}
