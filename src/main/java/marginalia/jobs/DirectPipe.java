package marginalia.jobs;

import java.util.function.Consumer;

/// A [Pipe] without a second thread: the sink takes each item as it is put.
record DirectPipe<T>(Consumer<T> sink) implements Pipe<T> {
  @Override
  public void put(T item) {
    sink.accept(item);
  }

  @Override
  public void finish() {
    // Everything has been taken already.
  }

  @Override
  public void close() {
    // Nothing waits.
  }
}
