package marginalia.learn.neural;

import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/// Tapes for prediction that are lent and come back, so that each thread asks for memory once and
/// not for every batch. Safe for several threads.
final class Tapes implements AutoCloseable {
  private final Queue<Tape> free = new ConcurrentLinkedQueue<>();

  /// Runs `work` with a tape, whose signals are void afterwards.
  void lend(Consumer<Tape> work) {
    Tape tape = Optional.ofNullable(free.poll()).orElseGet(Tape::predicting);
    try {
      work.accept(tape);
    } finally {
      tape.clear();
      free.add(tape);
    }
  }

  @Override
  public void close() {
    free.forEach(Tape::close);
    free.clear();
  }
}
