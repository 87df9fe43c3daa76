package marginalia.ui.scheme;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import javafx.scene.control.TreeItem;
import marginalia.corpus.Label;
import marginalia.corpus.LabelId;
import marginalia.corpus.LabelScheme;

/// The items of a tree of labels. A label keeps its item as long as it is there, and with it
/// whether it is open; only what changes is touched. UI thread only.
final class Branches {
  private final TreeItem<Entry> root = new TreeItem<>(Entry.ofBin(""));
  private final TreeItem<Entry> bin;
  private final Map<LabelId, TreeItem<Entry>> items = new HashMap<>();
  private final Function<Label, Entry> entry;

  /// A line of the tree: a label, or the bin itself.
  record Entry(Optional<LabelId> label, String words, String colour, String key) {
    static Entry ofBin(String words) {
      return new Entry(Optional.empty(), words, "#808080", "");
    }
  }

  Branches(String binName, Function<Label, Entry> entry) {
    this.bin = new TreeItem<>(Entry.ofBin(binName));
    this.entry = entry;
    bin.setExpanded(true);
  }

  TreeItem<Entry> root() {
    return root;
  }

  Optional<TreeItem<Entry>> item(LabelId label) {
    return Optional.ofNullable(items.get(label));
  }

  /// Shows some labels of a scheme as a tree, and `binned` in the bin; returns whether any line has
  /// come, gone or moved. O(labels).
  ///
  /// @param open whether labels that have come show what is below them
  boolean show(LabelScheme scheme, Set<LabelId> labels, List<Label> binned, boolean open) {
    Map<Optional<LabelId>, List<TreeItem<Entry>>> below = new HashMap<>();
    List<LabelId> order = new ArrayList<>();
    for (Label label : scheme.active()) {
      if (labels.contains(label.id())) {
        order.add(label.id());
        below
            .computeIfAbsent(scheme.parent(label.id()), _ -> new ArrayList<>())
            .add(item(label, open));
      }
    }
    Set<LabelId> there = new HashSet<>(order);
    binned.forEach(label -> there.add(label.id()));
    List<TreeItem<Entry>> away = binned.stream().map(label -> item(label, false)).toList();
    items.keySet().retainAll(there);
    List<TreeItem<Entry>> top =
        new ArrayList<>(below.getOrDefault(Optional.<LabelId>empty(), List.of()));
    if (!away.isEmpty()) {
      top.add(bin);
    }
    boolean changed = set(root, top);
    changed |= set(bin, away);
    for (LabelId label : order) {
      List<TreeItem<Entry>> children = below.getOrDefault(Optional.of(label), List.of());
      changed |= item(label).filter(item -> set(item, children)).isPresent();
    }
    for (TreeItem<Entry> item : away) {
      changed |= set(item, List.of());
    }
    return changed;
  }

  private TreeItem<Entry> item(Label label, boolean open) {
    TreeItem<Entry> item =
        items.computeIfAbsent(
            label.id(),
            _ -> {
              TreeItem<Entry> fresh = new TreeItem<>();
              fresh.setExpanded(open);
              return fresh;
            });
    Entry now = entry.apply(label);
    if (!now.equals(item.getValue())) {
      item.setValue(now);
    }
    return item;
  }

  private static boolean set(TreeItem<Entry> item, List<TreeItem<Entry>> children) {
    boolean changes = !item.getChildren().equals(children);
    if (changes) {
      item.getChildren().setAll(children);
    }
    return changes;
  }

  /// The rows of labels among those that are open, the root not counted. O(open lines).
  int[] rows(Set<LabelId> labels) {
    List<TreeItem<Entry>> open = open();
    return java.util.stream.IntStream.range(0, open.size())
        .filter(row -> open.get(row).getValue().label().filter(labels::contains).isPresent())
        .toArray();
  }

  /// The lines that are open, from top to bottom, the root not counted.
  List<TreeItem<Entry>> open() {
    List<TreeItem<Entry>> lines = new ArrayList<>();
    java.util.Deque<TreeItem<Entry>> ahead = new java.util.ArrayDeque<>();
    root.getChildren().reversed().forEach(ahead::push);
    while (!ahead.isEmpty()) {
      TreeItem<Entry> line = ahead.pop();
      lines.add(line);
      if (line.isExpanded()) {
        line.getChildren().reversed().forEach(ahead::push);
      }
    }
    return lines;
  }
}
