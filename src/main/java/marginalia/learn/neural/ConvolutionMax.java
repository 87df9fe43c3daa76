package marginalia.learn.neural;

import java.util.List;
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
/// One product multiplies every token with every part of every filter, and the pooling adds up the
/// parts as it looks for the largest. Back, only the window where a filter was largest has a slope:
/// one in some tens of windows, so the way back costs a fraction of the way there.
final class ConvolutionMax {
  /// Tokens whose products are made at a time, so that they stay in the processor's cache.
  private static final int TOKENS_AT_A_TIME = 128;

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
  Signal of(Tape tape, Signal x, Spans texts) {
    Signal y = tape.signal(texts.count(), outputs());
    int[] at = new int[texts.count() * outputs()];
    y.value().clear();
    for (int text = 0; text < texts.count(); ) {
      int next = text + 1;
      while (next < texts.count() && texts.end(next) - texts.start(text) <= TOKENS_AT_A_TIME) {
        next++;
      }
      pool(tape, x, texts, text, next, y.value(), at);
      text = next;
    }
    Curve.RELU.forward(y.value(), bias.value(), y.value());
    tape.onBackward(() -> backward(tape, x, texts, y, at));
    return y;
  }

  private void pool(Tape tape, Signal x, Spans texts, int from, int to, Matrix into, int[] at) {
    int first = texts.start(from);
    int tokens = texts.end(to - 1) - first;
    if (tokens == 0) {
      return;
    }
    Matrix products = tape.reused(tokens, weights.value().rows());
    Products.abT(x.value().rows(first, first + tokens), weights.value(), products, Into.REPLACE);
    for (int text = from; text < to; text++) {
      for (int b = 0; b < banks.size() && texts.length(text) > 0; b++) {
        int column = b * filters;
        Pools.maxOverTime(
            products,
            texts.start(text) - first,
            texts.length(text),
            banks.get(b),
            into,
            text,
            column,
            at,
            text * outputs() + column);
      }
    }
  }

  private void backward(Tape tape, Signal x, Spans texts, Signal y, int[] at) {
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
            Elementwise.addRow(slope, x.value(), token + j, gradient, part);
            Elementwise.addRow(slope, weights.value(), part, x.slope(), token + j);
          }
        }
      }
    }
  }
}
