package marginalia.ui.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import marginalia.corpus.Label;
import marginalia.corpus.LabelId;
import marginalia.corpus.LabelScheme;
import marginalia.jobs.Jobs;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Keys that come while labels are searched for: what is found is told when the test says so.
class FoundLabelsTest {
  private static final LabelScheme SCHEME = scheme("bark", "barn", "bird", "bard");

  private final LinkedBlockingQueue<Runnable> window = new LinkedBlockingQueue<>();
  private final Jobs jobs = new Jobs(window::add);
  private final List<String> taken = new ArrayList<>();
  private final LabelFinder finder = new LabelFinder(() -> SCHEME, jobs);
  private final FoundLabels found =
      new FoundLabels(finder, List::of, label -> taken.add(SCHEME.name(label)));

  private static LabelScheme scheme(String... names) {
    return new LabelScheme(
        IntStream.range(0, names.length)
            .mapToObj(i ->
                Label.draft(names[i], Optional.empty(), i, "#000000", Optional.empty())
                    .withId(new LabelId(i + 1)))
            .toList());
  }

  @AfterEach
  void close() {
    jobs.close();
  }

  private void deliver() throws InterruptedException {
    while (finder.searching()) {
      deliverOne();
    }
  }

  private void deliverOne() throws InterruptedException {
    Runnable next = window.poll(10, TimeUnit.SECONDS);
    assertThat(next).isNotNull();
    next.run();
  }

  private void shown(String typed) throws InterruptedException {
    found.find(typed);
    deliver();
  }

  private List<String> names() {
    return found.hitsProperty().get().stream().map(Label::name).toList();
  }

  @Test
  void theFirstIsMarkedAndTaken() throws InterruptedException {
    shown("ba");
    found.take();

    assertThat(names()).containsExactly("bark", "barn", "bard");
    assertThat(taken).containsExactly("bark");
  }

  @Test
  void enterBeforeAnythingIsFoundTakesTheFirstThatFitsWhatWasTyped() throws InterruptedException {
    shown("ba");

    found.find("bi");
    found.take();
    assertThat(taken).isEmpty();
    deliver();

    assertThat(taken).containsExactly("bird");
  }

  @Test
  void whatWasMarkedIsTakenThoughANewerSearchIsUnderWay() throws InterruptedException {
    shown("b");

    found.find("bard");
    found.down();
    found.take();
    deliver();

    assertThat(taken).containsExactly("barn");
  }

  @Test
  void whatWasMarkedStaysMarkedWhereItIsFoundAgain() throws InterruptedException {
    shown("b");

    found.find("ar");
    found.down();
    found.down();
    found.down();
    deliver();
    found.take();

    assertThat(names()).containsExactly("bark", "barn", "bard");
    assertThat(taken).containsExactly("bard");
  }

  @Test
  void nothingIsTakenForALabelThatIsNoLongerFound() throws InterruptedException {
    shown("b");

    found.find("bi");
    found.down();
    deliver();
    found.take();

    assertThat(found.atProperty().get()).isEqualTo(-1);
    assertThat(taken).isEmpty();
    found.down();
    found.take();
    assertThat(taken).containsExactly("bird");
  }

  @Test
  void typingOnForgetsTheMark() throws InterruptedException {
    shown("b");
    found.down();

    shown("ba");
    found.take();

    assertThat(taken).containsExactly("bark");
  }

  @Test
  void nothingIsTakenOnceNobodyLooks() throws InterruptedException {
    found.find("bi");
    found.take();
    found.forget();
    while (!jobs.running().get().isEmpty()) {
      deliverOne();
    }

    assertThat(taken).isEmpty();
  }
}
