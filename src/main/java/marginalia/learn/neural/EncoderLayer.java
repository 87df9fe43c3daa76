package marginalia.learn.neural;

import marginalia.learn.encoder.EncoderWeights;
import marginalia.learn.tensor.Elementwise;
import marginalia.learn.tensor.Gelu;
import marginalia.learn.tensor.Matrix;
import marginalia.learn.tensor.Norms;
import marginalia.learn.tensor.Products;
import marginalia.learn.tensor.Products.Into;
import marginalia.learn.tensor.Residual;

/// One layer of BERT: attention, then two products with a [Gelu] between them, each added to what
/// it was given and normalised. Devlin et al. (2019), arXiv:1810.04805. The whole layer is one step
/// of the tape, whose slopes lie in memory that all layers share.
///
/// @param attended weights, then bias, of queries, keys and values side by side
record EncoderLayer(
    Pair attended, Pair mixed, Pair afterMixed, Pair wide, Pair narrow, Pair last, int heads) {
  private static final float EPSILON = 1e-12f;

  /// A matrix and the row that goes with it: weights and bias, or gain and bias.
  record Pair(Parameter first, Parameter bias) {
    private void sum(Tape tape, Matrix slope) {
      Elementwise.addSumOfRows(slope, bias.gradient(tape));
    }
  }

  /// Hands out the parameters of a layer.
  interface Source {
    Parameter of(String name, Matrix start);
  }

  /// A layer with the weights of a pretrained one.
  ///
  /// @param name what the names of its parameters begin with
  static EncoderLayer of(EncoderWeights.Layer start, int heads, String name, Source source) {
    return new EncoderLayer(
        pair(start.attended(), name + "attended", source),
        pair(start.mixed(), name + "mixed", source),
        pair(start.afterMixed(), name + "after-mixed", source),
        pair(start.wide(), name + "wide", source),
        pair(start.narrow(), name + "narrow", source),
        pair(start.last(), name + "last", source),
        heads);
  }

  private static Pair pair(EncoderWeights.Product product, String name, Source source) {
    return new Pair(
        source.of(name + ".weights", product.weights()), source.of(name + ".bias", product.bias()));
  }

  private static Pair pair(EncoderWeights.Norm norm, String name, Source source) {
    return new Pair(source.of(name + ".gain", norm.gain()), source.of(name + ".bias", norm.bias()));
  }

  /// The layer's rows, noted on the tape. A slope of `x` without rows is left alone.
  Signal of(Tape tape, Signal x, Spans spans, double dropout) {
    Pass pass = new Pass(tape, x.value(), spans, tape.learns(), dropout);
    Signal y = new Signal(pass.y, tape.zeros(tape.learns() ? x.rows() : 0, x.columns()));
    tape.onBackward(() -> pass.backward(tape, x.slope(), y.slope()));
    return y;
  }

  /// The layer's rows, with nothing noted: for layers that stay as they are.
  Matrix fixed(Tape tape, Matrix x, Spans spans) {
    return new Pass(tape, x, spans, false, 0).y;
  }

  private final class Pass {
    private final Matrix x;
    private final double dropout;
    private final Matrix sum;
    private final Matrix qkv;
    private final HeadedAttention attention;
    private final Matrix context;
    private final Matrix normal;
    private final Matrix middle;
    private final Matrix before;
    private final Matrix curved;
    private final Matrix lastNormal;
    private final Matrix y;
    private final float[] scales;
    private final float[] lastScales;
    private final Matrix kept;
    private final Matrix lastKept;

    /// @param keeps whether there will be a way back
    Pass(Tape tape, Matrix x, Spans spans, boolean keeps, double dropout) {
      int n = x.rows();
      int width = x.columns();
      int inner = wide.first.value().columns();
      this.x = x;
      this.dropout = keeps ? dropout : 0;
      Cut passing = new Cut(tape.reused(1, n * (keeps ? width : 8 * width + 2 * inner)));
      Room room = keeps ? tape::scratch : passing::next;
      sum = passing.next(n, width);
      qkv = room.next(n, 3 * width);
      context = room.next(n, width);
      normal = room.next(n, width);
      middle = room.next(n, width);
      before = room.next(n, inner);
      curved = room.next(n, inner);
      lastNormal = room.next(n, width);
      y = tape.scratch(n, width);
      scales = new float[n];
      lastScales = new float[n];
      kept = kept(tape, n, width);
      lastKept = kept(tape, n, width);
      attention = new HeadedAttention(qkv, spans, heads, keeps);
      forward(tape);
    }

    private Matrix kept(Tape tape, int n, int width) {
      Matrix mask = tape.scratch(dropout > 0 ? n : 0, width);
      if (dropout > 0) {
        Residual.drop(dropout, tape.random().nextLong(), mask);
      }
      return mask;
    }

    private void forward(Tape tape) {
      Products.ab(x, attended.first.value(), qkv, Into.REPLACE);
      Elementwise.addToRows(attended.bias.value(), qkv);
      tape.checkCancelled();
      attention.forward(tape, context);
      Products.ab(context, mixed.first.value(), sum, Into.REPLACE);
      join(mixed, kept, x);
      norm(afterMixed, middle, normal, scales);
      tape.checkCancelled();
      Products.ab(middle, wide.first.value(), before, Into.REPLACE);
      Gelu.forward(before, wide.bias.value(), curved);
      tape.checkCancelled();
      Products.ab(curved, narrow.first.value(), sum, Into.REPLACE);
      join(narrow, lastKept, middle);
      norm(last, y, lastNormal, lastScales);
      tape.checkCancelled();
    }

    private void join(Pair product, Matrix mask, Matrix to) {
      if (dropout > 0) {
        Residual.join(sum, product.bias.value(), mask, to);
      } else {
        Residual.join(sum, product.bias.value(), to);
      }
    }

    private void norm(Pair norm, Matrix to, Matrix centred, float[] sizes) {
      Norms.forward(sum, norm.first.value(), norm.bias.value(), EPSILON, to, centred, sizes);
    }

    /// @param xSlope added to
    void backward(Tape tape, Matrix xSlope, Matrix slope) {
      int n = x.rows();
      int width = x.columns();
      int most = n * Math.max(before.columns(), qkv.columns());
      Cut cut = new Cut(tape.reused(1, 3 * n * width + most + attention.spare()));
      Matrix own = cut.next(n, width);
      Matrix lower = cut.next(n, width);
      Matrix dropped = cut.next(n, width);
      Matrix room = cut.next(1, most);
      Matrix high = new Cut(room).next(n, before.columns());
      own.clear();
      norm(tape, last, slope, lastNormal, lastScales, own);
      Matrix out = through(lastKept, own, dropped);
      product(tape, narrow, curved, out);
      Products.abT(out, narrow.first.value(), high, Into.REPLACE);
      tape.checkCancelled();
      Gelu.backward(before, high);
      product(tape, wide, middle, high);
      tape.checkCancelled();
      Products.abT(high, wide.first.value(), own, Into.ADD);
      lower.clear();
      norm(tape, afterMixed, own, normal, scales, lower);
      out = through(kept, lower, dropped);
      product(tape, mixed, context, out);
      Products.abT(out, mixed.first.value(), own, Into.REPLACE);
      tape.checkCancelled();
      Matrix into = new Cut(room).next(n, qkv.columns());
      attention.backward(tape, own, into, cut.next(1, attention.spare()));
      product(tape, attended, x, into);
      if (xSlope.rows() > 0) {
        Elementwise.add(1, lower, xSlope);
        Products.abT(into, attended.first.value(), xSlope, Into.ADD);
      }
      tape.checkCancelled();
    }

    /// The slopes before numbers were dropped.
    private Matrix through(Matrix mask, Matrix slope, Matrix into) {
      if (dropout == 0) {
        return slope;
      }
      Residual.product(slope, mask, into);
      return into;
    }

    private void norm(
        Tape tape, Pair norm, Matrix slope, Matrix centred, float[] sizes, Matrix into) {
      Norms.backward(
          slope,
          norm.first.value(),
          centred,
          sizes,
          into,
          norm.first.gradient(tape),
          norm.bias.gradient(tape));
    }

    private static void product(Tape tape, Pair of, Matrix input, Matrix slope) {
      Products.aTb(input, slope, of.first.gradient(tape), Into.ADD);
      of.sum(tape, slope);
    }
  }

  /// Hands out memory.
  private interface Room {
    Matrix next(int rows, int columns);
  }

  /// Pieces of one row of memory, one after another.
  private static final class Cut {
    private final Matrix all;
    private int used;

    Cut(Matrix all) {
      this.all = all;
    }

    Matrix next(int rows, int columns) {
      int from = used;
      used += rows * columns;
      return all.columns(from, used).shaped(rows, columns);
    }
  }
}
