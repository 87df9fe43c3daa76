package marginalia.ui.shell;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Clock;
import java.util.List;
import javafx.stage.Stage;
import marginalia.jobs.Progress;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.testfx.framework.junit5.ApplicationTest;

@Tag("ui")
@Timeout(60)
class WarmUpTest extends ApplicationTest {
  @Override
  public void start(Stage stage) {
    // The toolkit alone is wanted.
  }

  @Test
  void everyScreenCanBeMadeAndLaidOutBesideTheUiThread() {
    assertThatCode(() -> WarmUp.start("", List.of(), List.of())).doesNotThrowAnyException();
    assertThatCode(() -> WarmUp.labelling(List.of(), Clock.systemUTC(), Progress.none()))
        .doesNotThrowAnyException();
    assertThatCode(() -> WarmUp.everyScreen(List.of(), Clock.systemUTC(), Progress.none()))
        .doesNotThrowAnyException();
  }
}
