package marginalia.learn.neural;

import marginalia.learn.neural.Attention.Attended;
import marginalia.learn.neural.TextRnn.Directions;

/// Words make sentences and sentences make a text, each time by a GRU in both directions and
/// attention. Yang, Yang, Dyer, He, Smola and Hovy (2016), "Hierarchical attention networks for
/// document classification", doi:10.18653/v1/N16-1174. Departure: spatial dropout of the word
/// vectors and dropout before the scores, of which the paper has none.
///
/// @param width hidden numbers of each direction, of words and of sentences
/// @param spatialDropout share of the channels of the word vectors that a sentence does without
public record Han(int width, double spatialDropout, double dropout) implements Architecture {
  /// 50 hidden numbers in each direction, as in the paper.
  public static Han defaults() {
    return new Han(50, 0.2, 0.3);
  }

  @Override
  public Network network(Parameters parameters, Inputs inputs) {
    return new Wired(this, parameters, inputs);
  }

  private static final class Wired implements Attentive {
    private final Han sizes;
    private final WordInput words;
    private final Recurrent overWords;
    private final Attention wordAttention;
    private final Recurrent overSentences;
    private final Attention sentenceAttention;
    private final Inputs.Scoring scores;

    private Wired(Han sizes, Parameters parameters, Inputs inputs) {
      this.sizes = sizes;
      int width = sizes.width;
      Recurrence.Kind gru = Recurrence.Kind.GRU;
      words = inputs.words(parameters);
      overWords =
          new Recurrent(parameters, "words.gru", gru, Directions.BOTH, words.width(), width);
      int both = overWords.outputs();
      wordAttention = new Attention(parameters, "words.attention", both, both);
      overSentences = new Recurrent(parameters, "sentences.gru", gru, Directions.BOTH, both, width);
      sentenceAttention = new Attention(parameters, "sentences.attention", both, both);
      scores = inputs.scores(parameters, both);
    }

    /// Attention over words, and that over the sentences they make.
    private record Levels(Attended words, Attended sentences) {}

    private Levels read(Tape tape, Sentences cut) {
      Signal vectors = words.of(tape, cut.tokens());
      Signal kept = Dropout.channels(tape, vectors, cut.sentences(), sizes.spatialDropout);
      Signal wordStates = overWords.of(tape, kept, cut.sentences());
      Attended ofWords = wordAttention.of(tape, wordStates, cut.sentences());
      Signal sentenceStates = overSentences.of(tape, ofWords.sum(), cut.texts());
      return new Levels(ofWords, sentenceAttention.of(tape, sentenceStates, cut.texts()));
    }

    @Override
    public Signal scores(Tape tape, Batch batch) {
      Signal text = read(tape, Sentences.of(batch)).sentences.sum();
      return scores.of(tape, Dropout.each(tape, text, sizes.dropout));
    }

    @Override
    public float[] attention(Tape tape, Batch batch) {
      Sentences cut = Sentences.of(batch);
      Levels levels = read(tape, cut);
      float[] weights = new float[batch.tokens().length];
      for (int sentence = 0; sentence < cut.sentences().count(); sentence++) {
        float ofSentence = levels.sentences.weights().value().at(sentence, 0);
        for (int i = cut.sentences().start(sentence); i < cut.sentences().end(sentence); i++) {
          weights[cut.places()[i]] = ofSentence * levels.words.weights().value().at(i, 0);
        }
      }
      return weights;
    }
  }
}
