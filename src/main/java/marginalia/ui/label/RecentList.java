package marginalia.ui.label;

import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import marginalia.corpus.Annotation;
import marginalia.corpus.DocumentId;
import marginalia.corpus.Verdict;
import marginalia.session.Labelling;
import marginalia.session.Workspace;
import marginalia.ui.Context;
import marginalia.ui.control.Excerpt;
import marginalia.ui.control.Swatch;

/// The answers given last; a click shows the text again, to be corrected.
final class RecentList extends ListView<Labelling.Recent> {
  private static final double ROW_HEIGHT = 52;

  private final Workspace workspace;
  private final Context context;

  RecentList(Workspace workspace, Context context, Consumer<DocumentId> chosen) {
    this.workspace = workspace;
    this.context = context;
    getStyleClass().add("recent-list");
    setFixedCellSize(ROW_HEIGHT);
    setFocusTraversable(false);
    setCellFactory(_ -> new Line());
    setOnMouseClicked(_ -> {
      Labelling.Recent picked = getSelectionModel().getSelectedItem();
      if (picked != null) {
        chosen.accept(picked.annotation().document());
      }
    });
    context.scope().follow(workspace.labelling().recent(), this::show);
    context.scope().follow(workspace.project().scheme(), _ -> refresh());
  }

  private void show(List<Labelling.Recent> recent) {
    getItems().setAll(recent);
  }

  private String said(Annotation annotation) {
    String labels =
        annotation.answer().verdict() == Verdict.SKIPPED
            ? context.say("label.skipped")
            : annotation.answer().labels().isEmpty()
                ? context.say("label.none")
                : String.join(
                    ", ",
                    annotation.answer().labels().stream()
                        .map(workspace.project().scheme().get().in(context.words().locale())::name)
                        .toList());
    return annotation.answer().unsure() ? labels + "  ?" : labels;
  }

  private String colour(Annotation annotation) {
    return annotation.answer().labels().stream()
        .findFirst()
        .flatMap(workspace.project().scheme().get()::label)
        .map(label -> label.colour())
        .orElse("#9aa0a6");
  }

  private final class Line extends ListCell<Labelling.Recent> {
    Line() {
      setPrefWidth(0);
    }

    @Override
    protected void updateItem(Labelling.Recent recent, boolean empty) {
      super.updateItem(recent, empty);
      if (empty || recent == null) {
        setText(null);
        setGraphic(null);
      } else {
        setGraphic(new Swatch(colour(recent.annotation())));
        setText(said(recent.annotation()) + "\n" + Excerpt.of(recent.text(), 60));
      }
    }
  }
}
