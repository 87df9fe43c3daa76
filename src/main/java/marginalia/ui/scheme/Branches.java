package marginalia.ui.scheme;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
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
  private final Map<LabelId, Label> known = new HashMap<>();
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

  /// Shows the labels of a scheme as a tree, and `binned` in the bin; returns whether any line has
  /// come, gone or moved. O(labels).
  ///
  /// @param wanted which labels, those above them among them; empty for all
  /// @param open whether labels that have come show what is below them
  boolean show(
      LabelScheme scheme, Optional<Set<LabelId>> wanted, List<Label> binned, boolean open) {
    Set<LabelId> gone = new HashSet<>(items.keySet());
    List<TreeItem<Entry>> away = binned.stream().map(label -> item(label, false)).toList();
    List<TreeItem<Entry>> top = new ArrayList<>(below(scheme, Optional.empty(), wanted, open));
    if (!away.isEmpty()) {
      top.add(bin);
    }
    boolean changed = set(root, top);
    changed |= set(bin, away);
    for (Label label : binned) {
      gone.remove(label.id());
      changed |= set(item(label, false), List.of());
    }
    for (Label label : scheme.active()) {
      if (isWanted(label, wanted)) {
        gone.remove(label.id());
        changed |= set(item(label, open), below(scheme, Optional.of(label.id()), wanted, open));
      }
    }
    items.keySet().removeAll(gone);
    known.keySet().removeAll(gone);
    return changed;
  }

  private static boolean isWanted(Label label, Optional<Set<LabelId>> wanted) {
    return wanted.isEmpty() || wanted.get().contains(label.id());
  }

  private List<TreeItem<Entry>> below(
      LabelScheme scheme, Optional<LabelId> parent, Optional<Set<LabelId>> wanted, boolean open) {
    List<Label> labels = scheme.children(parent);
    if (labels.isEmpty()) {
      return List.of();
    }
    List<TreeItem<Entry>> below = new ArrayList<>(labels.size());
    for (Label label : labels) {
      if (isWanted(label, wanted)) {
        below.add(item(label, open));
      }
    }
    return below;
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
    if (!label.equals(known.put(label.id(), label))) {
      item.setValue(entry.apply(label));
    }
    return item;
  }

  private static boolean set(TreeItem<Entry> item, List<TreeItem<Entry>> children) {
    if (children.isEmpty() && item.isLeaf()) {
      return false;
    }
    boolean changes = !item.getChildren().equals(children);
    if (changes) {
      item.getChildren().setAll(children);
    }
    return changes;
  }

  /// The rows of labels among those that are open, the root not counted. O(open lines).
  int[] rows(Set<LabelId> labels) {
    List<TreeItem<Entry>> open = open();
    return IntStream.range(0, open.size())
        .filter(row -> open.get(row).getValue().label().filter(labels::contains).isPresent())
        .toArray();
  }

  /// The lines that are open, from top to bottom, the root not counted.
  List<TreeItem<Entry>> open() {
    List<TreeItem<Entry>> lines = new ArrayList<>();
    Deque<TreeItem<Entry>> ahead = new ArrayDeque<>();
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
