package marginalia.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import marginalia.corpus.TaskKind;
import marginalia.jobs.Scope;
import marginalia.session.Workspace;
import marginalia.ui.SampleWorkspace;
import marginalia.wording.Wording;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KindViewModelTest {
  @TempDir private Path folder = Path.of("");

  private Workspace workspace;
  private KindViewModel model;

  @BeforeEach
  void open() throws IOException {
    workspace = SampleWorkspace.english(folder);
    model = new KindViewModel(workspace, Wording.in(Locale.ENGLISH), new Scope());
  }

  @AfterEach
  void close() throws IOException {
    workspace.close();
  }

  private TaskKind kind() {
    return workspace.project().settings().get().kind();
  }

  @Test
  void theOwnKindHasNoConsequences() {
    assertThat(model.chosenProperty().get()).isEqualTo(kind());
    assertThat(model.consequencesProperty().get()).isEmpty();
    assertThat(model.readyProperty().get()).isFalse();
  }

  @Test
  void anotherKindIsExplainedAndLeftAloneUntilConfirmed() {
    TaskKind before = kind();

    model.choose(TaskKind.MULTI_LABEL);

    assertThat(model.consequencesProperty().get()).first().asString().contains("keep");
    assertThat(model.readyProperty().get()).isTrue();
    assertThat(kind()).isEqualTo(before);
    model.confirm();
    assertThat(kind()).isEqualTo(TaskKind.MULTI_LABEL);
    assertThat(model.consequencesProperty().get()).isEmpty();
  }

  @Test
  void whatCannotBeSaysWhy() {
    model.choose(TaskKind.BINARY);

    assertThat(model.readyProperty().get()).isFalse();
    assertThat(model.consequencesProperty().get())
        .singleElement()
        .asString()
        .contains("exactly two");
    model.confirm();
    assertThat(kind()).isNotEqualTo(TaskKind.BINARY);
  }

  @Test
  void anUndoIsFollowed() {
    TaskKind before = kind();
    model.choose(TaskKind.MULTI_LABEL);
    model.confirm();

    workspace.history().undo();

    assertThat(kind()).isEqualTo(before);
    assertThat(model.chosenProperty().get()).isEqualTo(before);
  }
}
