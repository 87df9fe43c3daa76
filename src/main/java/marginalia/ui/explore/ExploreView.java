package marginalia.ui.explore;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.BorderPane;
import marginalia.session.Workspace;
import marginalia.ui.Context;
import marginalia.ui.control.LazyTab;
import marginalia.ui.control.OpenTexts;

/// The screen that looks beyond the next text, in parts that one looks at in turn.
public final class ExploreView extends BorderPane {
  private final TabPane tabs = new TabPane();
  private final Map<Part, Tab> parts = new EnumMap<>(Part.class);
  private final CompareViewModel compare;
  private final DriftViewModel drift;

  /// The parts of this screen.
  public enum Part {
    QUEUE,
    NEW_LABELS,
    COMPARE,
    DRIFT,
    MAP
  }

  public ExploreView(Workspace workspace, Context context, OpenTexts open) {
    QueueViewModel queue = new QueueViewModel(workspace, context.words(), context.scope());
    MapViewModel map = new MapViewModel(workspace, context.words(), context.scope());
    compare = new CompareViewModel(workspace, context.words());
    drift = new DriftViewModel(workspace, context.words());
    NewLabelsViewModel newLabels =
        new NewLabelsViewModel(workspace, context.words(), context.scope());
    getStyleClass().add("explore");
    add(Part.QUEUE, "queue.title", () -> new QueuePart(queue, context, open), context);
    add(
        Part.NEW_LABELS,
        "newLabels.title",
        () -> new NewLabelsPart(newLabels, context, open),
        context);
    add(
        Part.COMPARE,
        "compare.title",
        () -> new ComparePart(compare, workspace, context, open),
        context);
    add(Part.DRIFT, "drift.title", () -> new DriftPart(drift, context), context);
    add(Part.MAP, "map.title", () -> new MapPart(map, workspace, context, open), context);
    setCenter(tabs);
  }

  private void add(Part part, String title, Supplier<Node> content, Context context) {
    Tab tab = new LazyTab(context.say(title), content);
    parts.put(part, tab);
    tabs.getTabs().add(tab);
  }

  /// What is compared.
  public CompareViewModel compare() {
    return compare;
  }

  /// What is followed over time.
  public DriftViewModel drift() {
    return drift;
  }

  /// Shows one of its parts.
  public void show(Part part) {
    tabs.getSelectionModel().select(parts.get(part));
  }
}
