package marginalia.jobs;

/// What a job does: computes an immutable value away from the UI thread.
@FunctionalInterface
public interface Work<T> {
  /// Does the work.
  ///
  /// @throws CancelledException if it was told to stop
  T run(Progress progress) throws Exception;
}
