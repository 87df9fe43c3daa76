package marginalia.ui.explore;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.Parent;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import marginalia.ui.Context;
import marginalia.ui.Story;
import org.junit.jupiter.api.Test;

/// Groups become labels, are renamed, merged and dropped, all by keyboard.
class NewLabelsStoryTest extends Story {
  @Override
  protected Parent part(Context context) {
    return new NewLabelsPart(
        new NewLabelsViewModel(workspace, context.words(), context.scope()),
        context,
        new Nowhere());
  }

  private ListView<?> groups() {
    return lookup("#new-labels").queryListView();
  }

  @Test
  void aGroupIsMergedRenamedAndAcceptedByKeyboard() throws Exception {
    await(() -> lookup("#new-labels-look").tryQuery().isPresent());
    await(() -> workspace.project().labelled().get() > 0);
    clickOn("#new-labels-look");
    await(() -> groups().getItems().size() > 2);
    int found = groups().getItems().size();
    interact(groups()::requestFocus);

    type(KeyCode.M);
    await(() -> groups().getItems().size() == found - 1);
    type(KeyCode.DOWN, KeyCode.DELETE);
    await(() -> groups().getItems().size() == found - 2);
    type(KeyCode.UP, KeyCode.F2);
    interact(() -> lookup("#new-label-name").queryTextInputControl().setText("Something new"));
    type(KeyCode.ENTER);
    await(groups()::isFocused);
    type(KeyCode.ENTER);
    await(() -> labels().contains("Something new"));

    assertThat(groups().getItems()).hasSize(found - 3);
    assertThat(workspace.labelling().leftInWorklist()).isPositive();
  }
}
