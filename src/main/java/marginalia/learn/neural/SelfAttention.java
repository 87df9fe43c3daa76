package marginalia.learn.neural;

import marginalia.learn.tensor.Elementwise;
import marginalia.learn.tensor.Matrix;
import marginalia.learn.tensor.Products;
import marginalia.learn.tensor.Products.Into;

/// Each row becomes a mean of all rows of its span, those the more that resemble it: weights are
/// the softmax of the products of the rows. Cost O(Σ length² · columns).
final class SelfAttention {
  private SelfAttention() {}

  static Signal of(Tape tape, Signal x, Spans spans) {
    Signal y = tape.signal(x.rows(), x.columns());
    for (int span = 0; span < spans.count(); span++) {
      Matrix rows = x.value().rows(spans.start(span), spans.end(span));
      Matrix p = tape.reused(rows.rows(), rows.rows());
      weigh(rows, p);
      Products.ab(p, rows, y.value().rows(spans.start(span), spans.end(span)), Into.REPLACE);
    }
    tape.onBackward(() -> {
      for (int span = 0; span < spans.count(); span++) {
        int start = spans.start(span);
        int end = spans.end(span);
        backward(
            tape,
            new Signal(x.value().rows(start, end), x.slope().rows(start, end)),
            y.slope().rows(start, end));
      }
    });
    return y;
  }

  /// How much of all rows' weights each row has: 1 in each span together.
  static float[] shares(Tape tape, Signal x, Spans spans) {
    float[] shares = new float[x.rows()];
    for (int span = 0; span < spans.count(); span++) {
      int length = spans.length(span);
      Matrix p = tape.reused(length, length);
      weigh(x.value().rows(spans.start(span), spans.end(span)), p);
      for (int i = 0; i < length; i++) {
        for (int j = 0; j < length; j++) {
          shares[spans.start(span) + j] += p.at(i, j) / length;
        }
      }
    }
    return shares;
  }

  private static void weigh(Matrix rows, Matrix into) {
    Products.abT(rows, rows, into, Into.REPLACE);
    Elementwise.softmaxRows(into);
  }

  /// Makes the weights again, as those of a whole batch of long texts are more than memory holds.
  private static void backward(Tape tape, Signal x, Matrix slope) {
    int length = x.rows();
    Matrix both = tape.reused(2 * length, length);
    Matrix p = both.rows(0, length);
    Matrix before = both.rows(length, 2 * length);
    weigh(x.value(), p);
    Products.aTb(p, slope, x.slope(), Into.ADD);
    Products.abT(slope, x.value(), before, Into.REPLACE);
    for (int i = 0; i < length; i++) {
      float mean = Elementwise.dotRows(p, i, before, i);
      for (int j = 0; j < length; j++) {
        before.set(i, j, p.at(i, j) * (before.at(i, j) - mean));
      }
    }
    Products.ab(before, x.value(), x.slope(), Into.ADD);
    Products.aTb(before, x.value(), x.slope(), Into.ADD);
  }
}
