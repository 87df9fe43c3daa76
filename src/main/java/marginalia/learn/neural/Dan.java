package marginalia.learn.neural;

import java.util.ArrayList;
import java.util.List;
import marginalia.learn.tensor.Elementwise.Curve;

/// A deep averaging network: the mean of the vectors of those words that are left after some were
/// dropped, a few tanh layers, one linear layer. Iyyer, Manjunatha, Boyd-Graber and Daumé (2015),
/// "Deep unordered composition rivals syntactic methods for text classification",
/// doi:10.3115/v1/P15-1162. A word outside the vocabulary counts as the zero vector.
///
/// @param layers dense layers between mean and scores
/// @param width outputs of each
/// @param wordDropout share of the words that a text is learnt without
public record Dan(int layers, int width, double wordDropout) implements Architecture {
  /// Two layers of 300, three words in ten dropped.
  public static Dan defaults() {
    return new Dan(2, 300, 0.3);
  }

  @Override
  public Network network(Parameters parameters, Inputs inputs) {
    WordInput words = inputs.words(parameters);
    List<Dense> deep = new ArrayList<>();
    for (int layer = 0; layer < layers; layer++) {
      int from = layer == 0 ? words.width() : width;
      deep.add(new Dense(parameters, "dense" + (layer + 1), from, width));
    }
    int last = layers == 0 ? words.width() : width;
    Inputs.Scoring scores = inputs.scores(parameters, last);
    return (tape, batch) -> {
      Batch left = Dropout.words(tape, batch, wordDropout);
      Signal y = Pooling.mean(tape, words.of(tape, left.tokens()), left.texts());
      for (Dense layer : deep) {
        y = layer.of(tape, y, Curve.TANH);
      }
      return scores.of(tape, y);
    };
  }
}
