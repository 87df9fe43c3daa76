package marginalia.store;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A few connections that read, each lent to one thread at a time; who comes when all are lent
/// waits. Safe for any thread.
final class Readers implements AutoCloseable {
  private final int most;
  private final Supplier<Connected> connect;
  private final BlockingQueue<Connected> free;
  private final List<Connected> all = new ArrayList<>();

  Readers(int most, Supplier<Connected> connect) {
    this.most = most;
    this.connect = connect;
    this.free = new ArrayBlockingQueue<>(most);
  }

  /// Runs a query and hands on each row as it comes.
  void each(String sql, Consumer<Row> visitor, @Nullable Object... parameters) {
    Connected reader = borrow();
    try {
      reader.each(sql, visitor, parameters);
    } finally {
      free.add(reader);
    }
  }

  private Connected borrow() {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          Connected reader = free.poll();
          return reader == null ? another() : reader;
        } catch (InterruptedException _) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /// Connections are made when they are needed first, so that a project opens soon.
  private Connected another() throws InterruptedException {
    synchronized (all) {
      if (all.size() < most) {
        Connected made = connect.get();
        all.add(made);
        return made;
      }
    }
    return free.take();
  }

  @Override
  public void close() {
    synchronized (all) {
      all.forEach(Connected::close);
    }
  }
}
