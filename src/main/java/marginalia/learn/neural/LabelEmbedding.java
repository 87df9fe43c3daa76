package marginalia.learn.neural;

import java.util.Optional;
import marginalia.learn.neural.TextRnn.Directions;
import marginalia.learn.tensor.Elementwise;
import marginalia.learn.tensor.Elementwise.Curve;

/// Labels are read too: the words of a label's name and description become a vector, as the words
/// of a text do, and a label's score is how the two match, plus a bias of its own. Zhang, Xiao,
/// Chen, Wang and Jin (2018), "Multi-task label embedding for text classification",
/// doi:10.18653/v1/D18-1484, for one task. Departures: both vectors are the mean of a recurrence's
/// states, where theirs is its last; the match is a product of the two behind a tanh layer each,
/// where theirs is a dense layer over both; and a label's vector is the sum of what its words say
/// and one of its own, as names can be codes that no text has.
///
/// @param width hidden numbers of each direction, of texts and of labels
/// @param match numbers in which text and label are compared
/// @param spatialDropout share of the channels of the word vectors that a text does without
public record LabelEmbedding(
    Recurrence.Kind kind, int width, int match, double spatialDropout, double dropout)
    implements Architecture {
  /// Small beside what the words say, at first.
  private static final float OWN = 0.1f;

  /// LSTMs of 64 hidden numbers in each direction, compared in 100 numbers.
  public static LabelEmbedding defaults() {
    return new LabelEmbedding(Recurrence.Kind.LSTM, 64, 100, 0.2, 0.5);
  }

  /// @throws IllegalArgumentException if `inputs` has no words for the labels
  @Override
  public Network network(Parameters parameters, Inputs inputs) {
    Optional<Batch> given = inputs.labelWords();
    Batch labels =
        given.orElseThrow(() -> new IllegalArgumentException("the labels have no words"));
    WordInput words = inputs.words(parameters);
    Reader text = new Reader(parameters, "text", words.width());
    Reader label = new Reader(parameters, "label", words.width());
    Parameter own = parameters.uniform("own", inputs.labels(), match, OWN);
    Parameter bias = parameters.constant("bias", 1, inputs.labels(), 0);
    return (tape, batch) -> {
      Signal vectors = words.of(tape, batch.tokens());
      Signal kept = Dropout.channels(tape, vectors, batch.texts(), spatialDropout);
      Signal texts = Dropout.each(tape, text.of(tape, kept, batch.texts()), dropout);
      Signal read = label.of(tape, words.of(tape, labels.tokens()), labels.texts());
      Signal names = Combine.sum(tape, read, own.signal(tape));
      return switch (inputs.loss()) {
        case CROSS_ENTROPY -> biased(tape, Combine.matches(tape, texts, names), bias);
        case LARGE_MARGIN -> cosines(tape, texts, names);
      };
    };
  }

  @Override
  public boolean readsLabels() {
    return true;
  }

  private static Signal cosines(Tape tape, Signal texts, Signal names) {
    Signal cosines =
        Combine.matches(
            tape, CosineScores.directions(tape, texts), CosineScores.directions(tape, names));
    return Combine.scaled(tape, cosines, Inputs.SCALE);
  }

  /// Adds to each label's score, so that two with the same words differ.
  private static Signal biased(Tape tape, Signal scores, Parameter bias) {
    Elementwise.addToRows(bias.value(), scores.value());
    tape.onBackward(() -> Elementwise.addSumOfRows(scores.slope(), bias.gradient(tape)));
    return scores;
  }

  /// One vector of many words.
  private final class Reader {
    private final Recurrent recurrent;
    private final Dense meaning;

    private Reader(Parameters parameters, String name, int inputs) {
      recurrent = new Recurrent(parameters, name, kind, Directions.BOTH, inputs, width);
      meaning = new Dense(parameters, name + ".meaning", recurrent.outputs(), match);
    }

    private Signal of(Tape tape, Signal words, Spans spans) {
      Signal mean = Pooling.mean(tape, recurrent.of(tape, words, spans), spans);
      return meaning.of(tape, mean, Curve.TANH);
    }
  }
}
