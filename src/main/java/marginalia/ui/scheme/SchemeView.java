package marginalia.ui.scheme;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextField;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import marginalia.corpus.LabelId;
import marginalia.corpus.LabelScheme;
import marginalia.session.Workspace;
import marginalia.ui.Context;
import marginalia.ui.control.Icons;
import marginalia.ui.control.LazyTab;
import marginalia.ui.control.OpenTexts;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.kordamp.ikonli.materialdesign2.MaterialDesignR;

/// The scheme panel: the tree of labels and the bin on the left, the chosen label on the right.
public final class SchemeView extends BorderPane {
  private final SchemeViewModel model;
  private final Context context;
  private final TreeView<Entry> tree = new TreeView<>();
  private final TextField name = new TextField();
  private final MergePart merge;
  private final TabPane tabs = new TabPane();
  private final Map<Part, Tab> parts = new EnumMap<>(Part.class);

  /// A line of the tree: a label, or the bin itself.
  record Entry(Optional<LabelId> label, String words, String colour, String key, int answers) {}

  /// What stands beside the tree.
  public enum Part {
    LABEL,
    SPLIT,
    HEALTH,
    VERSIONS
  }

  /// @param open leads to the texts behind a finding
  public SchemeView(SchemeViewModel model, Workspace workspace, Context context, OpenTexts open) {
    this.model = model;
    this.context = context;
    this.merge = new MergePart(model.merge(), context, tree::requestFocus);
    getStyleClass().add("scheme");
    SplitPane split = new SplitPane(left());
    setCenter(split);
    context.inTurn(() -> {
      add(Part.LABEL, "scheme.part.label", () -> new LabelEditor(model, context));
      add(Part.SPLIT, "scheme.part.split", () -> new SplitPart(model.split(), context, open));
      add(Part.HEALTH, "scheme.part.health", () -> health(workspace, open));
      add(Part.VERSIONS, "scheme.part.versions", () -> versions(workspace));
      split.getItems().add(tabs);
      split.setDividerPositions(0.46);
    });
    tree.getSelectionModel()
        .selectedItemProperty()
        .subscribe(
            item -> model.select(Optional.ofNullable(item).flatMap(i -> i.getValue().label())));
    context.scope().follow(workspace.project().scheme(), this::show);
    context
        .scope()
        .follow(workspace.project().labelled(), _ -> show(workspace.project().scheme().get()));
  }

  private void add(Part part, String title, Supplier<Node> content) {
    Tab tab = new LazyTab(context.say(title), content);
    parts.put(part, tab);
    tabs.getTabs().add(tab);
  }

  private Node health(Workspace workspace, OpenTexts open) {
    return new HealthPart(
        new HealthViewModel(workspace, context.words(), context.scope()),
        context,
        open,
        label -> {
          select(tree.getRoot(), label);
          show(Part.LABEL);
          tree.requestFocus();
        });
  }

  private Node versions(Workspace workspace) {
    return new VersionsPart(
        new VersionsViewModel(workspace, context.words(), context.scope()), context);
  }

  /// Shows one of the parts beside the tree.
  public void show(Part part) {
    Optional.ofNullable(parts.get(part)).ifPresent(tabs.getSelectionModel()::select);
  }

  /// State of this screen.
  public SchemeViewModel model() {
    return model;
  }

  private Node left() {
    name.setPromptText(context.say("scheme.add"));
    name.setId("new-label");
    name.setOnAction(_ -> add());
    HBox.setHgrow(name, Priority.ALWAYS);
    HBox adding =
        new HBox(
            8,
            name,
            Icons.button(MaterialDesignP.PLUS, context.say("scheme.add.do"), "accent", this::add));
    HBox tools =
        new HBox(
            4,
            Icons.button(MaterialDesignA.ARROW_UP, context.say("scheme.up"), model::up),
            Icons.button(MaterialDesignA.ARROW_DOWN, context.say("scheme.down"), model::down),
            Icons.button(
                MaterialDesignF.FORMAT_INDENT_INCREASE,
                context.say("scheme.indent"),
                model::indent),
            Icons.button(
                MaterialDesignF.FORMAT_INDENT_DECREASE,
                context.say("scheme.outdent"),
                model::outdent),
            Icons.button(MaterialDesignC.CALL_MERGE, context.say("scheme.merge"), this::merge),
            Icons.button(MaterialDesignC.CALL_SPLIT, context.say("scheme.split"), this::split),
            Icons.button(MaterialDesignD.DELETE_OUTLINE, context.say("scheme.bin"), model::bin),
            Icons.button(MaterialDesignR.RESTORE, context.say("scheme.restore"), model::restore));
    Label complaint = new Label();
    complaint.getStyleClass().add("problem");
    complaint.setWrapText(true);
    model.complaintProperty().subscribe(complaint::setText);
    complaint.managedProperty().bind(complaint.textProperty().isNotEmpty());
    tree.setShowRoot(false);
    tree.setId("label-tree");
    tree.setCellFactory(_ -> new LabelTreeCell());
    tree.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    VBox.setVgrow(tree, Priority.ALWAYS);
    VBox left = new VBox(10, adding, complaint, tools, merge);
    context.inTurn(() -> left.getChildren().add(tree));
    left.getStyleClass().add("scheme-left");
    left.setAlignment(Pos.TOP_LEFT);
    return left;
  }

  private void add() {
    if (model.add(name.getText(), Optional.empty())) {
      name.clear();
    }
  }

  private void merge() {
    model.selectedProperty().get().ifPresent(model.merge()::begin);
    merge.ask();
  }

  private void split() {
    show(Part.SPLIT);
  }

  /// Alt and an arrow moves the chosen label; Ctrl+M merges it, Ctrl+D splits it; Delete puts it
  /// into the bin.
  private void key(KeyEvent event) {
    if (event.getCode() == KeyCode.DELETE) {
      model.bin();
      event.consume();
    } else if (event.isShortcutDown() && event.getCode() == KeyCode.M) {
      merge();
      event.consume();
    } else if (event.isShortcutDown() && event.getCode() == KeyCode.D) {
      split();
      event.consume();
    } else if (event.isAltDown()) {
      Runnable move =
          switch (event.getCode()) {
            case UP -> model::up;
            case DOWN -> model::down;
            case RIGHT -> model::indent;
            case LEFT -> model::outdent;
            default -> () -> {};
          };
      move.run();
      event.consume();
    }
  }

  private void show(LabelScheme scheme) {
    Optional<LabelId> before = model.selectedProperty().get().map(marginalia.corpus.Label::id);
    TreeItem<Entry> root = new TreeItem<>(new Entry(Optional.empty(), "", "#808080", "", 0));
    fill(root, scheme, Optional.empty());
    if (!scheme.binned().isEmpty()) {
      TreeItem<Entry> bin =
          new TreeItem<>(
              new Entry(Optional.empty(), context.say("scheme.theBin"), "#808080", "", 0));
      scheme.binned().forEach(label -> bin.getChildren().add(new TreeItem<>(entry(label))));
      bin.setExpanded(true);
      root.getChildren().add(bin);
    }
    tree.setRoot(root);
    before.ifPresentOrElse(id -> select(root, id), () -> tree.getSelectionModel().selectFirst());
  }

  private void fill(TreeItem<Entry> item, LabelScheme scheme, Optional<LabelId> parent) {
    for (marginalia.corpus.Label label : scheme.children(parent)) {
      TreeItem<Entry> child = new TreeItem<>(entry(label));
      child.setExpanded(true);
      fill(child, scheme, Optional.of(label.id()));
      item.getChildren().add(child);
    }
  }

  private Entry entry(marginalia.corpus.Label label) {
    return new Entry(
        Optional.of(label.id()),
        label.name(),
        label.colour(),
        label.key().orElse(""),
        model.answers(label.id()));
  }

  private void select(TreeItem<Entry> item, LabelId id) {
    if (item.getValue().label().equals(Optional.of(id))) {
      tree.getSelectionModel().select(item);
    }
    item.getChildren().forEach(child -> select(child, id));
  }
}
