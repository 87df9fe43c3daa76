package marginalia.ui.label;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import javafx.scene.Parent;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import marginalia.corpus.DocumentId;
import marginalia.corpus.Label;
import marginalia.corpus.TaskKind;
import marginalia.session.SchemeEditing;
import marginalia.ui.Command;
import marginalia.ui.Context;
import marginalia.ui.SampleWorkspace;
import marginalia.ui.Story;
import org.junit.jupiter.api.Test;

@SuppressWarnings("NullAway.Init") // set by part
class PickerStoryTest extends Story {
  private LabellingViewModel model;
  private LabellingView view;

  @Override
  protected Parent part(Context context) {
    workspace.changingKind().change(TaskKind.HIERARCHICAL);
    Label top = workspace.project().scheme().get().active().getFirst();
    SchemeEditing editing = new SchemeEditing(workspace.project());
    editing.add("gearbox", Optional.of(top.id()));
    editing.add("wheels", Optional.of(top.id()));
    model = new LabellingViewModel(workspace, SampleWorkspace.CLOCK, context.scope());
    view = new LabellingView(model, workspace, context, _ -> {});
    return view;
  }

  @Test
  void aLabelOfATreeIsPickedByKeyboard() throws Exception {
    ListView<?> list = lookup("#pick-list").query();
    await(() -> list.isVisible() && list.getItems().size() > 2);
    int all = list.getItems().size();
    interact(() -> view.run(Command.FIND_LABEL));
    push(KeyCode.LEFT);
    await(() -> list.getItems().size() == all - 2);
    push(KeyCode.RIGHT);
    await(() -> list.getItems().size() == all);
    DocumentId first = model.itemProperty().get().orElseThrow().document().id();

    write("gearb");
    await(() -> list.getItems().size() == 1);
    push(KeyCode.ENTER);
    await(() -> !model.itemProperty().get().orElseThrow().document().id().equals(first));

    assertThat(workspace.labelling().item(first).orElseThrow().answer().labels())
        .extracting(workspace.project().scheme().get()::name)
        .containsExactly("gearbox");
  }
}
