package marginalia.ui.settings;

import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import marginalia.corpus.TaskKind;
import marginalia.ui.Context;
import marginalia.ui.control.Choices;
import marginalia.ui.control.Lines;

/// The kind of the project; before another one is taken it is said what that does to the answers.
final class KindPart extends VBox {
  KindPart(KindViewModel model, Context context) {
    super(8);
    ChoiceBox<TaskKind> kind =
        Choices.of(
            List.of(TaskKind.values()),
            k -> context.say("kind." + k.name()),
            model.chosenProperty().get(),
            model::choose);
    kind.setId("project-kind");
    model.chosenProperty().subscribe(kind::setValue);
    VBox consequences = new VBox(4);
    consequences.setId("kind-consequences");
    Button change = new Button(context.say("kind.do"));
    change.setId("kind-do");
    change.setOnAction(_ -> model.confirm());
    change.disableProperty().bind(model.readyProperty().not());
    model
        .consequencesProperty()
        .subscribe(lines -> {
          consequences.getChildren().setAll(lines.stream().map(KindPart::line).toList());
          consequences.setManaged(!lines.isEmpty());
          change.setVisible(!lines.isEmpty());
          change.setManaged(!lines.isEmpty());
        });
    getChildren().setAll(kind, consequences, change);
  }

  private static Label line(String words) {
    Label line = Lines.wrapped();
    line.setText(words);
    return line;
  }
}
