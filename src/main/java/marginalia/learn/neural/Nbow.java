package marginalia.learn.neural;

/// The mean of the word vectors and one linear layer: a neural bag of words, as Iyyer et al.
/// (2015), doi:10.3115/v1/P15-1162, call it.
public record Nbow() implements Architecture {
  @Override
  public Network network(Parameters parameters, Inputs inputs) {
    WordInput words = inputs.words(parameters);
    Inputs.Scoring scores = inputs.scores(parameters, words.width());
    return (tape, batch) ->
        scores.of(tape, Pooling.mean(tape, words.of(tape, batch.tokens()), batch.texts()));
  }
}
