package marginalia.query.novelty;

import java.util.Arrays;
import java.util.SplittableRandom;
import marginalia.jobs.Progress;
import marginalia.learn.Shuffle;
import marginalia.learn.tensor.Elementwise;
import marginalia.learn.tensor.Matrix;
import marginalia.learn.tensor.Updates;
import marginalia.text.SparseMatrix;

/// Learns a linear map after which labels are a margin apart, by [MarginLoss]. It begins with one
/// that changes nothing and the labels' means.
final class LargeMargin {
  private static final int STEPS = 100;
  private static final int BATCH = 1_024;
  private static final float RATE = 0.003f;
  private static final float BETA1 = 0.9f;
  private static final float BETA2 = 0.999f;

  private final Matrix map;
  private final Matrix directions;

  private LargeMargin(int width, int k) {
    map = Matrix.zeros(width, width);
    for (int i = 0; i < width; i++) {
      map.set(i, i, 1);
    }
    directions = Matrix.zeros(k, width);
  }

  /// A width × width map, to be multiplied from the left.
  ///
  /// @param x n ≥ 1 rows
  /// @param y the label of each, below k
  static Matrix fit(SparseMatrix x, int[] y, int k, long seed, Progress progress) {
    UnitRows rows = UnitRows.of(x);
    LargeMargin fit = new LargeMargin(rows.width(), k);
    fit.start(rows, y, progress);
    fit.descend(x, y, seed, progress);
    return fit.map;
  }

  private void start(UnitRows rows, int[] y, Progress progress) {
    for (int from = 0; from < rows.rows(); from += UnitRows.CHUNK) {
      progress.checkCancelled();
      Matrix chunk = rows.of(from, Math.min(rows.rows(), from + UnitRows.CHUNK));
      for (int i = 0; i < chunk.rows(); i++) {
        Elementwise.addRow(1, chunk, i, directions, y[from + i]);
      }
    }
    UnitRows.scale(directions);
  }

  private void descend(SparseMatrix x, int[] y, long seed, Progress progress) {
    int size = Math.min(BATCH, y.length);
    int[] order = Shuffle.of(y.length, seed);
    SplittableRandom random = new SplittableRandom(seed);
    Matrix batch = Matrix.zeros(size, map.columns());
    int[] labels = new int[size];
    MarginLoss loss = new MarginLoss(batch, labels, directions.rows());
    Adam mapSteps = new Adam(map);
    Adam directionSteps = new Adam(directions);
    int at = 0;
    for (int step = 1; step <= STEPS; step++) {
      progress.checkCancelled();
      if (at + size > order.length) {
        Shuffle.of(order, random);
        at = 0;
      }
      int[] chosen = Arrays.copyOfRange(order, at, at + size);
      at += size;
      batch.copyFrom(UnitRows.of(x.select(chosen)).all(progress));
      Arrays.setAll(labels, i -> y[chosen[i]]);
      var _ = loss.slope(map, directions, mapSteps.slope, directionSteps.slope);
      float rate = RATE * (1 - 0.9f * step / STEPS);
      mapSteps.step(map, step, rate);
      directionSteps.step(directions, step, rate);
    }
  }

  /// What Adam remembers of one matrix.
  private static final class Adam {
    private final Matrix slope;
    private final Matrix means;
    private final Matrix squares;

    Adam(Matrix of) {
      slope = of.like();
      means = of.like();
      squares = of.like();
    }

    void step(Matrix weights, int step, float rate) {
      Updates.AdamStep now =
          new Updates.AdamStep(
              rate,
              BETA1,
              BETA2,
              1e-8f,
              0,
              (float) (1 - Math.pow(BETA1, step)),
              (float) (1 - Math.pow(BETA2, step)));
      for (int row = 0; row < weights.rows(); row++) {
        Updates.adam(weights, row, slope, row, means, squares, now);
      }
    }
  }
}
