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

  /// The parts of this screen.
  public enum Part {
    QUEUE,
    MAP,
    NEW_LABELS
  }

  /// The state of each part.
  public record Models(QueueViewModel queue, MapViewModel map, NewLabelsViewModel newLabels) {}

  public ExploreView(Models models, Workspace workspace, Context context, OpenTexts open) {
    getStyleClass().add("explore");
    add(Part.QUEUE, "queue.title", () -> new QueuePart(models.queue(), context, open), context);
    add(Part.MAP, "map.title", () -> new MapPart(models.map(), workspace, context, open), context);
    add(
        Part.NEW_LABELS,
        "newLabels.title",
        () -> new NewLabelsPart(models.newLabels(), context, open),
        context);
    setCenter(tabs);
  }

  private void add(Part part, String title, Supplier<Node> content, Context context) {
    Tab tab = new LazyTab(context.say(title), content);
    parts.put(part, tab);
    tabs.getTabs().add(tab);
  }

  /// Shows one of its parts.
  public void show(Part part) {
    tabs.getSelectionModel().select(parts.get(part));
  }
}
