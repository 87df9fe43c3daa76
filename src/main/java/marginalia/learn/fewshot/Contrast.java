package marginalia.learn.fewshot;

import marginalia.learn.tensor.Elementwise;
import marginalia.learn.tensor.Matrix;
import marginalia.learn.tensor.Products;
import marginalia.learn.tensor.Products.Into;
import marginalia.learn.tensor.Softmax;

/// How badly a map keeps texts of one label together and others apart: each text in turn, among all
/// others, should be nearest to those it shares a label with. Khosla et al. (2020),
/// arXiv:2004.11362, the sum outside the logarithm; a penalty holds the map close to one that
/// changes nothing. For one thread.
final class Contrast {
  private static final float SHARPNESS = 10;

  /// What a text is to itself: as good as infinitely far.
  private static final float APART = -1e9f;

  private final Matrix x;
  private final int[][] labels;
  private final Matrix mapped;
  private final Matrix slopes;
  private final Matrix likeness;

  /// @param x b vectors of length 1
  /// @param labels those of each
  Contrast(Matrix x, int[][] labels) {
    this.x = x;
    this.labels = labels;
    int b = x.rows();
    mapped = x.like();
    slopes = x.like();
    likeness = Matrix.zeros(b, b);
  }

  /// The loss, and its slope by the map.
  ///
  /// @param map width × width
  /// @param gradient the same shape; overwritten
  double slope(Matrix map, Matrix gradient) {
    int b = x.rows();
    Products.abT(x, map, mapped, Into.REPLACE);
    float[] scales = new float[b];
    for (int row = 0; row < b; row++) {
      Matrix one = mapped.rows(row, row + 1);
      scales[row] = (float) (1 / Math.max(1e-6, Math.sqrt(Elementwise.squaredNorm(one))));
      Elementwise.scale(scales[row], one);
    }
    double loss = likeness();
    Products.ab(likeness, mapped, slopes, Into.REPLACE);
    Products.aTb(likeness, mapped, slopes, Into.ADD);
    for (int row = 0; row < b; row++) {
      float along = Elementwise.dotRows(slopes, row, mapped, row);
      Elementwise.addRow(-along, mapped, row, slopes, row);
      Elementwise.scale(scales[row], slopes.rows(row, row + 1));
    }
    Products.aTb(slopes, x, gradient, Into.REPLACE);
    return loss + penalty(map, gradient);
  }

  /// Leaves the slope by the products of each two vectors, and returns the loss.
  private double likeness() {
    int b = x.rows();
    Products.abT(mapped, mapped, likeness, Into.REPLACE);
    float[] values = likeness.toArray();
    for (int row = 0; row < b; row++) {
      values[row * b + row] = APART;
    }
    likeness.fill(values, 0);
    Softmax.forward(SHARPNESS, likeness);
    float[] p = likeness.toArray();
    double loss = 0;
    for (int row = 0; row < b; row++) {
      int friends = 0;
      for (int other = 0; other < b; other++) {
        friends += together(row, other) ? 1 : 0;
      }
      for (int other = 0; other < b; other++) {
        boolean together = together(row, other);
        int at = row * b + other;
        if (together) {
          loss -= Math.log(Math.max(1e-30, p[at])) / friends / b;
        }
        float target = together ? 1f / friends : 0;
        p[at] = friends == 0 ? 0 : SHARPNESS / b * (p[at] - target);
      }
    }
    likeness.fill(p, 0);
    return loss;
  }

  private boolean together(int row, int other) {
    if (row == other) {
      return false;
    }
    for (int label : labels[row]) {
      for (int hers : labels[other]) {
        if (label == hers) {
          return true;
        }
      }
    }
    return false;
  }

  private static double penalty(Matrix map, Matrix gradient) {
    int width = map.rows();
    Elementwise.add(1f / width, map, gradient);
    double squares = Elementwise.squaredNorm(map);
    for (int i = 0; i < width; i++) {
      gradient.add(i, i, -1f / width);
      squares += 1 - 2.0 * map.at(i, i);
    }
    return squares / (2 * width);
  }
}
