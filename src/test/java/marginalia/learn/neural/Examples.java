package marginalia.learn.neural;

import java.util.Optional;
import java.util.SplittableRandom;
import marginalia.learn.Targets;
import marginalia.text.Sequences;
import marginalia.text.TokenPairs;

/// Small made-up texts for the tests of networks.
final class Examples {
  static final int VOCABULARY = 30;
  static final int LABELS = 4;

  /// Those of the first three texts.
  private static final TokenPairs PAIRS = TokenPairs.frequent(words(3), 1);

  private Examples() {}

  /// A batch of texts of 1 to 9 tokens.
  static Batch batch() {
    Sequences x = texts(6);
    int[] rows = {0, 1, 2, 3, 4, 5};
    return Batch.of(x, rows, 0, rows.length);
  }

  /// Texts of 1 to 9 tokens; token 0 occurs, and so do pairs.
  static Sequences texts(int n) {
    return PAIRS.in(words(n));
  }

  private static Sequences words(int n) {
    SplittableRandom random = new SplittableRandom(3);
    int[] starts = new int[n + 1];
    for (int i = 0; i < n; i++) {
      starts[i + 1] = starts[i] + 1 + (i * 5) % 9;
    }
    int[] tokens = random.ints(starts[n], 0, VOCABULARY).toArray();
    return new Sequences(VOCABULARY, starts, tokens);
  }

  /// Labels by chance, one each.
  static Targets targets(int n) {
    return Targets.single(new SplittableRandom(5).ints(n, 0, LABELS).toArray(), LABELS);
  }

  static Inputs inputs() {
    return inputs(NeuralTrainer.Loss.CROSS_ENTROPY);
  }

  static Inputs inputs(NeuralTrainer.Loss loss) {
    Batch labelWords =
        new Batch(new int[] {2, 3, 4, 5, 2, 6, 7}, new Spans(new int[] {0, 1, 3, 5, 7}));
    return new Inputs(
        PAIRS,
        LABELS,
        12,
        Inputs.Channels.TRAINED,
        Optional.empty(),
        Optional.of(labelWords),
        loss);
  }
}
