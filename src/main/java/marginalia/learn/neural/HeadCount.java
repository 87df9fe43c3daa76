package marginalia.learn.neural;

import java.io.IOException;
import marginalia.learn.encoder.Candidate;
import marginalia.learn.encoder.EncoderWeights;
import marginalia.learn.tensor.Elementwise;
import marginalia.learn.tensor.Matrix;

/// Finds out how many heads the attention of an encoder has, which its file does not say: only with
/// the right number does our own pass give the vector that the runtime gives. So it finds out, too,
/// whether the encoder can be learnt on.
public final class HeadCount {
  private static final String TEXT =
      "My order of 12 March has not arrived yet, 我的订单还没有到; when will it be sent?";

  /// Eight bits cost up to a hundredth, another number of heads costs more than a tenth.
  private static final double LEAST = 0.97;

  private static final int MOST = 32;

  private HeadCount() {}

  /// The number; 0 if with none our pass gives what the runtime gives. Cost: a second or two.
  public static int of(Candidate candidate) {
    EncoderWeights weights;
    try {
      weights = candidate.weights();
    } catch (IOException _) {
      return 0; // No BERT: it can be used, but not learnt on, which its card says.
    }
    float[] expected = candidate.vector(TEXT);
    int[] ids = candidate.ids(TEXT);
    int found = 0;
    double best = LEAST;
    for (int heads = 1; heads <= MOST; heads++) {
      double cosine =
          weights.width() % heads == 0 ? cosine(weights.withHeads(heads), ids, expected) : 0;
      if (cosine > best) {
        best = cosine;
        found = heads;
      }
    }
    return found;
  }

  private static double cosine(EncoderWeights weights, int[] ids, float[] expected) {
    try (EncoderNetwork network = new EncoderNetwork(weights, 1, 0, 0);
        Tape tape = Tape.predicting()) {
      Batch batch = new Batch(ids, new Spans(new int[] {0, ids.length}));
      Matrix vector = network.vectors(tape, batch).value();
      float[] own = vector.toArray();
      double dot = 0;
      for (int i = 0; i < own.length; i++) {
        dot += (double) own[i] * expected[i];
      }
      return dot / Math.sqrt(Elementwise.squaredNorm(vector));
    }
  }
}
