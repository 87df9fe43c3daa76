package marginalia.query.novelty;

import marginalia.learn.tensor.Elementwise;
import marginalia.learn.tensor.Matrix;
import marginalia.learn.tensor.Products;
import marginalia.learn.tensor.Products.Into;
import marginalia.learn.tensor.Softmax;

/// Large-margin cosine loss: the cross-entropy of a softmax over s times the cosines of a mapped
/// text with each label's direction, of which that of its own label is lowered by a margin. Wang et
/// al. (2018), arXiv:1801.09414. For one thread.
final class MarginLoss {
  /// s and m, as Lin and Xu (2019) have them.
  private static final float SHARPNESS = 30;

  private static final float MARGIN = 0.35f;
  private static final double LEAST = 1e-30;

  private final Matrix x;
  private final int[] y;
  private final Matrix mapped;
  private final Matrix mappedSlopes;
  private final Matrix units;
  private final Matrix p;

  /// @param x b vectors
  /// @param y the label of each, below k; read anew at every call
  MarginLoss(Matrix x, int[] y, int k) {
    this.x = x;
    this.y = y;
    mapped = x.like();
    mappedSlopes = x.like();
    units = Matrix.zeros(k, x.columns());
    p = Matrix.zeros(x.rows(), k);
  }

  /// The mean loss, and its slopes.
  ///
  /// @param map width × width
  /// @param directions k × width
  /// @param mapSlope overwritten
  /// @param directionSlope overwritten
  double slope(Matrix map, Matrix directions, Matrix mapSlope, Matrix directionSlope) {
    Products.abT(x, map, mapped, Into.REPLACE);
    float[] scales = toUnits(mapped);
    units.copyFrom(directions);
    float[] directionScales = toUnits(units);
    Products.abT(mapped, units, p, Into.REPLACE);
    double loss = cosines();
    Products.ab(p, units, mappedSlopes, Into.REPLACE);
    across(mappedSlopes, mapped, scales);
    Products.aTb(p, mapped, directionSlope, Into.REPLACE);
    across(directionSlope, units, directionScales);
    Products.aTb(mappedSlopes, x, mapSlope, Into.REPLACE);
    return loss;
  }

  /// Scales rows to length 1 and returns by what.
  private static float[] toUnits(Matrix rows) {
    float[] scales = new float[rows.rows()];
    for (int row = 0; row < scales.length; row++) {
      Matrix one = rows.rows(row, row + 1);
      scales[row] = (float) (1 / Math.max(1e-6, Math.sqrt(Elementwise.squaredNorm(one))));
      Elementwise.scale(scales[row], one);
    }
    return scales;
  }

  /// Cosines become slopes; returns the loss.
  private double cosines() {
    int b = x.rows();
    for (int row = 0; row < b; row++) {
      p.add(row, y[row], -MARGIN);
    }
    Softmax.forward(SHARPNESS, p);
    double loss = 0;
    for (int row = 0; row < b; row++) {
      loss -= Math.log(Math.max(LEAST, p.at(row, y[row]))) / b;
      p.add(row, y[row], -1);
    }
    Elementwise.scale(SHARPNESS / b, p);
    return loss;
  }

  /// Slopes by units become slopes by the rows they were made of.
  private static void across(Matrix slopes, Matrix units, float[] scales) {
    for (int row = 0; row < scales.length; row++) {
      float along = Elementwise.dotRows(slopes, row, units, row);
      Elementwise.addRow(-along, units, row, slopes, row);
      Elementwise.scale(scales[row], slopes.rows(row, row + 1));
    }
  }
}
