package marginalia.ui.scheme;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import javafx.scene.Parent;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import marginalia.corpus.Label;
import marginalia.jobs.Jobs;
import marginalia.ui.Context;
import marginalia.ui.Story;
import org.junit.jupiter.api.Test;

/// A label with answers goes into the bin after what that does has been said.
@SuppressWarnings("NullAway.Init") // set by part
class BinStoryTest extends Story {
  private SchemeViewModel model;

  @Override
  protected Parent part(Context context) {
    model =
        new SchemeViewModel(
            workspace, context.keymap(), Jobs.inline(), context.words(), context.scope());
    return new SchemeView(model, workspace, context, new Nowhere());
  }

  @Test
  void enterPutsTheLabelIntoTheBinAndEscapeDoesNot() throws Exception {
    await(() -> lookup("#label-tree").tryQuery().isPresent());
    TreeView<?> tree = lookup("#label-tree").query();
    Label praise = workspace.project().scheme().get().find("Praise").orElseThrow();
    await(() -> workspace.project().answersWith(praise.id()) > 0);
    interact(() -> {
      model.select(Optional.of(praise.id()));
      tree.requestFocus();
    });

    type(KeyCode.DELETE);
    VBox said = lookup("#bin-consequences").query();
    await(() -> said.getChildren().size() == 3);
    type(KeyCode.ESCAPE);
    await(() -> said.getChildren().isEmpty());
    assertThat(labels()).contains("Praise");
    assertThat(tree.isFocused()).isTrue();

    type(KeyCode.DELETE);
    await(() -> !said.getChildren().isEmpty());
    type(KeyCode.ENTER);
    await(() -> !labels().contains("Praise"));
  }
}
