package marginalia.learn.neural;

import marginalia.learn.tensor.Matrix;

/// What flows between layers: numbers, and beside them the slope of the loss by each, which the
/// layers behind add to while the tape runs back.
///
/// @param value one row per token, text or whatever the layer says
/// @param slope of the same shape, zeros at first; without rows where nothing is learnt
public record Signal(Matrix value, Matrix slope) {
  public int rows() {
    return value.rows();
  }

  public int columns() {
    return value.columns();
  }

  /// Some of the columns, as a view.
  Signal columns(int from, int to) {
    return new Signal(value.columns(from, to), slope.columns(from, to));
  }
}
