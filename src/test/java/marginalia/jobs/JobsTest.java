package marginalia.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicIntegerArray;
import marginalia.wording.Notice;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class JobsTest {
  private static final Notice TITLE = Notice.verbatim("work");

  private final Jobs jobs = new Jobs(Runnable::run);

  @AfterEach
  void close() {
    jobs.close();
  }

  @Test
  void aJobGivesItsResult() throws InterruptedException {
    Job<Integer> job = jobs.start("sum", TITLE, _ -> 2 + 2);

    assertThat(job.await()).isEqualTo(new JobState.Done<>(4));
  }

  @Test
  void theNewerOfAKindCancelsTheOlder() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    Job<Integer> older =
        jobs.start(
            "train",
            TITLE,
            progress -> {
              begun.countDown();
              while (true) {
                progress.checkCancelled();
                Thread.onSpinWait();
              }
            });
    begun.await();

    Job<Integer> newer = jobs.start("train", TITLE, _ -> 1);

    assertThat(older.await()).isInstanceOf(JobState.Cancelled.class);
    assertThat(newer.await()).isEqualTo(new JobState.Done<>(1));
  }

  @Test
  void aFailureTellsItsReason() throws InterruptedException {
    Job<Integer> job =
        jobs.start(
            "fail",
            TITLE,
            _ -> {
              throw new IllegalStateException("the reason");
            });

    assertThat(job.await())
        .isInstanceOfSatisfying(
            JobState.Failed.class,
            failed -> assertThat(failed.reason()).isEqualTo(Notice.of("job.failed", "the reason")));
  }

  @Test
  void aLoopVisitsEveryRowOnce() throws InterruptedException {
    AtomicIntegerArray visits = new AtomicIntegerArray(10_001);

    jobs.start(
            "loop",
            TITLE,
            progress -> {
              progress.ranges(
                  visits.length(),
                  97,
                  (from, to) -> {
                    for (int i = from; i < to; i++) {
                      visits.incrementAndGet(i);
                    }
                  });
              return true;
            })
        .await();

    for (int i = 0; i < visits.length(); i++) {
      assertThat(visits.get(i)).isEqualTo(1);
    }
  }

  @Test
  void aFailureInsideALoopEndsTheJob() throws InterruptedException {
    Job<Boolean> job =
        jobs.start(
            "loop",
            TITLE,
            progress -> {
              progress.ranges(
                  1_000,
                  1,
                  (from, _) -> {
                    if (from == 500) {
                      throw new IllegalArgumentException("row 500");
                    }
                  });
              return true;
            });

    assertThat(job.await()).isInstanceOf(JobState.Failed.class);
  }

  @Test
  void serialWorkKeepsItsOrder() throws InterruptedException {
    List<Integer> order = Collections.synchronizedList(new ArrayList<>());
    CountDownLatch done = new CountDownLatch(100);
    var serial = jobs.serial("writer");

    for (int i = 0; i < 100; i++) {
      int number = i;
      serial.execute(() -> {
        order.add(number);
        done.countDown();
      });
    }
    done.await();

    assertThat(order).isSorted();
  }

  @Test
  void liveValuesTellEverySubscriberNowAndLater() {
    Live<String> live = new Live<>("a");
    List<String> heard = new ArrayList<>();

    try (Live.Subscription _ = live.subscribe(heard::add)) {
      live.set("b");
    }
    live.set("c");

    assertThat(heard).containsExactly("a", "b");
  }

  @Test
  void whatIsStartedAfterTheEndIsCancelledAndDisturbsNobody() throws InterruptedException {
    jobs.close();

    jobs.later(Duration.ofMillis(1), () -> {});
    Job<Integer> job = jobs.start("late", TITLE, _ -> 1);

    assertThat(job.await()).isInstanceOf(JobState.Cancelled.class);
  }

  @Test
  void aPipesSinkTakesEveryItemInItsOrder() throws InterruptedException {
    Job<List<Integer>> job =
        jobs.start(
            "pipe",
            TITLE,
            progress -> {
              List<Integer> taken = new ArrayList<>();
              try (Pipe<Integer> pipe = progress.pipe(2, taken::add)) {
                for (int i = 0; i < 100; i++) {
                  pipe.put(i);
                }
                pipe.finish();
              }
              return taken;
            });

    assertThat(job.await())
        .isEqualTo(new JobState.Done<>(java.util.stream.IntStream.range(0, 100).boxed().toList()));
  }

  @Test
  void whatASinkThrowsReachesTheOneWhoFillsThePipe() throws InterruptedException {
    IllegalStateException full = new IllegalStateException("full");
    Job<Integer> job =
        jobs.start(
            "pipe",
            TITLE,
            progress -> {
              try (Pipe<Integer> pipe =
                  progress.pipe(
                      1,
                      _ -> {
                        throw full;
                      })) {
                for (int i = 0; i < 10; i++) {
                  pipe.put(i);
                }
                pipe.finish();
              }
              return 1;
            });

    assertThat(job.await())
        .isInstanceOfSatisfying(
            JobState.Failed.class, failed -> assertThat(failed.cause()).isSameAs(full));
  }

  @Test
  void aPipeClosedEarlyDropsWhatWaits() throws InterruptedException {
    CountDownLatch taking = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    List<Integer> taken = Collections.synchronizedList(new ArrayList<>());
    Job<Integer> job =
        jobs.start(
            "pipe",
            TITLE,
            progress -> {
              try (Pipe<Integer> pipe =
                  progress.pipe(
                      5,
                      item -> {
                        taking.countDown();
                        waitFor(go);
                        taken.add(item);
                      })) {
                pipe.put(1);
                pipe.put(2);
                waitFor(taking);
                jobs.later(Duration.ofMillis(20), go::countDown);
              }
              return taken.size();
            });

    assertThat(job.await()).isEqualTo(new JobState.Done<>(1));
  }

  private static void waitFor(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void partsComeInTurnAndAtOnceWithoutThreads() {
    Jobs inline = Jobs.inline();
    List<String> done = new ArrayList<>();

    inline.inTurn(() -> {
      inline.inTurn(() -> done.add("brought by the first"));
      done.add("first");
    });
    inline.inTurn(() -> done.add("second"));

    assertThat(done).containsExactly("first", "brought by the first", "second");
  }

  @Test
  void aPartBroughtByAnotherComesAfterThoseAskedForBefore() throws InterruptedException {
    List<String> done = Collections.synchronizedList(new ArrayList<>());
    CountDownLatch last = new CountDownLatch(1);

    jobs.inTurn(() -> {
      jobs.inTurn(() -> {
        done.add("brought by the first");
        last.countDown();
      });
      done.add("first");
    });
    jobs.inTurn(() -> done.add("second"));
    last.await();

    assertThat(done).containsExactly("first", "second", "brought by the first");
  }
}
