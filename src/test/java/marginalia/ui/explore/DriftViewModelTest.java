package marginalia.ui.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import marginalia.corpus.DateStep;
import marginalia.session.Workspace;
import marginalia.ui.SampleWorkspace;
import marginalia.wording.Wording;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DriftViewModelTest {
  @TempDir Path folder;

  private Workspace workspace;
  private DriftViewModel model;

  @BeforeEach
  void open() throws IOException {
    workspace = SampleWorkspace.english(folder);
    model = new DriftViewModel(workspace, Wording.in(Locale.ENGLISH));
  }

  @AfterEach
  void close() throws IOException {
    workspace.close();
  }

  @Test
  void thePeriodsAreListedAndTheLastOneIsChosen() {
    model.part(DateStep.MONTH);
    model.run();

    assertThat(model.runningProperty().get()).isFalse();
    assertThat(model.summaryProperty().get()).startsWith("Reference: ..");
    assertThat(model.linesProperty().get())
        .isNotEmpty()
        .isSortedAccordingTo((a, b) -> a.period().name().compareTo(b.period().name()))
        .allMatch(line -> line.said().startsWith(line.period().name() + ": AUC 0."))
        .allMatch(line ->
            line.note().startsWith(line.period().significant() ? "sign" : "not significant"));
    assertThat(model.risingProperty().get())
        .hasSameSizeAs(model.linesProperty().get().getLast().period().rising());

    model.choose(0);

    assertThat(model.fallingProperty().get())
        .hasSameSizeAs(model.linesProperty().get().getFirst().period().falling());

    model.choose(-1);

    assertThat(model.risingProperty().get()).isEmpty();
  }

  @Test
  void aReferenceThatHoldsNothingIsSaid() {
    model.refer("1901");
    model.run();

    assertThat(model.summaryProperty().get())
        .isEqualTo("No text is dated within the reference 1901..1901.");
    assertThat(model.linesProperty().get()).isEmpty();
  }

  @Test
  void whatIsNoSpanIsSaid() {
    model.refer("lately");
    model.run();

    assertThat(model.summaryProperty().get()).startsWith("lately is no span of dates");
  }
}
