package marginalia.ui.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import marginalia.corpus.LabelId;
import marginalia.jobs.Scope;
import marginalia.session.Workspace;
import marginalia.ui.SampleWorkspace;
import marginalia.ui.control.Run;
import marginalia.wording.Wording;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluationViewModelTest {
  @TempDir private Path folder = Path.of("");

  private Workspace workspace;
  private EvaluationViewModel model;

  @BeforeEach
  void open() throws IOException {
    workspace = SampleWorkspace.english(folder);
    model = new EvaluationViewModel(workspace, Wording.in(Locale.ENGLISH), new Scope());
  }

  @AfterEach
  void close() throws IOException {
    workspace.close();
  }

  @Test
  void aLabelShowsItsStrongestWords() {
    assertThat(model.explainedProperty().get()).contains("Select a label");
    LabelId label = model.scheme().get().active().getFirst().id();

    model.explain(Optional.of(label));

    assertThat(model.explainedProperty().get()).contains(model.name(label));
    assertThat(model.strongestProperty().get().speakingFor()).hasSize(20);
    model.explain(Optional.empty());
    assertThat(model.strongestProperty().get().speakingFor()).isEmpty();
  }

  @Test
  void textsOfACellAreMarkedWhereTheySpeakForTheModelsLabel() {
    model.run();

    assertThat(model.cellProperty().get()).isPresent();
    assertThat(model.textsProperty().get()).isNotEmpty();
    assertThat(model.textsProperty().get())
        .anySatisfy(text -> assertThat(text.runs()).extracting(Run::tone).contains(Run.Tone.FOR));
  }

  @Test
  void aTextAnsweredAnewLeavesTheCell() {
    model.run();
    int before = model.textsProperty().get().size();

    model.relabel(
        model.textsProperty().get().getFirst().document(),
        model.scheme().get().active().getFirst().id());

    assertThat(model.textsProperty().get()).hasSize(before - 1);
  }
}
