package marginalia.ui.models;

import java.util.EnumMap;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.BorderPane;
import marginalia.ui.Context;

/// The models screen: the model that learns and those that have learnt; how texts become units.
public final class ModelsView extends BorderPane {
  private final TabPane tabs = new TabPane();
  private final Map<Part, Tab> parts = new EnumMap<>(Part.class);

  /// The parts of this screen that one looks at in turn.
  public enum Part {
    MODEL,
    TEXTS
  }

  public ModelsView(ModelsViewModel model, TextsViewModel texts, Context context) {
    getStyleClass().add("models");
    add(Part.MODEL, "models.part.model", new ModelPart(model, context), context);
    add(Part.TEXTS, "models.part.texts", new TextsPart(model, texts, context), context);
    setCenter(tabs);
  }

  private void add(Part part, String title, Node content, Context context) {
    Tab tab = new Tab(context.say(title), content);
    tab.setClosable(false);
    parts.put(part, tab);
    tabs.getTabs().add(tab);
  }

  /// Shows one of its parts.
  public void show(Part part) {
    tabs.getSelectionModel().select(parts.get(part));
  }
}
