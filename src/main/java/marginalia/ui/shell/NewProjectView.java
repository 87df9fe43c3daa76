package marginalia.ui.shell;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import marginalia.corpus.TaskKind;
import marginalia.ui.Context;
import marginalia.ui.control.Choices;

/// Asks what a new project needs: how many labels a text takes, and their names.
public final class NewProjectView extends StackPane {
  /// Gets what was asked for.
  public interface Made {
    void make(TaskKind kind, List<String> labels);

    void cancel();
  }

  public NewProjectView(Context context, Made made) {
    getStyleClass().add("start");
    Label title = new Label(context.say("new.title"));
    title.getStyleClass().add("start-title");
    ChoiceBox<TaskKind> kind =
        Choices.of(
            List.of(TaskKind.values()),
            k -> context.say("kind." + k.name()),
            TaskKind.MULTI_CLASS,
            _ -> {});
    kind.setId("kind");
    TextArea labels = new TextArea();
    labels.setPromptText(context.say("new.labels.prompt"));
    labels.setPrefRowCount(8);
    labels.setId("labels");
    Button create = new Button(context.say("new.create"));
    create.getStyleClass().add("accent");
    create.setId("create");
    create.setOnAction(_ ->
        made.make(
            kind.getValue(),
            labels
                .getText()
                .lines()
                .map(String::strip)
                .filter(l -> !l.isEmpty())
                .distinct()
                .toList()));
    Button cancel = new Button(context.say("new.cancel"));
    cancel.setOnAction(_ -> made.cancel());
    VBox column =
        new VBox(
            12,
            title,
            new Label(context.say("new.kind")),
            kind,
            new Label(context.say("new.labels")),
            labels,
            new HBox(12, create, cancel));
    column.setMaxWidth(560);
    column.setAlignment(Pos.CENTER_LEFT);
    getChildren().add(column);
  }
}
