package marginalia.ui.label;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import marginalia.jobs.Scope;
import marginalia.learn.ModelChoice;
import marginalia.session.Workspace;
import marginalia.ui.SampleWorkspace;
import marginalia.ui.control.Run;
import marginalia.wording.Wording;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SuggestedWordsTest {
  private static final Wording ENGLISH = Wording.in(Locale.ENGLISH);

  @TempDir private Path folder = Path.of("");

  @Test
  void theTextIsMarkedWhileALabelIsProposed() throws IOException {
    try (Workspace workspace = SampleWorkspace.english(folder)) {
      LabellingViewModel model =
          new LabellingViewModel(workspace, SampleWorkspace.CLOCK, new Scope());
      SuggestedWords words = new SuggestedWords(workspace, model, ENGLISH);
      assertThat(words.runsProperty().get()).isEmpty();

      model.suggest();

      assertThat(words.runsProperty().get().stream().map(Run::text).collect(Collectors.joining()))
          .isEqualTo(model.textProperty().get());
      assertThat(words.runsProperty().get()).extracting(Run::tone).contains(Run.Tone.FOR);
      assertThat(words.legendProperty().get()).contains("green");
      model.skip();
      assertThat(words.legendProperty().get()).isEmpty();
      assertThat(words.runsProperty().get()).isEmpty();
    }
  }

  @Test
  void attentionIsShadedAndCalledNoProof() throws IOException {
    try (Workspace workspace = SampleWorkspace.english(folder)) {
      workspace
          .modelling()
          .choose(new ModelChoice("text-rnn", Map.of("epochs", "2", "dim", "16", "width", "8")));
      LabellingViewModel model =
          new LabellingViewModel(workspace, SampleWorkspace.CLOCK, new Scope());
      SuggestedWords words = new SuggestedWords(workspace, model, ENGLISH);

      model.suggest();

      assertThat(words.legendProperty().get()).contains("no proof");
      assertThat(words.runsProperty().get())
          .filteredOn(run -> run.tone() != Run.Tone.PLAIN)
          .isNotEmpty()
          .allMatch(run -> run.tone().name().startsWith("ATTENDED"))
          .allMatch(run -> run.hint().contains("%"));
    }
  }
}
