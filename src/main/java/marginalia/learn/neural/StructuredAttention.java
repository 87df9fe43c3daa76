package marginalia.learn.neural;

import java.util.List;
import marginalia.learn.neural.TextRnn.Directions;

/// Words find their probable heads and dependents in a tree over their sentence, sentences theirs
/// in a tree over the text; the trees are nowhere annotated but learnt with the labels. Liu and
/// Lapata (2018), "Learning structured text representations", doi:10.1162/tacl_a_00005. Departure:
/// what shapes the trees and what carries the meaning come from LSTMs of their own, where theirs
/// are two parts of the states of one.
///
/// It is not [Attentive]: its trees say which word depends on which, and what is read out is the
/// largest of each number, so no word has a weight of its own that could be shown.
///
/// @param structure hidden numbers of each direction that shape the trees
/// @param semantic hidden numbers of each direction that carry the meaning
/// @param spatialDropout share of the channels of the word vectors that a sentence does without
public record StructuredAttention(
    int structure, int semantic, double spatialDropout, double dropout) implements Architecture {
  /// 25 and 75 hidden numbers in each direction: 50 and 150 in both.
  public static StructuredAttention defaults() {
    return new StructuredAttention(25, 75, 0.2, 0.3);
  }

  @Override
  public Network network(Parameters parameters, Inputs inputs) {
    WordInput words = inputs.words(parameters);
    Level ofWords = new Level(parameters, "words", words.width());
    Level ofSentences = new Level(parameters, "sentences", 2 * semantic);
    Inputs.Scoring scores = inputs.scores(parameters, 2 * semantic);
    return (tape, batch) -> {
      Sentences cut = Sentences.of(batch);
      Signal vectors =
          Dropout.channels(tape, words.of(tape, cut.tokens()), cut.sentences(), spatialDropout);
      Signal sentences = ofWords.of(tape, vectors, cut.sentences());
      Signal texts = ofSentences.of(tape, sentences, cut.texts());
      return scores.of(tape, Dropout.each(tape, texts, dropout));
    };
  }

  /// Many rows become one: LSTMs, the tree, the largest of each number.
  private final class Level {
    private final Recurrent structures;
    private final Recurrent meanings;
    private final TreeAttention tree;

    private Level(Parameters parameters, String name, int inputs) {
      structures = lstm(parameters, name + ".structure", inputs, structure);
      meanings = lstm(parameters, name + ".meaning", inputs, semantic);
      tree = new TreeAttention(parameters, name + ".tree", 2 * structure, 2 * semantic);
    }

    private static Recurrent lstm(Parameters parameters, String name, int inputs, int width) {
      return new Recurrent(parameters, name, Recurrence.Kind.LSTM, Directions.BOTH, inputs, width);
    }

    private Signal of(Tape tape, Signal x, Spans spans) {
      Signal both =
          Combine.beside(tape, List.of(structures.of(tape, x, spans), meanings.of(tape, x, spans)));
      return Pooling.max(tape, tree.of(tape, both, spans), spans);
    }
  }
}
