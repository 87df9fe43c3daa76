package marginalia.learn.neural;

import java.util.List;

/// Filters of some widths over the word vectors, the largest answer of each, dropout, one linear
/// layer. Kim (2014), "Convolutional neural networks for sentence classification",
/// doi:10.3115/v1/D14-1181; the sizes are those that Zhang and Wallace (2015), arXiv:1510.03820,
/// found robust.
///
/// @param widths tokens that a filter sees
/// @param filters of each width
public record TextCnn(List<Integer> widths, int filters, double dropout) implements Architecture {
  public TextCnn {
    widths = List.copyOf(widths);
  }

  /// Widths 3, 4, 5 with 100 filters each, dropout 0.5.
  public static TextCnn defaults() {
    return new TextCnn(List.of(3, 4, 5), 100, 0.5);
  }

  @Override
  public Network network(Parameters parameters, Inputs inputs) {
    WordInput words = inputs.words(parameters);
    ConvolutionMax convolution =
        new ConvolutionMax(parameters, "convolution", words.width(), widths, filters);
    Inputs.Scoring scores = inputs.scores(parameters, convolution.outputs());
    return (tape, batch) -> {
      Distinct distinct = Distinct.of(batch.tokens());
      Signal vectors = words.of(tape, distinct.tokens());
      Signal largest = convolution.of(tape, vectors, distinct.places(), batch.texts());
      return scores.of(tape, Dropout.each(tape, largest, dropout));
    };
  }
}
