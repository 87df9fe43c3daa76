package marginalia.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import marginalia.corpus.DocumentId;
import marginalia.corpus.Label;
import marginalia.corpus.LabelId;
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
  void textsThatLoseTheirAnswerAreListedBeforeTheyDo() {
    model.choose(TaskKind.MULTI_LABEL);
    model.confirm();
    assertThat(model.openedProperty().get()).isEmpty();
    DocumentId text = workspace.project().documents().get().id(3);
    List<LabelId> labels =
        workspace.project().scheme().get().active().stream().map(Label::id).toList();
    workspace.labelling().answerAll(List.of(text), Set.copyOf(labels.subList(0, 2)));

    int labelled = workspace.project().labelled().get();
    model.choose(TaskKind.MULTI_CLASS);

    assertThat(model.openedProperty().get()).containsExactly(text);
    assertThat(model.text(text)).isNotBlank();
    assertThat(workspace.project().labelled().get()).isEqualTo(labelled);
    model.confirm();
    assertThat(workspace.project().labelled().get()).isEqualTo(labelled - 1);
    assertThat(model.openedProperty().get()).isEmpty();
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
