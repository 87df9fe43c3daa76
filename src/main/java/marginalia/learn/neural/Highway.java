package marginalia.learn.neural;

import marginalia.learn.tensor.Elementwise;
import marginalia.learn.tensor.Elementwise.Curve;
import marginalia.learn.tensor.Matrix;

/// A dense layer that a gate lets past as much of its input as it likes: y = t·h + (1 − t)·x with h
/// = max(0, x·W + b) and t = σ(x·V + c). Srivastava, Greff and Schmidhuber (2015),
/// arXiv:1505.00387.
final class Highway {
  /// At first most of the input passes; the paper's section 2.2 has −1 to −4.
  private static final float CLOSED = -2;

  private final Dense layer;
  private final Dense gate;

  Highway(Parameters parameters, String name, int width) {
    layer = new Dense(parameters, name + ".layer", width, width);
    gate = new Dense(parameters, name + ".gate", width, width, CLOSED);
  }

  Signal of(Tape tape, Signal x) {
    Signal h = layer.of(tape, x, Curve.RELU);
    Signal t = gate.of(tape, x, Curve.SIGMOID);
    Matrix difference = tape.scratch(x.rows(), x.columns());
    difference.copyFrom(h.value());
    Elementwise.add(-1, x.value(), difference);
    Signal y = tape.signal(x.rows(), x.columns());
    y.value().copyFrom(x.value());
    Elementwise.addProduct(t.value(), difference, y.value());
    tape.onBackward(() -> {
      Elementwise.addProduct(y.slope(), difference, t.slope());
      Matrix through = tape.zeros(x.rows(), x.columns());
      Elementwise.addProduct(y.slope(), t.value(), through);
      Elementwise.add(1, through, h.slope());
      Elementwise.add(1, y.slope(), x.slope());
      Elementwise.add(-1, through, x.slope());
    });
    return y;
  }
}
