package marginalia.learn.neural;

import marginalia.learn.tensor.Elementwise;
import marginalia.learn.tensor.Elementwise.Curve;
import marginalia.learn.tensor.Matrix;
import marginalia.learn.tensor.Products;
import marginalia.learn.tensor.Products.Into;

/// y = x·W + b, row by row, or a curve of it. Cost O(rows · inputs · outputs).
final class Dense {
  private final Parameter weights;
  private final Parameter bias;

  Dense(Parameters parameters, String name, int inputs, int outputs) {
    this(parameters, name, inputs, outputs, 0);
  }

  private Dense(Parameter weights, Parameter bias) {
    this.weights = weights;
    this.bias = bias;
  }

  /// @param start of the bias
  Dense(Parameters parameters, String name, int inputs, int outputs, float start) {
    weights = parameters.weights(name + ".weights", inputs, outputs, inputs, outputs);
    bias = parameters.constant(name + ".bias", 1, outputs, start);
  }

  /// x·W + b.
  Signal of(Tape tape, Signal x) {
    Signal y = tape.signal(x.rows(), weights.value().columns());
    Products.ab(x.value(), weights.value(), y.value(), Into.REPLACE);
    Elementwise.addToRows(bias.value(), y.value());
    tape.onBackward(() -> backward(tape, x, y.slope()));
    return y;
  }

  /// f(x·W + b).
  Signal of(Tape tape, Signal x, Curve curve) {
    Signal y = tape.signal(x.rows(), weights.value().columns());
    Products.ab(x.value(), weights.value(), y.value(), Into.REPLACE);
    curve.forward(y.value(), bias.value(), y.value());
    tape.onBackward(() -> {
      Matrix before = tape.zeros(y.rows(), y.columns());
      curve.backward(y.value(), y.slope(), before);
      backward(tape, x, before);
    });
    return y;
  }

  /// x·W + b of parameters from elsewhere.
  static Signal of(Tape tape, Signal x, EncoderLayer.Pair parameters) {
    return new Dense(parameters.first(), parameters.bias()).of(tape, x);
  }

  private void backward(Tape tape, Signal x, Matrix slope) {
    Products.aTb(x.value(), slope, weights.gradient(tape), Into.ADD);
    Elementwise.addSumOfRows(slope, bias.gradient(tape));
    Products.abT(slope, weights.value(), x.slope(), Into.ADD);
  }
}
