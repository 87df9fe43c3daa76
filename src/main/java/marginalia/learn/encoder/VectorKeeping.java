package marginalia.learn.encoder;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.stream.IntStream;
import marginalia.text.Texts;

/// Texts whose vectors, as [VectorCode]s, are kept somewhere, so that each has to be computed only
/// once. Safe for any thread.
public interface VectorKeeping extends Texts {
  /// What is kept of the rows `from` (inclusive) to `to` (exclusive); empty for a row of which
  /// nothing is kept.
  List<Optional<byte[]>> kept(PretrainedEncoder encoder, int from, int to);

  /// The rows of which nothing is kept, ascending. O(n).
  default int[] missing(PretrainedEncoder encoder) {
    return IntStream.range(0, size())
        .filter(row -> kept(encoder, row, row + 1).getFirst().isEmpty())
        .toArray();
  }

  /// Keeps the vectors of these rows.
  void keep(PretrainedEncoder encoder, int[] rows, List<byte[]> codes);

  /// Whoever computes vectors in order to keep them holds this meanwhile, so that none is computed
  /// twice.
  Lock turn();
}
