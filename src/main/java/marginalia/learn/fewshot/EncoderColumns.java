package marginalia.learn.fewshot;

import java.util.Arrays;
import marginalia.text.SparseMatrix;

/// The encoder's vectors within rows, which are the last columns.
final class EncoderColumns {
  private EncoderColumns() {}

  /// The rows with nothing in the columns before the encoder's; a copy.
  ///
  /// @param first the encoder's first column
  static SparseMatrix alone(SparseMatrix x, int first) {
    int[] starts = new int[x.rows() + 1];
    int[] indices = new int[x.nonZeros()];
    float[] values = new float[x.nonZeros()];
    int at = 0;
    for (int row = 0; row < x.rows(); row++) {
      for (int i = x.starts()[row]; i < x.starts()[row + 1]; i++) {
        if (x.indices()[i] >= first) {
          indices[at] = x.indices()[i];
          values[at++] = x.values()[i];
        }
      }
      starts[row + 1] = at;
    }
    return new SparseMatrix(
        x.columns(), starts, Arrays.copyOf(indices, at), Arrays.copyOf(values, at));
  }

  /// The vectors of the rows `from` (inclusive) to `to` (exclusive), one behind another.
  ///
  /// @param first the encoder's first column
  static float[] rows(SparseMatrix x, int first, int from, int to) {
    int width = x.columns() - first;
    float[] vectors = new float[Math.multiplyExact(to - from, width)];
    for (int row = from; row < to; row++) {
      for (int i = x.starts()[row]; i < x.starts()[row + 1]; i++) {
        if (x.indices()[i] >= first) {
          vectors[(row - from) * width + x.indices()[i] - first] = x.values()[i];
        }
      }
    }
    return vectors;
  }
}
