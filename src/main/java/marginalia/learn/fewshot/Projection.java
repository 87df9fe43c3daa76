package marginalia.learn.fewshot;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import marginalia.jobs.Progress;
import marginalia.learn.Shuffle;
import marginalia.learn.tensor.Matrix;
import marginalia.learn.tensor.Updates;

/// Learns a linear map of the encoder's vectors after which texts of one label lie closer together,
/// as SetFit does with the whole encoder: Tunstall et al. (2022), arXiv:2209.11055.
final class Projection {
  private static final int STEPS = 20;

  /// Texts of a step; their number counts squared.
  private static final int BATCH = 512;

  private static final float RATE = 0.003f;
  private static final float BETA1 = 0.9f;
  private static final float BETA2 = 0.999f;

  private Projection() {}

  /// A width × width map, to be multiplied from the left.
  static Matrix fit(Shots shots, int width, long seed, Progress progress) {
    int first = shots.x().columns() - width;
    Matrix map = Matrix.zeros(width, width);
    for (int i = 0; i < width; i++) {
      map.set(i, i, 1);
    }
    Matrix gradient = map.like();
    Matrix means = map.like();
    Matrix squares = map.like();
    int[] order = IntStream.range(0, shots.y().rows()).toArray();
    SplittableRandom random = new SplittableRandom(seed);
    int size = Math.min(BATCH, order.length);
    Matrix x = Matrix.zeros(size, width);
    int[][] labels = new int[size][];
    Contrast contrast = new Contrast(x, labels);
    for (int step = 1; step <= STEPS; step++) {
      progress.checkCancelled();
      Shuffle.of(order, random);
      int[] rows = Arrays.copyOf(order, size);
      x.fill(EncoderColumns.rows(shots.x().select(rows), first, 0, size), 0);
      Arrays.setAll(labels, i -> shots.y().labels(rows[i]));
      contrast.slope(map, gradient);
      Updates.AdamStep now =
          new Updates.AdamStep(
              RATE,
              BETA1,
              BETA2,
              1e-8f,
              0,
              (float) (1 - Math.pow(BETA1, step)),
              (float) (1 - Math.pow(BETA2, step)));
      for (int row = 0; row < width; row++) {
        Updates.adam(map, row, gradient, row, means, squares, now);
      }
    }
    return map;
  }
}
