package marginalia.learn.neural;

import java.util.ArrayList;
import java.util.List;
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
    List<Matrix> weights = new ArrayList<>();
    for (int span = 0; span < spans.count(); span++) {
      int length = spans.length(span);
      Matrix rows = x.value().rows(spans.start(span), spans.end(span));
      Matrix p = tape.learns() ? tape.scratch(length, length) : tape.reused(length, length);
      Products.abT(rows, rows, p, Into.REPLACE);
      Elementwise.softmaxRows(p);
      Products.ab(p, rows, y.value().rows(spans.start(span), spans.end(span)), Into.REPLACE);
      weights.add(p);
    }
    tape.onBackward(() -> {
      for (int span = 0; span < spans.count(); span++) {
        int start = spans.start(span);
        int end = spans.end(span);
        backward(
            tape,
            new Signal(x.value().rows(start, end), x.slope().rows(start, end)),
            weights.get(span),
            y.slope().rows(start, end));
      }
    });
    return y;
  }

  private static void backward(Tape tape, Signal x, Matrix p, Matrix slope) {
    Products.aTb(p, slope, x.slope(), Into.ADD);
    Matrix before = tape.reused(p.rows(), p.columns());
    Products.abT(slope, x.value(), before, Into.REPLACE);
    for (int i = 0; i < p.rows(); i++) {
      float mean = Elementwise.dotRows(p, i, before, i);
      for (int j = 0; j < p.columns(); j++) {
        before.set(i, j, p.at(i, j) * (before.at(i, j) - mean));
      }
    }
    Products.ab(before, x.value(), x.slope(), Into.ADD);
    Products.aTb(before, x.value(), x.slope(), Into.ADD);
  }
}
