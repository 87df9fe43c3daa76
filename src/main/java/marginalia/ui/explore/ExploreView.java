package marginalia.ui.explore;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.BorderPane;
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
    NEW_LABELS
  }

  public ExploreView(
      QueueViewModel queue, NewLabelsViewModel newLabels, Context context, OpenTexts open) {
    getStyleClass().add("explore");
    add(Part.QUEUE, "queue.title", () -> new QueuePart(queue, context, open), context);
    add(
        Part.NEW_LABELS,
        "newLabels.title",
        () -> new NewLabelsPart(newLabels, context, open),
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
