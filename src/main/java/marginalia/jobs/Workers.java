package marginalia.jobs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import marginalia.jobs.Progress.RangeBody;

/// The threads that share loops. A loop's caller works too, so nested loops cannot starve.
final class Workers implements AutoCloseable {
  private final int helpers;
  private final ExecutorService pool;

  /// As many threads as there are processors, the caller's included, but for `spared` ones.
  ///
  /// @param spared processors left to others, such as the UI thread
  Workers(int spared, ThreadFactory threads) {
    helpers = Math.max(0, Runtime.getRuntime().availableProcessors() - 1 - spared);
    pool = Executors.newThreadPerTaskExecutor(threads);
  }

  void ranges(int n, int chunk, RangeBody body, Progress progress) {
    if (n <= 0) {
      return;
    }
    int pieces = Math.ceilDiv(n, chunk);
    AtomicInteger next = new AtomicInteger();
    Runnable worker =
        () -> {
          for (int piece = next.getAndIncrement(); piece < pieces; piece = next.getAndIncrement()) {
            progress.checkCancelled();
            body.run(piece * chunk, Math.min(n, piece * chunk + chunk));
          }
        };
    List<Future<?>> running = new ArrayList<>();
    for (int i = 0; i < Math.min(helpers, pieces - 1); i++) {
      running.add(pool.submit(worker));
    }
    Optional<RuntimeException> own = Optional.empty();
    try {
      worker.run();
    } catch (RuntimeException e) {
      own = Optional.of(e);
    } finally {
      next.set(pieces);
      join(running, own);
    }
  }

  <T> Pipe<T> pipe(int ahead, Consumer<T> sink) {
    return new ThreadPipe<>(pool, ahead, sink);
  }

  /// Waits for every worker, then passes on a failure: rather a reason than that one of them was
  /// told to stop because of it.
  private static void join(List<Future<?>> running, Optional<RuntimeException> own) {
    Optional<RuntimeException> failure = own;
    boolean interrupted = false;
    for (Future<?> worker : running) {
      boolean done = false;
      while (!done) {
        try {
          worker.get();
          done = true;
        } catch (InterruptedException _) {
          interrupted = true;
        } catch (ExecutionException e) {
          done = true;
          RuntimeException theirs = unchecked(e);
          failure =
              failure.filter(f -> !(f instanceof CancelledException)).or(() -> Optional.of(theirs));
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    if (failure.isPresent()) {
      throw failure.get();
    }
  }

  /// What a thread threw, as something its caller may throw; an error is thrown at once.
  static RuntimeException unchecked(ExecutionException e) {
    if (e.getCause() instanceof Error error) {
      throw error;
    }
    return e.getCause() instanceof RuntimeException r ? r : new IllegalStateException(e);
  }

  @Override
  public void close() {
    pool.shutdownNow();
  }
}
