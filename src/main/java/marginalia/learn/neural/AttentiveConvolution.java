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
    return new Wired(this, parameters, inputs);
  }

  private static final class Wired implements Attentive {
    private final AttentiveConvolution sizes;
    private final WordInput words;
    private final Dense convolution;
    private final Inputs.Scoring scores;

    private Wired(AttentiveConvolution sizes, Parameters parameters, Inputs inputs) {
      this.sizes = sizes;
      words = inputs.words(parameters);
      convolution = new Dense(parameters, "convolution", 4 * words.width(), sizes.filters);
      scores = inputs.scores(parameters, sizes.filters);
    }

    private Signal vectors(Tape tape, Batch batch) {
      Signal vectors = words.of(tape, batch.tokens());
      return Dropout.channels(tape, vectors, batch.texts(), sizes.spatialDropout);
    }

    @Override
    public Signal scores(Tape tape, Batch batch) {
      Spans texts = batch.texts();
      Signal vectors = vectors(tape, batch);
      Signal window =
          Combine.beside(
              tape,
              List.of(
                  Neighbours.before(tape, vectors, texts),
                  vectors,
                  Neighbours.after(tape, vectors, texts),
                  SelfAttention.of(tape, vectors, texts)));
      Signal largest = Pooling.max(tape, convolution.of(tape, window, Curve.TANH), texts);
      return scores.of(tape, Dropout.each(tape, largest, sizes.dropout));
    }

    /// What a word gets of the attention that all words pay to each other.
    @Override
    public float[] attention(Tape tape, Batch batch) {
      return SelfAttention.shares(tape, vectors(tape, batch), batch.texts());
    }
  }
}
