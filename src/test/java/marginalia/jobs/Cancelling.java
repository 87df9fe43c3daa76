package marginalia.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import marginalia.wording.Notice;

/// How soon work ends that is told to.
public final class Cancelling {
  private static final int TRIES = 3;

  private Cancelling() {}

  /// Fails unless the work, cancelled when it has begun, is over within 200 ms in one of three
  /// tries: other programs may have the processors in one of them.
  public static <T> void endsInTime(Work<T> work) throws Exception {
    double quickest = Double.POSITIVE_INFINITY;
    for (int i = 0; i < TRIES && quickest >= 200; i++) {
      quickest = Math.min(quickest, milliseconds(work));
    }
    assertThat(quickest).as("milliseconds until it ended").isLessThan(200);
  }

  private static <T> double milliseconds(Work<T> work) throws Exception {
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
      return milliseconds;
    }
  }
}
