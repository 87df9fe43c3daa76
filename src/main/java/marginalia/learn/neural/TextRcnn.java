package marginalia.learn.neural;

import java.util.List;
import marginalia.learn.neural.Recurrence.Direction;
import marginalia.learn.tensor.Elementwise.Curve;

/// Each word between what a recurrence makes of the words to its left and of those to its right, a
/// tanh layer, the largest of each number over the text, one linear layer. Lai, Xu, Liu and Zhao
/// (2015), "Recurrent convolutional neural networks for text classification", AAAI,
/// doi:10.1609/aaai.v29i1.9513. Departures: the recurrences have gates, where theirs is a single
/// layer; the context of a text's first and last word is zero, where theirs is learnt.
///
/// @param context hidden numbers of each recurrence
/// @param width outputs of the tanh layer
/// @param spatialDropout share of the channels of the word vectors that a text does without
public record TextRcnn(
    Recurrence.Kind kind, int context, int width, double spatialDropout, double dropout)
    implements Architecture {
  /// LSTMs of 100 hidden numbers, 100 outputs.
  public static TextRcnn defaults() {
    return new TextRcnn(Recurrence.Kind.LSTM, 100, 100, 0.2, 0.5);
  }

  @Override
  public Network network(Parameters parameters, Inputs inputs) {
    WordInput words = inputs.words(parameters);
    int from = words.width();
    Recurrence left = new Recurrence(parameters, "left", kind, Direction.FORWARD, from, context);
    Recurrence right = new Recurrence(parameters, "right", kind, Direction.BACKWARD, from, context);
    Dense meaning = new Dense(parameters, "meaning", 2 * context + from, width);
    Inputs.Scoring scores = inputs.scores(parameters, width);
    return (tape, batch) -> {
      Spans texts = batch.texts();
      Signal vectors =
          Dropout.channels(tape, words.of(tape, batch.tokens()), texts, spatialDropout);
      Signal between =
          Combine.beside(
              tape,
              List.of(
                  Neighbours.before(tape, left.of(tape, vectors, texts), texts),
                  vectors,
                  Neighbours.after(tape, right.of(tape, vectors, texts), texts)));
      Signal largest = Pooling.max(tape, meaning.of(tape, between, Curve.TANH), texts);
      return scores.of(tape, Dropout.each(tape, largest, dropout));
    };
  }
}
