package marginalia.ui.search;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.Parent;
import javafx.scene.input.KeyCode;
import marginalia.corpus.LabelId;
import marginalia.ui.Context;
import marginalia.ui.Story;
import org.junit.jupiter.api.Test;

/// Texts are filtered by a label and answered, each found by typing in the list of labels.
@SuppressWarnings("NullAway.Init") // set by part
class LabelListStoryTest extends Story {
  private SearchViewModel model;

  LabelListStoryTest() {
    super(980, 700);
  }

  @Override
  protected Parent part(Context context) {
    model = new SearchViewModel(workspace, context.jobs(), context.scope());
    return new SearchView(model, workspace, context, new Nowhere());
  }

  private LabelId label(String name) {
    return workspace.project().scheme().get().find(name).orElseThrow().id();
  }

  private void found() throws Exception {
    await(() -> lookup("#labels-found").tryQuery().isPresent());
    await(() -> !lookup("#labels-found").queryListView().getItems().isEmpty());
  }

  @Test
  void textsAreFilteredAndAnsweredByLabelsFoundByTyping() throws Exception {
    await(() -> lookup("Any label").tryQuery().isPresent());
    clickOn("Any label");
    found();
    write("batt").type(KeyCode.ENTER);
    await(() -> lookup("Battery and charging").tryQuery().isPresent());
    assertThat(lookup("#labels-found").tryQuery()).isEmpty();
    int carrying = workspace.project().answersWith(label("Battery and charging"));
    await(() -> model.count() == carrying);

    clickOn("Battery and charging");
    found();
    clickOn("#any-label");
    await(() -> model.count() > carrying);
    assertThat(lookup("Any label").tryQuery()).isPresent();

    clickOn("Any label");
    found();
    write("bill").type(KeyCode.ENTER);
    int billing = workspace.project().answersWith(label("Billing"));
    await(() -> model.count() == billing);
    clickOn("#bulk");
    found();
    write("repair").type(KeyCode.ENTER);

    await(() -> workspace.project().answersWith(label("Billing")) == 0);
  }
}
