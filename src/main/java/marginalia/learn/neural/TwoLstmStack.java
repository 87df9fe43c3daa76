package marginalia.learn.neural;

import java.util.List;
import marginalia.learn.neural.TextRnn.Directions;
import marginalia.learn.tensor.Elementwise.Curve;

/// Two LSTMs, one over the other, of which the largest and the mean of each number are read out
/// side by side, and a dense layer. No paper's own: the stack that many made common in 2018; the
/// reading out is that of Howard and Ruder (2018), doi:10.18653/v1/P18-1031, without their last
/// state.
///
/// @param first hidden numbers of each direction of the lower LSTM
/// @param second of the upper
/// @param dense outputs of the dense layer
/// @param spatialDropout share of the channels of the word vectors that a text does without
public record TwoLstmStack(
    Directions directions, int first, int second, int dense, double spatialDropout, double dropout)
    implements Architecture {
  /// Both directions, 64 hidden numbers each, spatial dropout 0.2.
  public static TwoLstmStack defaults() {
    return new TwoLstmStack(Directions.BOTH, 64, 64, 64, 0.2, 0.3);
  }

  @Override
  public Network network(Parameters parameters, Inputs inputs) {
    WordInput words = inputs.words(parameters);
    Recurrent lower =
        new Recurrent(parameters, "lower", Recurrence.Kind.LSTM, directions, words.width(), first);
    Recurrent upper =
        new Recurrent(
            parameters, "upper", Recurrence.Kind.LSTM, directions, lower.outputs(), second);
    Dense joined = new Dense(parameters, "dense", 2 * upper.outputs(), dense);
    Inputs.Scoring scores = inputs.scores(parameters, dense);
    return (tape, batch) -> {
      Spans texts = batch.texts();
      Signal vectors =
          Dropout.channels(tape, words.of(tape, batch.tokens()), texts, spatialDropout);
      Signal states = upper.of(tape, lower.of(tape, vectors, texts), texts);
      Signal read =
          Combine.beside(
              tape, List.of(Pooling.max(tape, states, texts), Pooling.mean(tape, states, texts)));
      Signal y = joined.of(tape, Dropout.each(tape, read, dropout), Curve.RELU);
      return scores.of(tape, y);
    };
  }
}
