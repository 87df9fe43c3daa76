package marginalia.ui.scheme;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import javafx.scene.Parent;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import marginalia.corpus.Label;
import marginalia.ui.Context;
import marginalia.ui.Story;
import org.junit.jupiter.api.Test;

/// A label is divided by digit keys, with a forecast before.
@SuppressWarnings("NullAway.Init") // set by part
class SplitStoryTest extends Story {
  private SplitViewModel model;

  @Override
  protected Parent part(Context context) {
    model = new SplitViewModel(workspace, context.words(), context.scope());
    return new SplitPart(model, context, new Nowhere());
  }

  @Test
  void textsGoToPartsByDigitKeysAndThePartIsNamed() throws Exception {
    Label battery = workspace.project().scheme().get().active().getFirst();
    await(() -> workspace.project().answersWith(battery.id()) > 0);
    int texts = workspace.project().answersWith(battery.id());
    interact(() -> model.offer(Optional.of(battery)));
    await(() -> lookup("#split-texts").tryQuery().isPresent());
    ListView<?> list = lookup("#split-texts").queryListView();
    await(() -> list.getItems().size() == texts);
    interact(list::requestFocus);

    type(KeyCode.DIGIT1, KeyCode.DIGIT1, KeyCode.DIGIT1);
    await(() -> list.getItems().size() == texts - 3);
    ListView<?> parts = lookup("#split-parts").queryListView();
    interact(parts::requestFocus);
    type(KeyCode.DOWN, KeyCode.F2);
    interact(() -> lookup("#split-name").queryTextInputControl().setText("Charging"));
    type(KeyCode.ENTER);
    VBox consequences = lookup("#split-consequences").query();
    await(() -> !consequences.getChildren().isEmpty());
    int before = consequences.getChildren().size();
    clickOn("#split-foretell");
    await(() -> consequences.getChildren().size() == before + 1);
    clickOn("#split-do");
    await(() -> labels().contains("Charging"));

    assertThat(workspace.project().answersWith(battery.id())).isEqualTo(texts - 3);
    assertThat(model.partsProperty().get())
        .extracting(SplitViewModel.Draft::texts)
        .isEqualTo(List.of(texts - 3));
  }
}
