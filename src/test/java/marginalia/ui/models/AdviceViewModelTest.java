package marginalia.ui.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import marginalia.jobs.Jobs;
import marginalia.jobs.Scope;
import marginalia.session.Workspace;
import marginalia.ui.SampleWorkspace;
import marginalia.wording.Wording;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdviceViewModelTest {
  private static final Wording WORDS = Wording.in(Locale.ENGLISH);

  @TempDir private Path folder = Path.of("");

  @Test
  void saysWhichModelAndWhyAndLetsItBeTaken() throws IOException {
    Jobs jobs = Jobs.inline();
    try (Workspace workspace = SampleWorkspace.open("larkspur-bikes", folder, jobs)) {
      ModelsViewModel models = new ModelsViewModel(workspace, jobs, WORDS, new Scope());
      AdviceViewModel advice = new AdviceViewModel(workspace, models, jobs, WORDS, new Scope());
      assertThat(advice.recommendedProperty().get()).isEmpty();

      advice.run();

      assertThat(advice.recommendedProperty().get()).startsWith("Recommended: ");
      assertThat(advice.reasonsProperty().get()).isNotEmpty();
      assertThat(advice.rowsProperty().get()).hasSize(8);
      assertThat(advice.rowsProperty().get())
          .allMatch(row -> row.gain().matches("0|[+−]\\d+") && row.seconds().endsWith(" s"));
      assertThat(advice.best()).isPresent();
      advice.take(Optional.of(advice.rowsProperty().get().get(1)));
      assertThat(models.chosenProperty().get().name()).isEqualTo("fasttext");
    }
  }
}
