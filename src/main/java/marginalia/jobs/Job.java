package marginalia.jobs;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import marginalia.wording.Notice;
import marginalia.wording.Noticed;

/// One piece of background work and its state. [#cancel()] and [#await()] may be called by any
/// thread; [#state()] belongs to the UI thread.
public final class Job<T> {
  private static final long REPORT_NANOS = 50_000_000;

  private final String kind;
  private final Notice title;
  private final Live<JobState<T>> state = new Live<>(new JobState.Waiting<>());
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Executor observers;
  private volatile boolean cancelled;
  private volatile JobState<T> outcome = new JobState.Waiting<>();

  Job(String kind, Notice title, Executor observers) {
    this.kind = kind;
    this.title = title;
    this.observers = observers;
  }

  /// Which jobs replace each other.
  public String kind() {
    return kind;
  }

  /// What the user calls this work.
  public Notice title() {
    return title;
  }

  /// Where the job stands, as the UI thread knows it.
  public Live<JobState<T>> state() {
    return state;
  }

  /// Asks the work to stop; it does so at its next [Progress#checkCancelled()].
  public void cancel() {
    cancelled = true;
  }

  /// Runs `then` on the UI thread with the result, if there is one.
  public Job<T> onDone(Consumer<? super T> then) {
    return onEnd(end -> {
      if (end instanceof JobState.Done<T>(T result)) {
        then.accept(result);
      }
    });
  }

  /// Runs `then` on the UI thread when the job has ended, however it did; at once if it has.
  public Job<T> onEnd(Consumer<? super JobState<T>> then) {
    state.subscribe(now -> {
      if (now.ended()) {
        then.accept(now);
      }
    });
    return this;
  }

  /// Blocks until the job has ended and returns how. Not for the UI thread.
  public JobState<T> await() throws InterruptedException {
    ended.await();
    return outcome;
  }

  /// Does the work; the one place that catches everything.
  @SuppressWarnings("CatchingUnchecked")
  void run(Work<T> work, Workers workers) {
    JobState<T> end;
    try {
      Line line = new Line(workers);
      line.checkCancelled();
      end = new JobState.Done<>(work.run(line));
    } catch (CancelledException _) {
      end = new JobState.Cancelled<>();
    } catch (OutOfMemoryError e) {
      end = new JobState.Failed<>(Notice.of("job.outOfMemory"), e);
    } catch (Exception | LinkageError | StackOverflowError e) {
      end = new JobState.Failed<>(reason(e), e);
    }
    finish(end);
  }

  /// Ends a job that never began.
  void abandon() {
    finish(new JobState.Cancelled<>());
  }

  private void finish(JobState<T> end) {
    outcome = end;
    ended.countDown();
    observers.execute(() -> state.set(end));
  }

  private static Notice reason(Throwable e) {
    if (e instanceof Noticed noticed) {
      return noticed.notice();
    }
    return Notice.of(
        "job.failed", e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage());
  }

  private final class Line implements Progress {
    private final Workers workers;
    private volatile long lastReport = System.nanoTime() - REPORT_NANOS;

    Line(Workers workers) {
      this.workers = workers;
    }

    @Override
    public void report(double fraction, Notice doing) {
      long now = System.nanoTime();
      if (now - lastReport >= REPORT_NANOS || fraction >= 1) {
        lastReport = now;
        JobState<T> running = new JobState.Running<>(fraction, doing);
        observers.execute(() -> {
          if (!state.get().ended()) {
            state.set(running);
          }
        });
      }
    }

    @Override
    public void checkCancelled() {
      if (cancelled) {
        throw new CancelledException();
      }
    }

    @Override
    public void ranges(int n, int chunk, RangeBody body) {
      workers.ranges(n, chunk, body, this);
    }

    @Override
    public <I> Pipe<I> pipe(int ahead, Consumer<I> sink) {
      return workers.pipe(ahead, sink);
    }
  }
}
