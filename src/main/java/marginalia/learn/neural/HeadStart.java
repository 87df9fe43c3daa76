package marginalia.learn.neural;

import java.util.stream.IntStream;
import marginalia.jobs.Progress;
import marginalia.learn.Targets;
import marginalia.learn.linear.LinearClassifier;
import marginalia.learn.linear.LogisticRegression;
import marginalia.learn.tensor.Matrix;
import marginalia.text.Sequences;
import marginalia.text.SparseMatrix;

/// Lets the head of a network begin with the solution of a logistic regression on the vectors that
/// the encoder has for the texts before it is learnt on. Kumar et al. (2022), arXiv:2202.10054.
final class HeadStart {
  /// Weak on purpose: where the start has few errors left, the encoder learns little from them.
  private static final LogisticRegression SOLVER = new LogisticRegression(1, 30, 0.05, 0.5);

  private HeadStart() {}

  static void set(EncoderNetwork network, Sequences x, Targets y, long seed, Progress progress) {
    Matrix vectors = FineTunedClassifier.vectors(network, x, progress);
    int width = vectors.columns();
    float[] values = vectors.toArray();
    float[] middle = new float[width];
    for (int i = 0; i < values.length; i++) {
      middle[i % width] += values[i] / x.rows();
    }
    double squares = 0;
    for (int i = 0; i < values.length; i++) {
      values[i] -= middle[i % width];
      squares += (double) values[i] * values[i];
    }
    float scale = squares > 0 ? (float) Math.sqrt(x.rows() / squares) : 0;
    for (int i = 0; i < values.length; i++) {
      values[i] *= scale;
    }
    int[] starts = IntStream.rangeClosed(0, x.rows()).map(row -> row * width).toArray();
    int[] columns = IntStream.range(0, values.length).map(i -> i % width).toArray();
    LinearClassifier solution =
        SOLVER.fit(new SparseMatrix(width, starts, columns, values), y, seed, progress.silent());
    set(network, solution, middle, scale);
  }

  private static void set(
      EncoderNetwork network, LinearClassifier solution, float[] middle, float scale) {
    Matrix to = network.head().first().value();
    Matrix bias = network.head().bias().value();
    for (int label = 0; label < solution.labels(); label++) {
      double constant = solution.constant(label);
      for (int i = 0; i < middle.length; i++) {
        float weight = solution.weight(i, label) * scale;
        to.set(i, label, weight);
        constant -= (double) weight * middle[i];
      }
      bias.set(0, label, (float) constant);
    }
  }
}
