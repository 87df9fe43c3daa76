package marginalia.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import marginalia.wording.Notice;

/// How soon work ends that is told to.
public final class Cancelling {
  private Cancelling() {}

  /// Fails unless the work, cancelled when it has begun, is over within 200 ms.
  public static <T> void endsInTime(Work<T> work) throws Exception {
    try (Jobs jobs = new Jobs(Runnable::run)) {
      CountDownLatch begun = new CountDownLatch(1);
      Job<T> job =
          jobs.start(
              "cancelled",
              Notice.of("job.train"),
              progress -> {
                begun.countDown();
                return work.run(progress);
              });
      begun.await();
      long told = System.nanoTime();
      job.cancel();
      JobState<T> end = job.await();
      double milliseconds = (System.nanoTime() - told) / 1e6;

      assertThat(end).isInstanceOf(JobState.Cancelled.class);
      assertThat(milliseconds).as("milliseconds").isLessThan(200);
    }
  }
}
