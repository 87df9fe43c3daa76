package marginalia.learn.neural;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import marginalia.learn.tensor.Matrix;

/// Everything a network learns, in the order in which its layers asked for it. Equal seeds give
/// equal numbers.
public final class Parameters {
  private final SplittableRandom random;
  private final List<Parameter> dense = new ArrayList<>();
  private final List<Table> tables = new ArrayList<>();

  public Parameters(long seed) {
    random = new SplittableRandom(seed);
  }

  /// Weights drawn evenly from ±√(6 / (inputs + outputs)); Glorot and Bengio (2010), AISTATS.
  ///
  /// @param inputs numbers that come into one output
  /// @param outputs numbers that one input goes to
  Parameter weights(String name, int rows, int columns, int inputs, int outputs) {
    return uniform(name, rows, columns, (float) Math.sqrt(6.0 / (inputs + outputs)));
  }

  /// Weights drawn evenly from −bound to bound.
  Parameter uniform(String name, int rows, int columns, float bound) {
    Parameter parameter = constant(name, rows, columns, 0);
    fill(parameter.value(), 0, bound);
    return parameter;
  }

  /// The same number everywhere.
  Parameter constant(String name, int rows, int columns, float value) {
    Matrix matrix = Matrix.zeros(rows, columns);
    for (int row = 0; row < rows && value != 0; row++) {
      for (int column = 0; column < columns; column++) {
        matrix.set(row, column, value);
      }
    }
    Parameter parameter = new Parameter(name, matrix);
    dense.add(parameter);
    return parameter;
  }

  /// Numbers that come from elsewhere, taken over without copying.
  Parameter given(String name, Matrix value) {
    Parameter parameter = new Parameter(name, value);
    dense.add(parameter);
    return parameter;
  }

  /// Vectors drawn evenly from −bound to bound, but row 0, which is zero; not yet a parameter.
  Matrix vectors(int rows, int columns, float bound) {
    Matrix matrix = Matrix.zeros(rows, columns);
    fill(matrix, 1, bound);
    return matrix;
  }

  /// Given vectors.
  Table table(String name, Matrix value, boolean trainable) {
    Table table = new Table(name, value, trainable);
    tables.add(table);
    return table;
  }

  private void fill(Matrix matrix, int firstRow, float bound) {
    for (int row = firstRow; row < matrix.rows(); row++) {
      for (int column = 0; column < matrix.columns(); column++) {
        matrix.set(row, column, (float) ((2 * random.nextDouble() - 1) * bound));
      }
    }
  }

  /// Those that are learnt as a whole.
  public List<Parameter> dense() {
    return List.copyOf(dense);
  }

  /// Those that are learnt row by row, static ones included.
  public List<Table> tables() {
    return List.copyOf(tables);
  }

  void prepare(int shards) {
    dense.forEach(parameter -> parameter.prepare(shards));
    tables.forEach(table -> table.prepare(shards));
  }

  /// All values that are learnt; a copy, to go back to.
  List<Matrix> snapshot() {
    List<Matrix> copies = learnt().stream().map(Matrix::like).toList();
    renew(copies);
    return copies;
  }

  /// Makes a [#snapshot()] of the values now out of an older one, in its memory.
  void renew(List<Matrix> snapshot) {
    copy(learnt(), snapshot);
  }

  /// Goes back to the values of a [#snapshot()].
  void restore(List<Matrix> snapshot) {
    copy(snapshot, learnt());
  }

  /// Takes over the values of another network with the same wiring.
  void restoreAll(List<Matrix> others) {
    copy(others, values());
  }

  private static void copy(List<Matrix> from, List<Matrix> to) {
    for (int i = 0; i < to.size(); i++) {
      to.get(i).copyFrom(from.get(i));
    }
  }

  /// Values of everything that is learnt.
  private List<Matrix> learnt() {
    List<Matrix> values = new ArrayList<>();
    dense.forEach(parameter -> values.add(parameter.value()));
    tables.stream().filter(Table::trainable).forEach(table -> values.add(table.value()));
    return values;
  }

  /// All values, those that stay as they are included, in a fixed order; no copies.
  List<Matrix> values() {
    List<Matrix> values = new ArrayList<>();
    dense.forEach(parameter -> values.add(parameter.value()));
    tables.forEach(table -> values.add(table.value()));
    return values;
  }
}
