package marginalia.ui.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import marginalia.corpus.DocumentId;
import marginalia.corpus.LabelId;
import marginalia.jobs.Scope;
import marginalia.query.Candidate;
import marginalia.session.Workspace;
import marginalia.ui.SampleWorkspace;
import marginalia.wording.Wording;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForecastViewModelTest {
  @TempDir Path folder;

  private Workspace workspace;
  private ForecastViewModel model;

  @BeforeEach
  void open() throws IOException {
    workspace = SampleWorkspace.english(folder);
    model = new ForecastViewModel(workspace, Wording.in(Locale.ENGLISH), new Scope());
  }

  @AfterEach
  void close() throws IOException {
    workspace.close();
  }

  @Test
  void withoutAHistoryItSaysWhatIsMissing() {
    model.onShow(true);

    assertThat(model.aheadProperty().get()).startsWith("A forecast needs macro-F1 at 4");
    assertThat(model.agreementProperty().get()).contains("not been compared");
    assertThat(model.outlookProperty().get().path()).isEmpty();
  }

  @Test
  void afterSomeTrainingsItLooksAhead() {
    workspace.training().retrain();
    LabelId label = workspace.project().scheme().get().active().getFirst().id();
    for (int i = 0; i < 5; i++) {
      List<DocumentId> next =
          workspace.training().ranking().get().candidates().stream()
              .map(Candidate::document)
              .limit(25)
              .toList();
      workspace.labelling().answerAll(next, Set.of(label));
      workspace.training().retrain();
    }

    model.onShow(true);

    assertThat(model.aheadProperty().get()).contains("more labels: about");
    assertThat(model.agreementProperty().get()).contains("κ =");
    assertThat(model.outlookProperty().get().path()).isNotEmpty();
    assertThat(model.shortagesProperty().get()).isNotEmpty();
  }
}
