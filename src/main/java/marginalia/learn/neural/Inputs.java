package marginalia.learn.neural;

import java.util.List;
import java.util.Optional;
import marginalia.learn.tensor.Matrix;
import marginalia.text.TokenPairs;

/// What a network is wired for.
///
/// @param vocabulary the d tokens, token 0 included
/// @param labels k
/// @param width of the word vectors
/// @param channels what becomes of the vectors
/// @param initial vectors of the words to start from, as many as there are × width; by chance where
///   empty
/// @param labelWords the words of each label's name and description, k texts; for [LabelEmbedding]
/// @param loss what the scores are made for
public record Inputs(
    TokenPairs vocabulary,
    int labels,
    int width,
    Channels channels,
    Optional<Matrix> initial,
    Optional<Batch> labelWords,
    NeuralTrainer.Loss loss) {
  public Inputs {
    labelWords.ifPresent(words -> {
      if (words.texts().count() != labels) {
        throw new IllegalArgumentException(
            "words of " + words.texts().count() + " labels for " + labels);
      }
    });
  }

  /// Kim's four variants differ in this alone.
  public enum Channels {
    /// The vectors are learnt; where none are given they start by chance.
    TRAINED,
    /// The vectors stay as they are given.
    STATIC,
    /// Each word has two vectors, one learnt and one not, which start alike.
    BOTH
  }

  /// Small enough that a sum of some words stays near zero, as wide as word2vec's vectors are.
  private static final float BOUND = 0.25f;

  /// Of cosines; see [CosineScores].
  static final float SCALE = 30;

  /// Looks up the word vectors, the sum of both channels where there are two: a filter's answers to
  /// two channels are added, and so is its answer to the sum.
  WordInput words(Parameters parameters) {
    return switch (channels) {
      case TRAINED -> new WordInput(List.of(table(parameters, "words", true)));
      case STATIC -> new WordInput(List.of(table(parameters, "words", false)));
      case BOTH ->
          new WordInput(
              List.of(table(parameters, "words", true), table(parameters, "words.static", false)));
    };
  }

  /// The last layer of most networks: a score for each label.
  Scoring scores(Parameters parameters, int from) {
    return switch (loss) {
      case CROSS_ENTROPY -> new Dense(parameters, "scores", from, labels)::of;
      case LARGE_MARGIN -> new CosineScores(parameters, "scores", from, labels, SCALE)::of;
    };
  }

  /// n × k scores of n vectors.
  @FunctionalInterface
  interface Scoring {
    Signal of(Tape tape, Signal x);
  }

  private Embedding table(Parameters parameters, String name, boolean trainable) {
    Matrix start = parameters.vectors(vocabulary.words(), width, BOUND);
    initial.ifPresent(start::copyFrom);
    Matrix all = Matrix.zeros(vocabulary.columns(), width);
    all.rows(0, vocabulary.words()).copyFrom(start);
    return new Embedding(parameters.table(name, all, trainable), vocabulary);
  }
}
