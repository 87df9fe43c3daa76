package marginalia.learn.tensor;

/// An n × d table of floats that can be read by rows: as it is ([RowMatrix]) or compressed
/// ([QuantisedRows]). Safe for several threads as long as nobody writes.
public sealed interface Rows permits RowMatrix, QuantisedRows {
  /// Number of rows, n.
  int rows();

  /// Number of columns, d.
  int width();

  /// into += scale · row.
  ///
  /// @param into d long
  void addTo(int row, float scale, float[] into);

  /// into += scale times the sum of the rows at the places from `from` to `to`, each with its
  /// weight.
  ///
  /// @param into d long
  default void addTo(int[] indices, float[] weights, int from, int to, float scale, float[] into) {
    for (int i = from; i < to; i++) {
      addTo(indices[i], scale * weights[i], into);
    }
  }

  /// Product of a row and a vector.
  ///
  /// @param vector d long
  float dot(int row, float[] vector);
}
