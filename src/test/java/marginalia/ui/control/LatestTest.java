package marginalia.ui.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import marginalia.jobs.Job;
import marginalia.jobs.Jobs;
import marginalia.wording.Notice;
import org.junit.jupiter.api.Test;

class LatestTest {
  private final LinkedBlockingQueue<Runnable> window = new LinkedBlockingQueue<>();
  private final List<String> told = new ArrayList<>();
  private final Latest latest = new Latest();

  private void deliverUntilEnded(Job<?> job) throws InterruptedException {
    while (!job.state().get().ended()) {
      Runnable next = window.poll(10, TimeUnit.SECONDS);
      assertThat(next).isNotNull();
      next.run();
    }
  }

  /// Work that ends only when it is let, whatever it is asked.
  private static Job<String> job(Jobs jobs, String result, CountDownLatch let) {
    return jobs.start(
        "look",
        Notice.of("job.past"),
        _ -> {
          let.await();
          return result;
        });
  }

  @Test
  void anOlderJobThatEndsLaterIsPassedOver() throws InterruptedException {
    CountDownLatch first = new CountDownLatch(1);
    CountDownLatch second = new CountDownLatch(1);
    try (Jobs jobs = new Jobs(window::add)) {
      Job<String> older = job(jobs, "older", first);
      latest.onDone(older, told::add);
      Job<String> newer = job(jobs, "newer", second);
      latest.onDone(newer, told::add);

      second.countDown();
      deliverUntilEnded(newer);
      first.countDown();
      deliverUntilEnded(older);
    }

    assertThat(told).containsExactly("newer");
    assertThat(latest.runningProperty().get()).isFalse();
  }

  @Test
  void aJobThatIsForgottenTellsNobody() throws InterruptedException {
    CountDownLatch let = new CountDownLatch(1);
    try (Jobs jobs = new Jobs(window::add)) {
      Job<String> job = job(jobs, "late", let);
      latest.onDone(job, told::add);

      latest.forget();
      let.countDown();
      deliverUntilEnded(job);
    }

    assertThat(told).isEmpty();
  }
}
