package marginalia.learn.neural;

/// A network that weighs the words of a text, so that they can be shown in the text.
public interface Attentive extends Network {
  /// How much each token of the batch counts, from 0 to 1; those of a text sum to 1, or to 0 for a
  /// text without words.
  ///
  /// @param tape for prediction
  float[] attention(Tape tape, Batch batch);
}
