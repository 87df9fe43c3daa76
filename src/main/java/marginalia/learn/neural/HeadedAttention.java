package marginalia.learn.neural;

import java.util.ArrayList;
import java.util.List;
import marginalia.learn.tensor.Matrix;
import marginalia.learn.tensor.Products;
import marginalia.learn.tensor.Products.Into;
import marginalia.learn.tensor.Softmax;

/// Each row takes a mean of the values of all rows of its span, those the more whose key resembles
/// its query; in several heads, each on columns of its own. Vaswani et al. (2017),
/// arXiv:1706.03762. Cost O(Σ length² · columns). One pass; keeps the weights for the way back.
final class HeadedAttention {
  private final Matrix attended;
  private final Spans spans;
  private final int heads;
  private final int width;
  private final float scale;
  private final boolean keeps;
  private final List<Matrix> weights = new ArrayList<>();

  /// @param attended queries, keys and values side by side, rows × 3·width
  /// @param keeps whether there will be a way back
  HeadedAttention(Matrix attended, Spans spans, int heads, boolean keeps) {
    this.attended = attended;
    this.spans = spans;
    this.heads = heads;
    this.keeps = keeps;
    this.width = attended.columns() / 3;
    this.scale = (float) Math.sqrt((double) heads / width);
  }

  private Matrix part(Matrix of, int which, int span, int head) {
    int each = width / heads;
    int from = which * width + head * each;
    return of.rows(spans.start(span), spans.end(span)).columns(from, from + each);
  }

  /// Writes what the rows take, the heads side by side.
  ///
  /// @param into rows × width
  void forward(Tape tape, Matrix into) {
    for (int span = 0; span < spans.count(); span++) {
      int length = spans.length(span);
      Matrix all = tape.scratch(keeps ? heads * length : length, length);
      for (int head = 0; head < heads; head++) {
        Matrix p = keeps ? all.rows(head * length, (head + 1) * length) : all;
        Products.abT(part(attended, 0, span, head), part(attended, 1, span, head), p, Into.REPLACE);
        Softmax.forward(scale, p);
        Products.ab(p, part(attended, 2, span, head), part(into, 0, span, head), Into.REPLACE);
      }
      if (keeps) {
        weights.add(all);
      }
      tape.checkCancelled();
    }
  }

  /// Writes the slopes by queries, keys and values.
  ///
  /// @param slope by what [#forward] wrote
  /// @param into rows × 3·width
  /// @param spare at least as many numbers as the square of the longest span; overwritten
  void backward(Tape tape, Matrix slope, Matrix into, Matrix spare) {
    for (int span = 0; span < spans.count(); span++) {
      int length = spans.length(span);
      Matrix own = spare.columns(0, length * length).shaped(length, length);
      for (int head = 0; head < heads; head++) {
        Matrix p = weights.get(span).rows(head * length, (head + 1) * length);
        Matrix out = part(slope, 0, span, head);
        Products.aTb(p, out, part(into, 2, span, head), Into.REPLACE);
        Products.abT(out, part(attended, 2, span, head), own, Into.REPLACE);
        Softmax.backward(scale, p, own);
        Products.ab(own, part(attended, 1, span, head), part(into, 0, span, head), Into.REPLACE);
        Products.aTb(own, part(attended, 0, span, head), part(into, 1, span, head), Into.REPLACE);
      }
      tape.checkCancelled();
    }
  }

  /// Numbers that [#backward] wants to spare.
  int spare() {
    int longest = 0;
    for (int span = 0; span < spans.count(); span++) {
      longest = Math.max(longest, spans.length(span));
    }
    return longest * longest;
  }
}
