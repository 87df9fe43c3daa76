package marginalia.ui.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.Parent;
import javafx.scene.control.TableView;
import marginalia.corpus.TaskKind;
import marginalia.evaluate.TreeScores;
import marginalia.ui.Context;
import marginalia.ui.Story;
import org.junit.jupiter.api.Test;

class TreeStoryTest extends Story {
  @Override
  protected Parent part(Context context) {
    workspace.changingKind().change(TaskKind.HIERARCHICAL);
    EvaluationViewModel model =
        new EvaluationViewModel(workspace, context.words(), context.scope());
    return new EvaluationView(
        model,
        new ForecastViewModel(workspace, context.words(), context.scope()),
        context,
        _ -> {});
  }

  @Test
  void theTreeHasATabOnceItWasMeasured() throws Exception {
    EvaluationView view = (EvaluationView) lookup(".evaluation").query();
    assertThat(view.parts()).doesNotContain(EvaluationView.Part.TREE);
    await(() -> workspace.training().trained().get().isPresent());

    clickOn("#evaluate");
    await(view::finished);
    interact(() -> view.show(EvaluationView.Part.TREE));

    TableView<TreeScores.Level> levels = lookup("#levels").queryTableView();
    assertThat(levels.getItems()).isNotEmpty();
    assertThat(levels.getItems().getFirst().support()).isPositive();
  }
}
