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
import java.util.stream.Stream;
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
  private List<Line> lines = List.of();

  /// A line of the tree: a label, or the bin itself.
  record Entry(Optional<LabelId> label, String words, String colour, String key) {
    static Entry ofBin(String words) {
      return new Entry(Optional.empty(), words, "#808080", "");
    }
  }

  /// A label in the tree and the label it stands below.
  private record Line(Label label, Optional<LabelId> parent) {
    boolean standsWhere(Line other) {
      return label.id().equals(other.label.id()) && parent.equals(other.parent);
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
  /// come, gone or moved. O(labels), but only lines between the first and the last that differ are
  /// looked at closely.
  ///
  /// @param wanted which labels, those above them among them; empty for all
  /// @param open whether labels that have come show what is below them
  boolean show(
      LabelScheme scheme, Optional<Set<LabelId>> wanted, List<Label> binned, boolean open) {
    List<Line> before = lines;
    lines =
        scheme.active().stream()
            .filter(label -> isWanted(label, wanted))
            .map(label -> new Line(label, scheme.parent(label.id())))
            .toList();
    int most = Math.min(before.size(), lines.size());
    int first = alike(before, lines, most);
    int last = alike(before.reversed(), lines.reversed(), most - first);
    List<Line> gone = before.subList(first, before.size() - last);
    List<Line> come = lines.subList(first, lines.size() - last);
    forget(gone, come, binned);
    come.forEach(line -> item(line.label(), open));
    List<TreeItem<Entry>> away = binned.stream().map(label -> item(label, false)).toList();
    boolean changed = set(bin, away);
    Set<LabelId> touched = new HashSet<>();
    Stream.of(gone, come)
        .flatMap(List::stream)
        .forEach(line -> line.parent().ifPresent(touched::add));
    for (LabelId parent : touched) {
      List<TreeItem<Entry>> below = below(scheme, Optional.of(parent), wanted);
      changed |= item(parent).filter(item -> set(item, below)).isPresent();
    }
    List<TreeItem<Entry>> top = new ArrayList<>(below(scheme, Optional.empty(), wanted));
    if (!away.isEmpty()) {
      top.add(bin);
    }
    return set(root, top) || changed;
  }

  private static boolean isWanted(Label label, Optional<Set<LabelId>> wanted) {
    return wanted.isEmpty() || wanted.get().contains(label.id());
  }

  /// How many lines are at their old places, from the beginning; what is said of them is renewed.
  private int alike(List<Line> before, List<Line> now, int most) {
    int alike = 0;
    while (alike < most && now.get(alike).standsWhere(before.get(alike))) {
      Label label = now.get(alike).label();
      if (!label.equals(before.get(alike).label())) {
        item(label, false);
      }
      alike++;
    }
    return alike;
  }

  /// Drops the items of labels that are neither in the tree nor in the bin any more.
  private void forget(List<Line> gone, List<Line> come, List<Label> binned) {
    Set<LabelId> stale = new HashSet<>();
    gone.forEach(line -> stale.add(line.label().id()));
    bin.getChildren().forEach(item -> item.getValue().label().ifPresent(stale::add));
    come.forEach(line -> stale.remove(line.label().id()));
    binned.forEach(label -> stale.remove(label.id()));
    items.keySet().removeAll(stale);
  }

  private List<TreeItem<Entry>> below(
      LabelScheme scheme, Optional<LabelId> parent, Optional<Set<LabelId>> wanted) {
    return scheme.children(parent).stream()
        .filter(label -> isWanted(label, wanted))
        .flatMap(label -> item(label.id()).stream())
        .toList();
  }

  /// The item of a label, brought up to date.
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
