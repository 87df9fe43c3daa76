package marginalia.ui.scheme;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.collections.ListChangeListener;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.control.skin.VirtualFlow;
import marginalia.corpus.Label;
import marginalia.corpus.LabelId;
import marginalia.corpus.LabelScheme;
import marginalia.ui.Context;
import marginalia.ui.scheme.Branches.Entry;

/// The tree of labels and the bin. What is open and what is chosen stays over every change of the
/// scheme; while something is searched for, a tree of the hits stands in its place.
final class LabelTree extends TreeView<Entry> {
  private static final double ROW_HEIGHT = 30;

  /// A scheme of more labels is opened level by level.
  private static final int OPEN_AT_ONCE = 200;

  private final SchemeViewModel model;
  private final Context context;
  private final Branches all;
  private Branches branches;
  private boolean updating;

  LabelTree(SchemeViewModel model, Context context) {
    this.model = model;
    this.context = context;
    this.all = branches();
    this.branches = all;
    setId("label-tree");
    setShowRoot(false);
    setFixedCellSize(ROW_HEIGHT);
    getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    setCellFactory(_ -> new LabelTreeCell(this, model));
    getSelectionModel()
        .getSelectedIndices()
        .addListener((ListChangeListener<Integer>) _ -> chosen());
    model.shownProperty().subscribe(this::show);
    model
        .chosenProperty()
        .subscribe(chosen -> {
          if (!updating && !chosen.equals(selection())) {
            mark(chosen);
          }
        });
  }

  private Branches branches() {
    return new Branches(context.say("scheme.theBin"), this::entry);
  }

  private Entry entry(Label label) {
    return new Entry(
        Optional.of(label.id()),
        label.name(context.words().locale().getLanguage()),
        label.colour(),
        label.key().orElse(""));
  }

  private void show(SchemeViewModel.Shown shown) {
    LabelScheme scheme = shown.scheme();
    updating = true;
    boolean searching = shown.hits().isPresent();
    boolean open = searching || scheme.active().size() <= OPEN_AT_ONCE;
    branches = searching ? branches() : all;
    boolean moved =
        branches.show(scheme, shown.wanted(), searching ? List.of() : scheme.binned(), open);
    boolean other = getRoot() == null || !getRoot().equals(branches.root());
    if (other) {
      setRoot(branches.root());
    }
    updating = false;
    if (moved || other) {
      mark(model.chosenProperty().get());
    }
  }

  /// Marks these labels as chosen and leads the eye to the first.
  private void mark(Set<LabelId> labels) {
    updating = true;
    labels.forEach(label -> branches.item(label).ifPresent(LabelTree::reveal));
    int[] rows = branches.rows(labels);
    boolean nothing = getSelectionModel().isEmpty();
    getSelectionModel().clearSelection();
    if (rows.length > 0) {
      getSelectionModel().selectIndices(rows[0], Arrays.copyOfRange(rows, 1, rows.length));
      getFocusModel().focus(rows[0]);
      show(rows[0]);
    }
    updating = false;
    if (nothing && labels.isEmpty()) {
      getSelectionModel().selectFirst();
    }
  }

  private static void reveal(TreeItem<Entry> item) {
    for (TreeItem<Entry> at = item.getParent(); at != null; at = at.getParent()) {
      at.setExpanded(true);
    }
  }

  private void show(int row) {
    boolean seen =
        lookup(".virtual-flow") instanceof VirtualFlow<?> flow
            && flow.getFirstVisibleCell() != null
            && flow.getFirstVisibleCell().getIndex() <= row
            && flow.getLastVisibleCell().getIndex() >= row;
    if (!seen) {
      scrollTo(Math.max(0, row - 3));
    }
  }

  private void chosen() {
    if (!updating) {
      model.choose(selection());
    }
  }

  private Set<LabelId> selection() {
    Set<LabelId> labels = new LinkedHashSet<>();
    List<Integer> indices = getSelectionModel().getSelectedIndices();
    if (indices.size() < 2) {
      // the model tells of the index before it knows the item
      indices.stream()
          .flatMap(row -> Optional.ofNullable(getTreeItem(row)).stream())
          .flatMap(item -> item.getValue().label().stream())
          .forEach(labels::add);
      return labels;
    }
    List<TreeItem<Entry>> lines = branches.open();
    for (int row = 0; row < lines.size(); row++) {
      if (getSelectionModel().isSelected(row)) {
        lines.get(row).getValue().label().ifPresent(labels::add);
      }
    }
    return labels;
  }

  /// Whether a line is the bin's own.
  static boolean isBin(Entry entry) {
    return entry.label().isEmpty();
  }

  /// Brings more of the tree into sight while something is dragged along its edges.
  void scrollBeside(IndexedCell<?> cell) {
    if (lookup(".virtual-flow") instanceof VirtualFlow<?> flow
        && flow.getFirstVisibleCell() != null) {
      if (cell.getIndex() <= flow.getFirstVisibleCell().getIndex()) {
        flow.scrollPixels(-ROW_HEIGHT / 3);
      } else if (cell.getIndex() >= flow.getLastVisibleCell().getIndex()) {
        flow.scrollPixels(ROW_HEIGHT / 3);
      }
    }
  }
}
