package marginalia.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.Parent;
import javafx.scene.control.ChoiceBox;
import javafx.scene.layout.VBox;
import marginalia.corpus.TaskKind;
import marginalia.ui.Context;
import marginalia.ui.Story;
import org.junit.jupiter.api.Test;

class KindStoryTest extends Story {
  @Override
  protected Parent part(Context context) {
    return new SettingsView(
        new SettingsViewModel(workspace, context.preferences()), workspace, context);
  }

  @Test
  void whatAnotherKindDoesIsSaidBeforeItIsDone() throws Exception {
    await(() -> lookup("#project-kind").tryQuery().isPresent());
    ChoiceBox<TaskKind> kind = lookup("#project-kind").query();
    VBox consequences = lookup("#kind-consequences").query();
    TaskKind before = kind.getValue();

    interact(() -> kind.setValue(TaskKind.BINARY));
    assertThat(consequences.getChildren()).hasSize(1);
    assertThat(lookup("#kind-do").queryButton().isDisabled()).isTrue();
    interact(() -> kind.setValue(TaskKind.MULTI_LABEL));
    clickOn("#kind-do");

    await(() -> workspace.project().settings().get().kind() == TaskKind.MULTI_LABEL);
    assertThat(consequences.getChildren()).isEmpty();
    interact(() -> workspace.history().undo());
    await(() -> kind.getValue() == before);
    assertThat(workspace.project().settings().get().kind()).isEqualTo(before);
  }
}
