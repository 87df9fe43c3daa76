package marginalia.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import marginalia.wording.Notice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ActionStoreTest {
  @TempDir Path folder;

  @Test
  void stepsAreUndoneFromTheLastAndRedoneFromTheFirst() throws IOException {
    try (Stored stored = new Stored(folder)) {
      long first = stored.step(ActionKind.ANSWER);
      long second = stored.step(ActionKind.ANSWER);

      assertThat(stored.actions.undoable()).map(Action::id).contains(second);
      stored.actions.markUndone(second);
      assertThat(stored.actions.undoable()).map(Action::id).contains(first);
      stored.actions.markUndone(first);
      assertThat(stored.actions.undoable()).isEmpty();
      assertThat(stored.actions.redoable()).map(Action::id).contains(first);
    }
  }

  @Test
  void aNewStepAbandonsWhatCouldBeRedone() throws IOException {
    try (Stored stored = new Stored(folder)) {
      stored.actions.markUndone(stored.step(ActionKind.ANSWER));
      long next = stored.step(ActionKind.SCHEME);

      assertThat(stored.actions.redoable()).isEmpty();
      assertThat(stored.actions.latest(5)).extracting(Action::id).containsExactly(next);
    }
  }

  @Test
  void aRunningStepDoesNotCountAndAbandonsNothingUntilItIsFinished() throws IOException {
    try (Stored stored = new Stored(folder)) {
      long undone = stored.step(ActionKind.ANSWER);
      stored.actions.markUndone(undone);
      long running =
          stored.actions.begin(ActionKind.IMPORT, Notice.of("step.skip"), "me", Stored.NOW);

      assertThat(stored.actions.undoable()).isEmpty();
      assertThat(stored.actions.redoable()).map(Action::id).contains(undone);

      Notice said = Notice.of("step.bulk", Notice.of("step.skip"), 3);
      stored.actions.finish(running, said);
      assertThat(stored.actions.undoable()).map(Action::said).contains(said);
      assertThat(stored.actions.redoable()).isEmpty();
    }
  }
}
