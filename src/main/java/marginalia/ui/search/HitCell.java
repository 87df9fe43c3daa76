package marginalia.ui.search;

import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import marginalia.corpus.Annotation;
import marginalia.corpus.DocumentId;
import marginalia.corpus.Verdict;
import marginalia.session.Searching.Hit;
import marginalia.session.Workspace;
import marginalia.ui.Context;
import marginalia.ui.control.Excerpt;

/// One text in the list: its beginning, its answer, what the model says.
final class HitCell extends ListCell<DocumentList.Line> {
  private static final int EXCERPT = 220;

  private final Workspace workspace;
  private final Context context;
  private final Function<DocumentId, Optional<Double>> cosine;
  private final Label text = new Label();
  private final Label about = new Label();
  private final Label answer = new Label();
  private final VBox box;

  /// @param cosine how like what is looked for a text is, where one is looked for
  HitCell(Workspace workspace, Context context, Function<DocumentId, Optional<Double>> cosine) {
    this.cosine = cosine;
    this.workspace = workspace;
    this.context = context;
    about.getStyleClass().add("text-muted");
    answer.getStyleClass().add("answer-chip");
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox line = new HBox(10, about, space, answer);
    line.setAlignment(Pos.CENTER_LEFT);
    box = new VBox(2, text, line);
    box.setMaxWidth(Double.MAX_VALUE);
    text.setMaxWidth(Double.MAX_VALUE);
    setPrefWidth(0);
  }

  @Override
  protected void updateItem(DocumentList.Line line, boolean empty) {
    super.updateItem(line, empty);
    setText(null);
    if (empty || line == null) {
      setGraphic(null);
      return;
    }
    text.setText(line.hit().map(hit -> Excerpt.of(hit.document().text(), EXCERPT)).orElse("…"));
    about.setText(line.hit().map(this::about).orElse(""));
    answer.setText(line.hit().flatMap(Hit::annotation).map(this::said).orElse(""));
    answer.setVisible(!answer.getText().isEmpty());
    setGraphic(box);
  }

  private String about(Hit hit) {
    String origin = hit.document().key().orElse("#" + hit.document().id().value());
    String prediction =
        hit.prediction()
            .map(p ->
                context.say(
                    "texts.prediction",
                    workspace.project().scheme().get().in(context.words().locale()).name(p.label()),
                    p.probability()))
            .orElse("");
    String heldOut =
        workspace.project().documents().get().isHeldOut(hit.document().id())
            ? context.say("texts.heldOut")
            : "";
    String likeness =
        cosine
            .apply(hit.document().id())
            .map(value -> context.say("texts.cosine", value))
            .orElse("");
    return java.util.stream.Stream.of(
            likeness, origin, hit.document().date().orElse(""), prediction, heldOut)
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining("  ·  "));
  }

  private String said(Annotation annotation) {
    String labels =
        annotation.answer().labels().stream()
            .map(workspace.project().scheme().get().in(context.words().locale())::name)
            .collect(Collectors.joining(", "));
    String what =
        annotation.answer().verdict() == Verdict.SKIPPED
            ? context.say("label.skipped")
            : labels.isEmpty() ? context.say("label.none") : labels;
    return annotation.answer().unsure() ? what + "  ?" : what;
  }
}
