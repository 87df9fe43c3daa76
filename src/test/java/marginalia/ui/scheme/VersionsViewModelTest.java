package marginalia.ui.scheme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import marginalia.corpus.Label;
import marginalia.jobs.Scope;
import marginalia.session.Workspace;
import marginalia.ui.SampleWorkspace;
import marginalia.ui.scheme.VersionsViewModel.Line;
import marginalia.ui.scheme.VersionsViewModel.Then;
import marginalia.wording.Wording;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VersionsViewModelTest {
  @TempDir Path folder;

  private Workspace workspace;
  private VersionsViewModel model;

  @BeforeEach
  void open() throws IOException {
    workspace = SampleWorkspace.english(folder);
    model = new VersionsViewModel(workspace, Wording.in(Locale.ENGLISH), new Scope());
    model.shown();
  }

  @AfterEach
  void close() throws IOException {
    workspace.close();
  }

  private List<Line> lines() {
    return model.linesProperty().get();
  }

  private List<String> names() {
    return workspace.project().scheme().get().active().stream().map(Label::name).toList();
  }

  @Test
  void aVersionIsShownWithItsLabelsAndAnswersAndBroughtBack() {
    List<String> before = names();
    Line version = lines().getFirst();
    workspace.scheme().add("one", Optional.empty());
    assertThat(lines().getFirst().said()).isEqualTo("added label “one”");

    model.look(version);

    assertThat(model.labelsProperty().get()).extracting(Then::name).isEqualTo(before);
    assertThat(model.labelsProperty().get()).anyMatch(then -> then.answers() > 0);
    assertThat(model.differencesProperty().get())
        .startsWith("Going back to this version:", "“one” went.");
    model.restore();
    assertThat(names()).isEqualTo(before);
    workspace.history().undo();
    assertThat(names()).contains("one");
  }

  @Test
  void twoVersionsAreComparedInWhateverOrderTheyAreChosen() {
    workspace.scheme().add("one", Optional.empty());
    Line older = lines().getFirst();
    workspace.scheme().add("two", Optional.empty());
    Line newer = lines().getFirst();

    model.compare(newer, older);

    assertThat(model.differencesProperty().get())
        .containsExactly("Different in the later version:", "“two” came.");
    assertThat(model.labelsProperty().get()).extracting(Then::name).doesNotContain("two");
    List<String> before = names();
    model.restore();
    assertThat(names()).isEqualTo(before);
  }

  @Test
  void newVersionsAreReadOnlyWhileSomebodyLooks() {
    int count = lines().size();
    model.hidden();
    workspace.scheme().add("one", Optional.empty());
    assertThat(lines()).hasSize(count);

    model.shown();

    assertThat(lines()).hasSize(count + 1);
  }
}
