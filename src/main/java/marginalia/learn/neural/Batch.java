package marginalia.learn.neural;

import java.util.Arrays;
import marginalia.text.Sequences;
import marginalia.text.TokenVocabulary;

/// Some texts as a network sees them: their tokens one after another, without padding.
///
/// @param tokens of all texts
/// @param texts which tokens belong to which text
@SuppressWarnings("ArrayRecordComponent") // Never compared; not to be written to.
public record Batch(int[] tokens, Spans texts) {
  /// The number of the token that stands behind each sentence, where texts are cut into these.
  public static final int SENTENCE_END = TokenVocabulary.SENTENCE_END;

  /// These rows of `x`, in this order.
  static Batch of(Sequences x, int[] rows, int from, int to) {
    int[] starts = new int[to - from + 1];
    for (int i = from; i < to; i++) {
      starts[i - from + 1] = starts[i - from] + x.length(rows[i]);
    }
    int[] tokens = new int[starts[to - from]];
    for (int i = from; i < to; i++) {
      x.copy(rows[i], tokens, starts[i - from]);
    }
    return new Batch(tokens, new Spans(starts));
  }

  /// The same with other tokens in the same places.
  Batch with(int[] others) {
    return new Batch(others, texts);
  }

  /// Whether both hold the same tokens in the same texts.
  boolean equalTexts(Batch other) {
    return Arrays.equals(tokens, other.tokens)
        && Arrays.equals(texts.starts(), other.texts.starts());
  }

  @Override
  public String toString() {
    return texts.count() + " texts, " + Arrays.stream(tokens).distinct().count() + " tokens";
  }
}
