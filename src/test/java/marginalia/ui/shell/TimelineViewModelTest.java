package marginalia.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import marginalia.jobs.Scope;
import marginalia.session.Workspace;
import marginalia.ui.SampleWorkspace;
import marginalia.ui.shell.TimelineViewModel.Line;
import marginalia.ui.shell.TimelineViewModel.State;
import marginalia.wording.Wording;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TimelineViewModelTest {
  @TempDir Path folder;

  private Workspace workspace;
  private TimelineViewModel model;

  @BeforeEach
  void open() throws IOException {
    workspace = SampleWorkspace.english(folder);
    model = new TimelineViewModel(workspace, Wording.in(Locale.ENGLISH), new Scope());
    workspace.scheme().add("one", Optional.empty());
    workspace.scheme().add("two", Optional.empty());
    model.begin();
  }

  @AfterEach
  void close() throws IOException {
    workspace.close();
  }

  private List<Line> lines() {
    return model.linesProperty().get();
  }

  private boolean has(String label) {
    return workspace.project().scheme().get().find(label).isPresent();
  }

  @Test
  void stepsAreSaidInWordsNewestFirst() {
    assertThat(lines().subList(0, 2))
        .extracting(Line::said)
        .containsExactly("added label “two”", "added label “one”");
    assertThat(lines().getFirst().by()).startsWith("tester, ");
    assertThat(lines().getFirst().state()).isEqualTo(State.HERE);
  }

  @Test
  void anyPointIsReturnedToAndLeftAgain() {
    Line newest = lines().getFirst();

    model.returnTo(lines().get(2));

    assertThat(has("one")).isFalse();
    assertThat(has("two")).isFalse();
    assertThat(lines()).extracting(Line::state).startsWith(State.UNDONE, State.UNDONE, State.HERE);
    model.returnTo(newest);
    assertThat(has("two")).isTrue();
    assertThat(model.hereProperty().get()).contains(newest);
  }

  @Test
  void aPointIsLookedAtBeforeItIsReturnedTo() {
    model.look(lines().get(1));

    assertThat(model.previewProperty().get().getFirst()).contains("labels", "texts");
    assertThat(model.previewProperty().get()).endsWith("“two” came.");
    assertThat(has("two")).isTrue();
  }

  @Test
  void newStepsComeOnlyWhileSomebodyLooks() {
    workspace.scheme().add("three", Optional.empty());
    assertThat(lines().getFirst().said()).isEqualTo("added label “three”");

    model.end();
    workspace.scheme().add("four", Optional.empty());

    assertThat(lines().getFirst().said()).isEqualTo("added label “three”");
  }
}
