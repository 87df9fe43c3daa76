package marginalia.learn.tensor;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import marginalia.jobs.CancelledException;
import marginalia.jobs.Progress;

/// Runs rounds of small tasks on several threads: the tasks of a round run side by side, a round
/// starts when the one before has ended. Made for rounds too short to start threads for (20 µs and
/// more); a thread that waits keeps its processor busy for a moment and then sleeps.
public final class Lockstep {
  private static final int SPINS = 1_000;
  private static final int PAUSE_NANOS = 20_000;

  /// One task of one round.
  @FunctionalInterface
  public interface Task {
    void run(long round, int task);
  }

  private final long tickets;
  private final int tasks;
  private final Task body;
  private final Progress progress;
  private final AtomicLong next = new AtomicLong();
  private final AtomicLong completed = new AtomicLong();
  private final AtomicBoolean failed = new AtomicBoolean();

  private Lockstep(long rounds, int tasks, Task body, Progress progress) {
    this.tickets = rounds * tasks;
    this.tasks = tasks;
    this.body = body;
    this.progress = progress;
  }

  /// Runs all rounds. Works with any number of threads that `progress` has to give; only the tasks
  /// themselves decide about the result.
  ///
  /// @param tasks per round, at least 1
  /// @throws CancelledException if the work is to stop
  public static void run(long rounds, int tasks, Task body, Progress progress) {
    Lockstep lockstep = new Lockstep(rounds, tasks, body, progress);
    progress.ranges(
        Math.min(tasks, Runtime.getRuntime().availableProcessors()),
        1,
        (_, _) -> lockstep.takePart());
  }

  private void takePart() {
    boolean well = false;
    try {
      for (long ticket = next.getAndIncrement();
          ticket < tickets;
          ticket = next.getAndIncrement()) {
        long round = ticket / tasks;
        await(round * tasks);
        body.run(round, (int) (ticket % tasks));
        completed.incrementAndGet();
      }
      well = true;
    } finally {
      if (!well) {
        failed.set(true);
      }
    }
  }

  private void await(long needed) {
    progress.checkCancelled();
    for (int spin = 0; completed.get() < needed; spin++) {
      if (failed.get()) {
        throw new CancelledException();
      }
      if (spin < SPINS) {
        Thread.onSpinWait();
      } else {
        LockSupport.parkNanos(PAUSE_NANOS);
        progress.checkCancelled();
      }
    }
  }
}
