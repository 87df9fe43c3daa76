package marginalia.learn.linear;

import marginalia.learn.Targets;
import marginalia.text.SparseMatrix;

/// What the solvers work on.
///
/// @param norms squared length of each row; the constant counts as a feature of value 1
/// @param labelWeights how much more a text of each label costs; 1 where labels are not balanced
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record DualProblem(
    SparseMatrix x, Columns columns, float[] norms, float[] labelWeights, Effort effort) {
  /// How closely and how long to solve.
  ///
  /// @param c how much a text's loss counts against the penalty
  /// @param passes over the texts at most
  /// @param tolerance a pass that moves the average text's own scores by less is the last
  record Effort(double c, int passes, double tolerance, long seed) {}

  static DualProblem of(SparseMatrix x, Columns columns, float[] labelWeights, Effort effort) {
    float[] norms = new float[x.rows()];
    for (int row = 0; row < norms.length; row++) {
      norms[row] = (float) (x.squaredNorm(row) + 1);
    }
    return new DualProblem(x, columns, norms, labelWeights, effort);
  }

  /// Weights (n / (k · count of the label)) to the power of `exponent`: 0 leaves all labels alike,
  /// 1 lets all labels count the same in sum, as scikit-learn's `balanced`. A label without texts
  /// has 1.
  static float[] balance(Targets y, double exponent) {
    int[] counts = y.counts();
    long answers = 0;
    int present = 0;
    for (int count : counts) {
      answers += count;
      present += count > 0 ? 1 : 0;
    }
    float[] weights = new float[counts.length];
    for (int label = 0; label < counts.length; label++) {
      double share = counts[label] == 0 ? 1 : (double) answers / ((double) present * counts[label]);
      weights[label] = (float) Math.pow(share, exponent);
    }
    return weights;
  }
}
