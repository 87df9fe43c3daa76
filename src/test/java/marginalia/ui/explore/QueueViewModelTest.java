package marginalia.ui.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import marginalia.jobs.Scope;
import marginalia.query.Candidate;
import marginalia.session.Workspace;
import marginalia.ui.SampleWorkspace;
import marginalia.ui.explore.QueueViewModel.Next;
import marginalia.wording.Wording;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QueueViewModelTest {
  @TempDir Path folder;

  private Workspace workspace;
  private QueueViewModel model;

  @BeforeEach
  void open() throws IOException {
    workspace = SampleWorkspace.english(folder);
    model = new QueueViewModel(workspace, Wording.in(Locale.ENGLISH), new Scope());
  }

  @AfterEach
  void close() throws IOException {
    workspace.close();
  }

  @Test
  void theNextTextsAreThoseOfTheRankingWithTheirReasons() {
    workspace.training().retrain();
    model.onShow(true);

    assertThat(model.nextProperty().get())
        .hasSize(QueueViewModel.SHOWN)
        .extracting(Next::document)
        .containsExactlyElementsOf(
            workspace.training().ranking().get().candidates().stream()
                .map(Candidate::document)
                .limit(QueueViewModel.SHOWN)
                .toList());
    assertThat(model.nextProperty().get().getFirst().reason()).startsWith("undecided between");
  }

  @Test
  void nobodyReadsTextsForAListThatIsNotOnShow() {
    workspace.training().retrain();

    assertThat(model.nextProperty().get()).isEmpty();
  }

  @Test
  void aSliderMakesAMixtureOfOnesOwnAndANewRanking() {
    model.choose("margin");
    model.weigh("random", 1);

    assertThat(workspace.project().settings().get().strategy())
        .isEqualTo("margin:0.50+random:0.50");
    assertThat(model.presetProperty().get()).isEqualTo(QueueViewModel.OWN);
    assertThat(workspace.training().ranking().get().strategy()).contains("random");
  }

  @Test
  void theLastSliderStaysAboveZero() {
    model.choose("margin");
    model.weigh("margin", 0);

    assertThat(workspace.project().settings().get().strategy()).isEqualTo("margin");
  }

  @Test
  void aStrategyForWholeBatchesHasNoSliders() {
    model.choose("core-set");

    assertThat(model.mixesProperty().get()).isFalse();
  }
}
