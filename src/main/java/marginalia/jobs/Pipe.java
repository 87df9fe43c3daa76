package marginalia.jobs;

/// Hands items to a second thread, which takes them in their order while the first makes the next
/// ones. For the thread that made it, which after [#finish()] sees what the second has done.
public interface Pipe<T> extends AutoCloseable {
  /// Hands an item over; waits while there are too many ahead.
  ///
  /// @throws CancelledException if the threads are being ended
  /// @throws RuntimeException the sink's, if it failed at an earlier item
  void put(T item);

  /// Waits until every item has been taken.
  ///
  /// @throws CancelledException if the threads are being ended
  /// @throws RuntimeException the sink's, if it failed
  void finish();

  /// Drops what has not been taken and waits for the item being taken; after [#finish()], nothing.
  /// Says nothing of a failure.
  @Override
  void close();
}
