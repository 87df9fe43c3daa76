package marginalia.learn.neural;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import marginalia.learn.encoder.EncoderWeights;
import marginalia.learn.encoder.Pooling;
import marginalia.learn.tensor.Matrix;

/// An encoder of chance that is small enough for tests.
final class SmallEncoder {
  static final int WIDTH = 24;
  static final int WORDS = 60;
  private static final int INNER = 40;
  private static final int HEADS = 3;
  private static final int LAYERS = 2;

  private final SplittableRandom random = new SplittableRandom(11);

  static EncoderWeights weights() {
    return weights(Pooling.FIRST);
  }

  static EncoderWeights weights(Pooling pooling) {
    return new SmallEncoder().make(pooling);
  }

  private EncoderWeights make(Pooling pooling) {
    List<EncoderWeights.Layer> layers = new ArrayList<>();
    for (int i = 0; i < LAYERS; i++) {
      layers.add(
          new EncoderWeights.Layer(
              product(WIDTH, 3 * WIDTH),
              product(WIDTH, WIDTH),
              norm(),
              product(WIDTH, INNER),
              product(INNER, WIDTH),
              norm()));
    }
    return new EncoderWeights(
        matrix(WORDS, WIDTH, 1),
        matrix(16, WIDTH, 0.3),
        matrix(1, WIDTH, 0.3),
        norm(),
        layers,
        HEADS,
        pooling);
  }

  private EncoderWeights.Product product(int inputs, int outputs) {
    return new EncoderWeights.Product(
        matrix(inputs, outputs, 1.5 / Math.sqrt(inputs)), matrix(1, outputs, 0.1));
  }

  private EncoderWeights.Norm norm() {
    Matrix gain = matrix(1, WIDTH, 0.1);
    for (int i = 0; i < WIDTH; i++) {
      gain.add(0, i, 1);
    }
    return new EncoderWeights.Norm(gain, matrix(1, WIDTH, 0.1));
  }

  private Matrix matrix(int rows, int columns, double size) {
    Matrix matrix = Matrix.zeros(rows, columns);
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        matrix.set(row, column, (float) (random.nextGaussian() * size));
      }
    }
    return matrix;
  }
}
