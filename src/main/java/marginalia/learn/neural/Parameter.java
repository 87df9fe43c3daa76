package marginalia.learn.neural;

import java.util.ArrayList;
import java.util.List;
import marginalia.learn.tensor.Elementwise;
import marginalia.learn.tensor.Matrix;

/// Numbers that are learnt, and their gradient for each shard of a batch. The value is written by
/// the [Optimiser] alone, between passes.
public final class Parameter {
  private final String name;
  private final Matrix value;
  private final List<Matrix> gradients = new ArrayList<>();

  Parameter(String name, Matrix value) {
    this.name = name;
    this.value = value;
  }

  /// Its name within the network; also in model files.
  public String name() {
    return name;
  }

  public Matrix value() {
    return value;
  }

  /// Makes room for the gradients of so many shards.
  void prepare(int shards) {
    while (gradients.size() < shards) {
      gradients.add(value.like());
    }
  }

  /// The same in memory that somebody else gives back.
  void prepare(int shards, Shelf shelf) {
    while (gradients.size() < shards) {
      gradients.add(shelf.zeros(value.rows(), value.columns()));
    }
  }

  /// Forgets the gradients, whose memory is given back.
  void release() {
    gradients.clear();
  }

  /// Where a pass adds its gradient.
  Matrix gradient(Tape tape) {
    return gradients.get(tape.shard());
  }

  /// As an input of layers.
  Signal signal(Tape tape) {
    return new Signal(value, tape.learns() ? gradient(tape) : tape.zeros(0, value.columns()));
  }

  /// Adds the gradients of the shards up, in their order, into [#gradient()]; once a step.
  void gather() {
    for (Matrix other : gradients.subList(1, gradients.size())) {
      Elementwise.add(1, other, gradients.getFirst());
    }
  }

  /// The gradient of the whole batch, after [#gather()].
  Matrix gradient() {
    return gradients.getFirst();
  }

  void clearGradients() {
    gradients.forEach(Matrix::clear);
  }
}
