package marginalia.learn.neural;

import java.util.List;
import java.util.stream.IntStream;
import marginalia.learn.tensor.Elementwise;
import marginalia.learn.tensor.Elementwise.Curve;
import marginalia.learn.tensor.Matrix;
import marginalia.learn.tensor.Pools;
import marginalia.learn.tensor.Pools.Bank;
import marginalia.learn.tensor.Products;
import marginalia.learn.tensor.Products.Into;

/// Filters of several widths over the tokens of a text, the largest answer of each over the text,
/// plus a bias, cut at zero. Kim (2014), doi:10.3115/v1/D14-1181.
///
/// One product multiplies every vector with every part of every filter, and the pooling adds up the
/// parts as it looks for the largest. Back, only the window where a filter was largest has a slope:
/// one in some tens of windows, so the way back costs a fraction of the way there.
final class ConvolutionMax {
  private final int filters;
  private final List<Bank> banks;

  /// (Σ width · filters) × inputs: the parts of the filters, one a row.
  private final Parameter weights;

  private final Parameter bias;

  ConvolutionMax(
      Parameters parameters, String name, int inputs, List<Integer> widths, int filters) {
    this.filters = filters;
    int first = 0;
    List<Bank> made = new java.util.ArrayList<>();
    for (int width : widths) {
      made.add(new Bank(width, filters, first));
      first += width * filters;
    }
    banks = List.copyOf(made);
    int window = inputs * first / (filters * widths.size());
    weights = parameters.weights(name + ".weights", first, inputs, window, filters);
    bias = parameters.constant(name + ".bias", 1, filters * widths.size(), 0);
  }

  /// Numbers that come out for each text.
  int outputs() {
    return bias.value().columns();
  }

  /// One row per span; zeros for a span without tokens.
  ///
  /// @param x a row per token
  Signal of(Tape tape, Signal x, Spans texts) {
    return of(tape, x, IntStream.range(0, x.rows()).toArray(), texts);
  }

  /// The same where several tokens may have one vector, whose products are then made once.
  ///
  /// @param x a row per vector
  /// @param rows for each token the row of its vector; not to be changed until the tape is cleared
  Signal of(Tape tape, Signal x, int[] rows, Spans texts) {
    Signal y = tape.signal(texts.count(), outputs());
    int[] at = new int[texts.count() * outputs()];
    y.value().clear();
    Matrix products = tape.reused(x.rows(), weights.value().rows());
    Products.abT(x.value(), weights.value(), products, Into.REPLACE);
    for (int text = 0; text < texts.count(); text++) {
      for (int b = 0; b < banks.size() && texts.length(text) > 0; b++) {
        int column = b * filters;
        Pools.maxOverTime(
            products,
            rows,
            texts.start(text),
            texts.length(text),
            banks.get(b),
            y.value(),
            text,
            column,
            at,
            text * outputs() + column);
      }
    }
    Curve.RELU.forward(y.value(), bias.value(), y.value());
    tape.onBackward(() -> backward(tape, x, rows, texts, y, at));
    return y;
  }

  private void backward(Tape tape, Signal x, int[] rows, Spans texts, Signal y, int[] at) {
    Matrix before = tape.zeros(y.rows(), y.columns());
    Curve.RELU.backward(y.value(), y.slope(), before);
    Elementwise.addSumOfRows(before, bias.gradient(tape));
    Matrix gradient = weights.gradient(tape);
    for (int text = 0; text < texts.count(); text++) {
      for (int column = 0; column < outputs(); column++) {
        float slope = before.at(text, column);
        if (slope != 0 && texts.length(text) > 0) {
          Bank bank = banks.get(column / filters);
          int t = at[text * outputs() + column];
          int token = texts.start(text) + t;
          int parts = Math.min(bank.width(), texts.length(text) - t);
          for (int j = Math.max(0, -t); j < parts; j++) {
            int part = bank.first() + j * filters + column % filters;
            int row = rows[token + j];
            Elementwise.addRow(slope, x.value(), row, gradient, part);
            Elementwise.addRow(slope, weights.value(), part, x.slope(), row);
          }
        }
      }
    }
  }
}
