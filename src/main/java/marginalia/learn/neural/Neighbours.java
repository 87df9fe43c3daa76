package marginalia.learn.neural;

import marginalia.learn.tensor.Elementwise;

/// Each row's neighbour within its span; zeros where there is none.
final class Neighbours {
  private Neighbours() {}

  /// The row before each.
  static Signal before(Tape tape, Signal x, Spans spans) {
    return shifted(tape, x, spans, -1);
  }

  /// The row after each.
  static Signal after(Tape tape, Signal x, Spans spans) {
    return shifted(tape, x, spans, 1);
  }

  private static Signal shifted(Tape tape, Signal x, Spans spans, int by) {
    Signal y = tape.signal(x.rows(), x.columns());
    y.value().clear();
    for (int span = 0; span < spans.count(); span++) {
      for (int row = first(spans, span, by); row < last(spans, span, by); row++) {
        y.value().copyRow(x.value(), row + by, row);
      }
    }
    tape.onBackward(() -> {
      for (int span = 0; span < spans.count(); span++) {
        for (int row = first(spans, span, by); row < last(spans, span, by); row++) {
          Elementwise.addRow(1, y.slope(), row, x.slope(), row + by);
        }
      }
    });
    return y;
  }

  /// First row that has such a neighbour.
  private static int first(Spans spans, int span, int by) {
    return spans.start(span) + Math.max(0, -by);
  }

  /// Behind the last.
  private static int last(Spans spans, int span, int by) {
    return spans.end(span) - Math.max(0, by);
  }
}
