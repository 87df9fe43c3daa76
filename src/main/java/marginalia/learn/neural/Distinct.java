package marginalia.learn.neural;

import java.util.Arrays;
import java.util.stream.IntStream;

/// The tokens of a batch without repetition, for what depends on the token alone: in a batch of
/// long texts most tokens are a repetition.
///
/// @param tokens each once, ascending
/// @param places for each token of the batch where it is in `tokens`
@SuppressWarnings("ArrayRecordComponent") // Never compared; not to be written to.
record Distinct(int[] tokens, int[] places) {
  /// Cost O(n log n).
  static Distinct of(int[] batch) {
    int[] tokens = IntStream.of(batch).sorted().distinct().toArray();
    int[] places = IntStream.of(batch).map(token -> Arrays.binarySearch(tokens, token)).toArray();
    return new Distinct(tokens, places);
  }
}
