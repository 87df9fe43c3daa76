package marginalia.jobs;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// A [Pipe] with a thread at its end.
final class ThreadPipe<T> implements Pipe<T> {
  private static final int LOOK_MILLIS = 50;

  private final BlockingQueue<Runnable> waiting;
  private final Consumer<T> sink;
  private final Future<?> second;
  private volatile boolean over;
  private volatile boolean dropped;

  /// @param ahead items that may wait at most
  ThreadPipe(ExecutorService threads, int ahead, Consumer<T> sink) {
    this.waiting = new ArrayBlockingQueue<>(ahead);
    this.sink = sink;
    this.second = threads.submit(this::work);
  }

  private void work() {
    try {
      while (!dropped) {
        Runnable next = waiting.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
        if (next != null) {
          next.run();
        } else if (over && waiting.isEmpty()) {
          return;
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void put(T item) {
    offer(() -> sink.accept(item));
  }

  private void offer(Runnable step) {
    try {
      while (!waiting.offer(step, LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
        if (second.isDone()) {
          join();
          throw new CancelledException();
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new CancelledException();
    }
  }

  @Override
  public void finish() {
    if (!over) {
      offer(() -> over = true);
    }
    join();
  }

  private void join() {
    try {
      second.get();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new CancelledException();
    } catch (ExecutionException e) {
      throw Workers.unchecked(e);
    }
  }

  @Override
  public void close() {
    dropped = true;
    over = true;
    boolean interrupted = false;
    boolean ended = false;
    while (!ended) {
      try {
        second.get();
        ended = true;
      } catch (InterruptedException _) {
        interrupted = true;
      } catch (ExecutionException _) {
        ended = true; // whoever closes early knows already or has a failure of its own
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
