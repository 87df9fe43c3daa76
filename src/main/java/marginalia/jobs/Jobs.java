package marginalia.jobs;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import marginalia.wording.Notice;

/// Runs work away from the UI thread and owns every thread that does. Of two jobs of one kind the
/// newer cancels the older. Jobs are started from the UI thread (or, without a window, from the one
/// thread that drives the program).
public final class Jobs implements AutoCloseable {
  private static final Duration A_FRAME = Duration.ofMillis(16);

  private final Executor observers;
  private final Executor starter;
  private final Optional<ScheduledExecutorService> timer;
  private final List<ExecutorService> owned = new ArrayList<>();
  private final Workers workers;
  private final Workers everybody;
  private final Map<String, Job<?>> latest = new HashMap<>();
  private final Live<List<Job<?>>> running = new Live<>(List.of());
  private final Deque<Runnable> parts = new ArrayDeque<>();
  private boolean underWay;

  /// Jobs on threads of their own, whose observers run on `observers`, the UI thread. They step
  /// back when it wants a processor, and their loops leave it one where there is more than one.
  public Jobs(Executor observers) {
    this.observers = observers;
    ThreadFactory helpers = Background.threads("worker-");
    this.workers = new Workers(1, helpers);
    this.everybody = new Workers(0, helpers);
    ExecutorService threads = Executors.newThreadPerTaskExecutor(Background.threads("job-"));
    owned.add(threads);
    this.starter = threads;
    // What is to happen later than the end does not happen.
    ScheduledExecutorService clock =
        new ScheduledThreadPoolExecutor(
            1,
            Thread.ofPlatform().daemon().name("timer").factory(),
            new ThreadPoolExecutor.DiscardPolicy());
    owned.add(clock);
    this.timer = Optional.of(clock);
  }

  private Jobs() {
    this.observers = Runnable::run;
    this.workers = new Workers(0, Thread.ofPlatform().daemon().name("worker-", 0).factory());
    this.everybody = workers;
    this.starter = Runnable::run;
    this.timer = Optional.empty();
  }

  /// Jobs that are done before `start` returns, for tests and the command line; their loops still
  /// use every processor.
  public static Jobs inline() {
    return new Jobs();
  }

  /// Starts work, after cancelling the last job of the same kind if it has not ended.
  public <T> Job<T> start(String kind, Notice title, Work<T> work) {
    return start(kind, title, work, workers);
  }

  /// As [#start(String, Notice, Work)], for work of a tenth of a second that somebody waits for:
  /// its loops use every processor.
  public <T> Job<T> startUrgent(String kind, Notice title, Work<T> work) {
    return start(kind, title, work, everybody);
  }

  private <T> Job<T> start(String kind, Notice title, Work<T> work, Workers loops) {
    Job<T> job = new Job<>(kind, title, observers);
    Job<?> before = latest.put(kind, job);
    if (before != null) {
      before.cancel();
    }
    running.set(with(job));
    job.onEnd(_ -> running.set(without(job)));
    try {
      starter.execute(() -> job.run(work, loops));
    } catch (RejectedExecutionException _) {
      job.abandon(); // these jobs are closed already
    }
    return job;
  }

  /// An executor for small pieces of work that must be done one after another, such as writes.
  public Executor serial(String name) {
    if (owned.isEmpty()) {
      return Runnable::run;
    }
    ExecutorService one =
        Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name(name).factory());
    owned.add(one);
    return one;
  }

  /// Runs `task` on the UI thread after a while; without threads of its own, never.
  public void later(Duration delay, Runnable task) {
    timer.ifPresent(t -> {
      Future<?> _ =
          t.schedule(() -> observers.execute(task), delay.toMillis(), TimeUnit.MILLISECONDS);
    });
  }

  /// Runs `task` on the UI thread once what is on its way to the screen is there; without threads
  /// of its own, at once.
  public void soon(Runnable task) {
    if (timer.isPresent()) {
      later(A_FRAME, task);
    } else {
      task.run();
    }
  }

  /// Runs `part` on the UI thread after all parts given before, each in a frame of its own: what is
  /// too much for one frame, such as a screen, is done in parts. Without threads of its own, at
  /// once. UI thread only.
  public void inTurn(Runnable part) {
    parts.add(part);
    if (!underWay) {
      underWay = true;
      soon(this::nextPart);
    }
  }

  private void nextPart() {
    Runnable part = parts.poll();
    if (part == null) {
      underWay = false;
    } else {
      part.run();
      soon(this::nextPart);
    }
  }

  /// Hands `task` to the UI thread.
  public void observe(Runnable task) {
    observers.execute(task);
  }

  /// The jobs under way, oldest first.
  public Live<List<Job<?>>> running() {
    return running;
  }

  /// Asks every job to stop.
  public void cancelAll() {
    running.get().forEach(Job::cancel);
  }

  /// Cancels everything, lets serial work finish, and ends the threads; waits at most 10 s.
  @Override
  public void close() {
    cancelAll();
    timer.ifPresent(ScheduledExecutorService::shutdownNow);
    owned.forEach(ExecutorService::shutdown);
    boolean interrupted = false;
    for (ExecutorService threads : owned) {
      try {
        threads.awaitTermination(10, TimeUnit.SECONDS);
      } catch (InterruptedException _) {
        interrupted = true;
      }
    }
    workers.close();
    everybody.close();
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private List<Job<?>> with(Job<?> job) {
    List<Job<?>> next = new ArrayList<>(running.get());
    next.add(job);
    return List.copyOf(next);
  }

  private List<Job<?>> without(Job<?> job) {
    return running.get().stream().filter(other -> other != job).toList();
  }
}
