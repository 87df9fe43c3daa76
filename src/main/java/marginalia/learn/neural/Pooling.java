package marginalia.learn.neural;

import marginalia.learn.tensor.Elementwise;
import marginalia.learn.tensor.Pools;

/// One row for each span of rows; zeros for a span without rows.
final class Pooling {
  private Pooling() {}

  /// The largest of each column.
  static Signal max(Tape tape, Signal x, Spans spans) {
    Signal y = tape.signal(spans.count(), x.columns());
    y.value().clear();
    int[] at = new int[spans.count() * x.columns()];
    for (int span = 0; span < spans.count(); span++) {
      if (spans.length(span) > 0) {
        Pools.max(
            x.value(), spans.start(span), spans.end(span), y.value(), span, at, span * x.columns());
      }
    }
    tape.onBackward(() -> {
      for (int span = 0; span < spans.count(); span++) {
        for (int column = 0; column < x.columns() && spans.length(span) > 0; column++) {
          x.slope().add(at[span * x.columns() + column], column, y.slope().at(span, column));
        }
      }
    });
    return y;
  }

  /// The mean of each column.
  static Signal mean(Tape tape, Signal x, Spans spans) {
    return weighted(tape, x, spans, Pooling::oneOverLength);
  }

  private static float oneOverLength(Spans spans, int span) {
    return 1f / spans.length(span);
  }

  /// The sum of each column.
  static Signal sum(Tape tape, Signal x, Spans spans) {
    return weighted(tape, x, spans, (_, _) -> 1);
  }

  private interface Weight {
    float of(Spans spans, int span);
  }

  private static Signal weighted(Tape tape, Signal x, Spans spans, Weight weight) {
    Signal y = tape.signal(spans.count(), x.columns());
    y.value().clear();
    for (int span = 0; span < spans.count(); span++) {
      for (int row = spans.start(span); row < spans.end(span); row++) {
        Elementwise.addRow(weight.of(spans, span), x.value(), row, y.value(), span);
      }
    }
    tape.onBackward(() -> {
      for (int span = 0; span < spans.count(); span++) {
        for (int row = spans.start(span); row < spans.end(span); row++) {
          Elementwise.addRow(weight.of(spans, span), y.slope(), span, x.slope(), row);
        }
      }
    });
    return y;
  }

  /// The last row, which is where a recurrence forward ends.
  static Signal last(Tape tape, Signal x, Spans spans) {
    return one(tape, x, spans, spans.starts(), 1, -1);
  }

  /// The first row, which is where a recurrence backward ends.
  static Signal first(Tape tape, Signal x, Spans spans) {
    return one(tape, x, spans, spans.starts(), 0, 0);
  }

  private static Signal one(
      Tape tape, Signal x, Spans spans, int[] starts, int border, int offset) {
    Signal y = tape.signal(spans.count(), x.columns());
    y.value().clear();
    for (int span = 0; span < spans.count(); span++) {
      if (spans.length(span) > 0) {
        y.value().copyRow(x.value(), starts[span + border] + offset, span);
      }
    }
    tape.onBackward(() -> {
      for (int span = 0; span < spans.count(); span++) {
        if (spans.length(span) > 0) {
          Elementwise.addRow(1, y.slope(), span, x.slope(), starts[span + border] + offset);
        }
      }
    });
    return y;
  }
}
