package marginalia.ui.models;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.BorderPane;
import marginalia.ui.Context;
import marginalia.ui.control.LazyTab;

/// The models screen: the model that learns and those that have learnt; which to use; the lesson of
/// one by others; how texts become units; vectors of words.
public final class ModelsView extends BorderPane {
  private final TabPane tabs = new TabPane();
  private final ModelsViewModel model;
  private final VectorsViewModel vectors;
  private final AdviceViewModel advice;
  private final TeachingViewModel teaching;
  private final Map<Part, Tab> parts = new EnumMap<>(Part.class);

  /// The parts of this screen that one looks at in turn.
  public enum Part {
    MODEL,
    ADVICE,
    TEACHING,
    TEXTS,
    VECTORS,
    ENCODERS
  }

  public ModelsView(
      ModelsViewModel model,
      AdviceViewModel advice,
      TeachingViewModel teaching,
      TextsViewModel texts,
      VectorsViewModel vectors,
      EncodersViewModel encoders,
      Context context) {
    this.model = model;
    this.vectors = vectors;
    this.advice = advice;
    this.teaching = teaching;
    getStyleClass().add("models");
    var _ = add(Part.MODEL, "models.part.model", () -> new ModelPart(model, context), context);
    var _ =
        add(
            Part.ADVICE,
            "recommend.title",
            () -> new AdvicePart(advice, context, () -> show(Part.MODEL)),
            context);
    var _ =
        add(
            Part.TEACHING,
            "distil.title",
            () -> new TeachingPart(teaching, context, () -> show(Part.MODEL)),
            context);
    var _ =
        add(Part.TEXTS, "models.part.texts", () -> new TextsPart(model, texts, context), context);
    add(Part.VECTORS, "models.part.vectors", () -> new VectorsPart(vectors, context), context)
        .selectedProperty()
        .subscribe(chosen -> {
          if (chosen) {
            vectors.open();
          }
        });
    add(Part.ENCODERS, "encoders.title", () -> new EncodersPart(encoders, context), context)
        .selectedProperty()
        .subscribe(chosen -> {
          if (chosen) {
            encoders.open();
          }
        });
    setCenter(tabs);
  }

  private Tab add(Part part, String title, Supplier<Node> content, Context context) {
    Tab tab = new LazyTab(context.say(title), content);
    parts.put(part, tab);
    tabs.getTabs().add(tab);
    return tab;
  }

  /// Shows one of its parts.
  public void show(Part part) {
    tabs.getSelectionModel().select(parts.get(part));
  }

  /// State of the model that is being chosen.
  public ModelsViewModel model() {
    return model;
  }

  /// State of the question which model to use.
  public AdviceViewModel advice() {
    return advice;
  }

  /// State of the lesson of one model by others.
  public TeachingViewModel teaching() {
    return teaching;
  }

  /// State of the word vectors.
  public VectorsViewModel vectors() {
    return vectors;
  }
}
