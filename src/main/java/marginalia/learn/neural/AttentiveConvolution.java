package marginalia.learn.neural;

import java.util.List;
import marginalia.learn.tensor.Elementwise.Curve;

/// A convolution whose filters see, beside a word and its two neighbours, what the word finds in
/// the rest of the text: the mean of all words, those the more that resemble it. Tanh, the largest
/// answer of each filter over the text, one linear layer. Yin and Schütze (2018), "Attentive
/// convolution: equipping CNNs with RNN-style attention mechanisms", doi:10.1162/tacl_a_00249, in
/// its light version with the text as its own context. Departure: spatial dropout of the word
/// vectors, of which the paper has none.
///
/// @param filters over three words and the context
/// @param spatialDropout share of the channels of the word vectors that a text does without
public record AttentiveConvolution(int filters, double spatialDropout, double dropout)
    implements Architecture {
  /// 300 filters.
  public static AttentiveConvolution defaults() {
    return new AttentiveConvolution(300, 0.2, 0.5);
  }

  @Override
  public Network network(Parameters parameters, Inputs inputs) {
    WordInput words = inputs.words(parameters);
    Dense convolution = new Dense(parameters, "convolution", 4 * words.width(), filters);
    Dense scores = new Dense(parameters, "scores", filters, inputs.labels());
    return (tape, batch) -> {
      Spans texts = batch.texts();
      Signal vectors =
          Dropout.channels(tape, words.of(tape, batch.tokens()), texts, spatialDropout);
      Signal window =
          Combine.beside(
              tape,
              List.of(
                  Neighbours.before(tape, vectors, texts),
                  vectors,
                  Neighbours.after(tape, vectors, texts),
                  SelfAttention.of(tape, vectors, texts)));
      Signal largest = Pooling.max(tape, convolution.of(tape, window, Curve.TANH), texts);
      return scores.of(tape, Dropout.each(tape, largest, dropout));
    };
  }
}
