package marginalia.jobs;

import java.util.function.Consumer;
import marginalia.wording.Notice;

/// A piece of work's line to the outside: it says how far it is, hears that it is to stop, and can
/// spread a loop over the processors. Safe for the working thread and the threads of [#ranges(int,
/// int, RangeBody)].
public interface Progress {
  /// Work on the rows from `from` (inclusive) to `to` (exclusive).
  @FunctionalInterface
  interface RangeBody {
    void run(int from, int to);
  }

  /// Says how far the work is. Cheap; call often.
  ///
  /// @param fraction from 0 to 1, or negative when unknown
  void report(double fraction, Notice doing);

  /// Ends the work if it was cancelled; call at least every 100 ms of work.
  ///
  /// @throws CancelledException if the work is to stop
  void checkCancelled();

  /// Runs `body` over 0 … n−1 in pieces of at most `chunk`, on several threads where there are any,
  /// and returns when all are done. Which thread runs which piece is open; the pieces are always
  /// the same, so results that are combined per piece do not depend on the machine. Checks for
  /// cancellation before each piece.
  ///
  /// @throws CancelledException if the work is to stop
  void ranges(int n, int chunk, RangeBody body);

  /// A pipe to a second thread where there is one, which runs `sink` for each item in its order. To
  /// be closed.
  ///
  /// @param ahead items that may wait at most
  default <T> Pipe<T> pipe(int ahead, Consumer<T> sink) {
    return new DirectPipe<>(sink);
  }

  /// The same line to the outside without the reports, for a part of the work that is reported as a
  /// whole.
  default Progress silent() {
    Progress loud = this;
    return new Progress() {
      @Override
      public void report(double fraction, Notice doing) {
        // The whole is reported instead.
      }

      @Override
      public void checkCancelled() {
        loud.checkCancelled();
      }

      @Override
      public void ranges(int n, int chunk, RangeBody body) {
        loud.ranges(n, chunk, body);
      }
    };
  }

  /// Runs on the calling thread, tells nobody, is never cancelled.
  static Progress none() {
    return Silent.INSTANCE;
  }
}
