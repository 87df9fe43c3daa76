package marginalia.learn.neural;

import marginalia.learn.tensor.Elementwise;
import marginalia.learn.tensor.Elementwise.Curve;
import marginalia.learn.tensor.Matrix;

/// How much each row of a span counts: the softmax over the span of v·tanh(W·row + b). Yang et al.
/// (2016), doi:10.18653/v1/N16-1174.
final class Attention {
  private final Dense keys;
  private final Dense query;

  Attention(Parameters parameters, String name, int inputs, int width) {
    keys = new Dense(parameters, name + ".keys", inputs, width);
    query = new Dense(parameters, name + ".query", width, 1);
  }

  /// What came of it.
  ///
  /// @param weights one per row, those of a span sum to 1
  /// @param sum one row per span: its rows, each times its weight
  record Attended(Signal weights, Signal sum) {}

  Attended of(Tape tape, Signal x, Spans spans) {
    Signal scores = query.of(tape, keys.of(tape, x, Curve.TANH));
    Signal weights = softmax(tape, scores, spans);
    return new Attended(weights, weightedSum(tape, weights, x, spans));
  }

  /// The softmax of each span of a single column.
  static Signal softmax(Tape tape, Signal scores, Spans spans) {
    Signal p = tape.signal(scores.rows(), 1);
    p.value().copyFrom(scores.value());
    Matrix line = p.value().shaped(1, scores.rows());
    for (int span = 0; span < spans.count(); span++) {
      if (spans.length(span) > 0) {
        Elementwise.softmaxRows(line.columns(spans.start(span), spans.end(span)));
      }
    }
    tape.onBackward(() -> {
      for (int span = 0; span < spans.count(); span++) {
        float mean = 0;
        for (int row = spans.start(span); row < spans.end(span); row++) {
          mean += p.value().at(row, 0) * p.slope().at(row, 0);
        }
        for (int row = spans.start(span); row < spans.end(span); row++) {
          scores.slope().add(row, 0, p.value().at(row, 0) * (p.slope().at(row, 0) - mean));
        }
      }
    });
    return p;
  }

  /// One row per span: the sum of its rows of `x`, each times its weight.
  static Signal weightedSum(Tape tape, Signal weights, Signal x, Spans spans) {
    Signal y = tape.signal(spans.count(), x.columns());
    y.value().clear();
    for (int span = 0; span < spans.count(); span++) {
      for (int row = spans.start(span); row < spans.end(span); row++) {
        Elementwise.addRow(weights.value().at(row, 0), x.value(), row, y.value(), span);
      }
    }
    tape.onBackward(() -> {
      for (int span = 0; span < spans.count(); span++) {
        for (int row = spans.start(span); row < spans.end(span); row++) {
          Elementwise.addRow(weights.value().at(row, 0), y.slope(), span, x.slope(), row);
          weights.slope().add(row, 0, Elementwise.dotRows(x.value(), row, y.slope(), span));
        }
      }
    });
    return y;
  }
}
