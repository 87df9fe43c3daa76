package marginalia.ui.label;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Collectors;
import marginalia.jobs.Scope;
import marginalia.session.Workspace;
import marginalia.ui.SampleWorkspace;
import marginalia.ui.control.Run;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SuggestedWordsTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void theTextIsMarkedWhileALabelIsProposed() throws IOException {
    try (Workspace workspace = SampleWorkspace.english(folder)) {
      LabellingViewModel model =
          new LabellingViewModel(workspace, SampleWorkspace.CLOCK, new Scope());
      SuggestedWords words = new SuggestedWords(workspace, model);
      assertThat(words.runsProperty().get()).isEmpty();

      model.suggest();

      assertThat(words.runsProperty().get().stream().map(Run::text).collect(Collectors.joining()))
          .isEqualTo(model.textProperty().get());
      assertThat(words.runsProperty().get()).extracting(Run::tone).contains(Run.Tone.FOR);
      model.skip();
      assertThat(words.runsProperty().get()).isEmpty();
    }
  }
}
