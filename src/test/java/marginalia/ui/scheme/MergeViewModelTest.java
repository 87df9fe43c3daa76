package marginalia.ui.scheme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import marginalia.corpus.Label;
import marginalia.jobs.Scope;
import marginalia.session.Workspace;
import marginalia.ui.SampleWorkspace;
import marginalia.wording.Wording;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MergeViewModelTest {
  @TempDir Path folder;

  private Workspace workspace;
  private MergeViewModel model;

  @BeforeEach
  void open() throws IOException {
    workspace = SampleWorkspace.english(folder);
    model = new MergeViewModel(workspace, Wording.in(Locale.ENGLISH), new Scope());
  }

  @AfterEach
  void close() throws IOException {
    workspace.close();
  }

  private Label label(String name) {
    return workspace.project().scheme().get().find(name).orElseThrow();
  }

  @Test
  void nothingHappensBeforeItIsConfirmed() {
    int answers = workspace.project().answersWith(label("Praise").id());
    model.begin(label("Praise"));
    model.choose(label("Billing").id());

    assertThat(model.titleProperty().get()).isEqualTo("Merge “Praise” into “Billing”");
    assertThat(model.consequencesProperty().get())
        .anyMatch(line -> line.startsWith(answers + " texts change"))
        .contains("What it does to macro-F1: evaluate first to see.");
    model.cancel();
    model.confirm();

    assertThat(model.openProperty().get()).isFalse();
    assertThat(workspace.project().answersWith(label("Praise").id())).isEqualTo(answers);
  }

  @Test
  void confirmingMergesAndCloses() {
    int together =
        workspace.project().answersWith(label("Praise").id())
            + workspace.project().answersWith(label("Billing").id());
    model.begin(label("Praise"));
    assertThat(model.readyProperty().get()).isFalse();
    model.choose(label("Billing").id());

    model.confirm();

    assertThat(workspace.project().scheme().get().find("Praise")).isEmpty();
    assertThat(workspace.project().answersWith(label("Billing").id())).isEqualTo(together);
    assertThat(model.openProperty().get()).isFalse();
  }

  @Test
  void theLabelItselfIsNotOffered() {
    model.begin(label("Praise"));

    assertThat(model.others().get().find("Praise")).isEmpty();
    assertThat(model.others().get().find("Billing")).isPresent();
  }

  @Test
  void aLabelThatGoesMeanwhileIsNoLongerThoughtOver() {
    model.begin(label("Praise"));
    model.choose(label("Billing").id());

    workspace.arranging().bin(Set.of(label("Billing").id()));
    assertThat(model.readyProperty().get()).isFalse();
    workspace.arranging().bin(Set.of(label("Praise").id()));

    assertThat(model.openProperty().get()).isFalse();
  }
}
