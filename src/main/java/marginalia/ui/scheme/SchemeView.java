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
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import marginalia.session.Workspace;
import marginalia.ui.Context;
import marginalia.ui.control.Icons;
import marginalia.ui.control.LazyTab;
import marginalia.ui.control.OpenTexts;
import marginalia.ui.control.Strokes;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignR;

/// The scheme panel: the tree of labels and the bin on the left, what is chosen on the right.
public final class SchemeView extends BorderPane {
  private final SchemeViewModel model;
  private final Context context;
  private final LabelTree tree;
  private final NewLabelField adding;
  private final LabelSearchField search;
  private final MergePart merge;
  private final PonderPart bin;
  private final SchemeFilesPart files;
  private final TabPane tabs = new TabPane();
  private final Map<Part, Tab> parts = new EnumMap<>(Part.class);
  private Runnable rename = () -> {};

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
    this.tree = new LabelTree(model, context);
    this.adding = new NewLabelField(model, context, tree::requestFocus);
    this.search = new LabelSearchField(model, context, tree::requestFocus);
    this.merge = new MergePart(model.merge(), context, tree::requestFocus);
    this.bin =
        new PonderPart(
            model.binning(), context, "bin", MaterialDesignD.DELETE_OUTLINE, tree::requestFocus);
    this.files = new SchemeFilesPart(model.files(), context);
    getStyleClass().add("scheme");
    SplitPane split = new SplitPane(left(workspace.project().name()));
    setCenter(split);
    context.inTurn(() -> {
      add(Part.LABEL, "scheme.part.label", this::editor);
      add(Part.SPLIT, "scheme.part.split", () -> new SplitPart(model.split(), context, open));
      add(Part.HEALTH, "scheme.part.health", () -> health(workspace, open));
      add(Part.VERSIONS, "scheme.part.versions", () -> versions(workspace));
      split.getItems().add(tabs);
      split.setDividerPositions(0.46);
    });
    context.scope().follow(workspace.project().labelled(), _ -> tree.refresh());
    model.binning().openProperty().subscribe(bin::ask);
    focusedProperty()
        .subscribe(focused -> {
          if (focused) {
            tree.requestFocus();
          }
        });
  }

  private void add(Part part, String title, Supplier<Node> content) {
    Tab tab = new LazyTab(context.say(title), content);
    parts.put(part, tab);
    tabs.getTabs().add(tab);
  }

  private Node editor() {
    LabelEditor editor = new LabelEditor(model, context);
    rename = editor::editName;
    return editor;
  }

  private Node health(Workspace workspace, OpenTexts open) {
    return new HealthPart(
        new HealthViewModel(workspace, context.words(), context.scope()),
        context,
        open,
        label -> {
          model.select(Optional.of(label));
          show(Part.LABEL);
          tree.requestFocus();
        },
        label -> {
          model.select(Optional.of(label));
          show(Part.SPLIT);
          context.inTurn(() -> model.split().propose(2));
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

  private Node left(String project) {
    Label complaint = new Label();
    complaint.getStyleClass().add("problem");
    complaint.setId("scheme-complaint");
    complaint.setWrapText(true);
    model.complaintProperty().subscribe(complaint::setText);
    complaint.managedProperty().bind(complaint.textProperty().isNotEmpty());
    tree.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    VBox.setVgrow(tree, Priority.ALWAYS);
    VBox left = new VBox(10, adding, complaint, tools(project), search, merge, bin, files);
    context.inTurn(() -> left.getChildren().add(tree));
    left.getStyleClass().add("scheme-left");
    left.setAlignment(Pos.TOP_LEFT);
    return left;
  }

  /// Leads the keyboard to where a label is searched for.
  public void find() {
    search.begin();
  }

  private Node tools(String project) {
    return new FlowPane(
        4,
        4,
        tool(MaterialDesignA.ARROW_UP, TreeKey.UP),
        tool(MaterialDesignA.ARROW_DOWN, TreeKey.DOWN),
        tool(MaterialDesignF.FORMAT_INDENT_INCREASE, TreeKey.INDENT),
        tool(MaterialDesignF.FORMAT_INDENT_DECREASE, TreeKey.OUTDENT),
        tool(MaterialDesignC.CALL_MERGE, TreeKey.MERGE),
        tool(MaterialDesignC.CALL_SPLIT, TreeKey.SPLIT),
        tool(MaterialDesignD.DELETE_OUTLINE, TreeKey.BIN),
        tool(MaterialDesignR.RESTORE, TreeKey.RESTORE),
        files.menu(project));
  }

  private Node tool(Ikon icon, TreeKey key) {
    return Icons.button(
        icon,
        context.say("scheme.tool", context.say(key.wordingKey()), context.key(key.stroke())),
        () -> run(key));
  }

  private void key(KeyEvent event) {
    TreeKey.of(Strokes.of(event))
        .ifPresent(key -> {
          run(key);
          event.consume();
        });
  }

  private void run(TreeKey key) {
    switch (key) {
      case UP -> model.moves().up();
      case DOWN -> model.moves().down();
      case INDENT -> model.moves().indent();
      case OUTDENT -> model.moves().outdent();
      case RENAME -> {
        show(Part.LABEL);
        rename.run();
      }
      case ADD -> adding.begin();
      case MERGE -> {
        model.selectedProperty().get().ifPresent(model.merge()::begin);
        merge.ask();
      }
      case SPLIT -> show(Part.SPLIT);
      case BIN -> model.bin();
      case RESTORE -> model.restore();
    }
  }
}
