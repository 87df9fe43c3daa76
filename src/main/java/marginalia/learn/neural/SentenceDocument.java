package marginalia.learn.neural;

import java.util.List;
import marginalia.learn.neural.Recurrence.Direction;

/// Words make sentences, by convolution or an LSTM; a gated recurrence goes over the sentences, and
/// its last state or the mean of its states is scored. Tang, Qin and Liu (2015), "Document modeling
/// with gated recurrent neural network for sentiment classification", doi:10.18653/v1/D15-1167.
/// Departures: the recurrence is the GRU of Cho et al. (2014), where theirs has no candidate's
/// reset and a tanh around the sum; the convolution takes the largest answer of each filter, cut at
/// zero, and puts the widths side by side, where theirs takes means.
///
/// @param filters of each of the widths 1, 2 and 3, or a third of the LSTM's hidden numbers
/// @param width hidden numbers of the recurrence over sentences
/// @param spatialDropout share of the channels of the word vectors that a sentence does without
public record SentenceDocument(
    Encoder encoder, int filters, int width, Readout readout, double spatialDropout, double dropout)
    implements Architecture {
  private static final List<Integer> WIDTHS = List.of(1, 2, 3);

  /// What makes a vector of a sentence.
  public enum Encoder {
    CONVOLUTION,
    LSTM
  }

  /// How the states after each sentence become one vector.
  public enum Readout {
    LAST,
    MEAN
  }

  /// Convolution with 50 filters of each width, 100 hidden numbers, the mean.
  public static SentenceDocument defaults() {
    return new SentenceDocument(Encoder.CONVOLUTION, 50, 100, Readout.MEAN, 0.2, 0.3);
  }

  /// One row per sentence from one per word.
  private interface SentenceEncoder {
    Signal of(Tape tape, Signal words, Spans sentences);
  }

  @Override
  public Network network(Parameters parameters, Inputs inputs) {
    WordInput words = inputs.words(parameters);
    int encoded = WIDTHS.size() * filters;
    SentenceEncoder ofWords = encoder(parameters, words.width(), encoded);
    Recurrence overSentences =
        new Recurrence(
            parameters, "sentences", Recurrence.Kind.GRU, Direction.FORWARD, encoded, width);
    Inputs.Scoring scores = inputs.scores(parameters, width);
    return (tape, batch) -> {
      Sentences cut = Sentences.of(batch);
      Signal vectors = words.of(tape, cut.tokens());
      Signal kept = Dropout.channels(tape, vectors, cut.sentences(), spatialDropout);
      Signal states = overSentences.of(tape, ofWords.of(tape, kept, cut.sentences()), cut.texts());
      Signal text =
          switch (readout) {
            case LAST -> Pooling.last(tape, states, cut.texts());
            case MEAN -> Pooling.mean(tape, states, cut.texts());
          };
      return scores.of(tape, Dropout.each(tape, text, dropout));
    };
  }

  private SentenceEncoder encoder(Parameters parameters, int inputs, int outputs) {
    return switch (encoder) {
      case CONVOLUTION ->
          new ConvolutionMax(parameters, "convolution", inputs, WIDTHS, filters)::of;
      case LSTM -> {
        Recurrence lstm =
            new Recurrence(
                parameters, "words", Recurrence.Kind.LSTM, Direction.FORWARD, inputs, outputs);
        yield (tape, x, spans) -> Pooling.last(tape, lstm.of(tape, x, spans), spans);
      }
    };
  }
}
