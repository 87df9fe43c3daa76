package marginalia.learn.neural;

import marginalia.learn.tensor.Elementwise;
import marginalia.learn.tensor.Matrix;

/// Scores that depend on the direction of a text's vector alone: scale · cos of the angle between
/// it and a vector of each label. What [Losses#largeMargin] asks for. Wang et al. (2018), "CosFace:
/// large margin cosine loss for deep face recognition", doi:10.1109/CVPR.2018.00552; for texts of
/// classes never seen Lin and Xu (2019), doi:10.18653/v1/P19-1548.
final class CosineScores {
  /// Below it a vector has no direction.
  private static final float SHORTEST = 1e-6f;

  private final Parameter weights;
  private final float scale;

  /// @param scale of the cosines; 30 in both papers
  CosineScores(Parameters parameters, String name, int inputs, int labels, float scale) {
    weights = parameters.weights(name + ".weights", labels, inputs, inputs, labels);
    this.scale = scale;
  }

  Signal of(Tape tape, Signal x) {
    Signal labels = directions(tape, weights.signal(tape));
    return Combine.scaled(tape, Combine.matches(tape, directions(tape, x), labels), scale);
  }

  /// Each row divided by its length.
  static Signal directions(Tape tape, Signal x) {
    Signal y = tape.signal(x.rows(), x.columns());
    float[] lengths = new float[x.rows()];
    y.value().clear();
    for (int row = 0; row < x.rows(); row++) {
      double squared = Elementwise.dotRows(x.value(), row, x.value(), row);
      lengths[row] = Math.max(SHORTEST, (float) Math.sqrt(squared));
      Elementwise.addRow(1 / lengths[row], x.value(), row, y.value(), row);
    }
    tape.onBackward(() -> {
      Matrix slope = y.slope();
      for (int row = 0; row < x.rows(); row++) {
        float along = Elementwise.dotRows(y.value(), row, slope, row);
        Elementwise.addRow(1 / lengths[row], slope, row, x.slope(), row);
        Elementwise.addRow(-along / lengths[row], y.value(), row, x.slope(), row);
      }
    });
    return y;
  }
}
