package marginalia.learn.tensor;

import static marginalia.learn.tensor.Elementwise.LANES;
import static marginalia.learn.tensor.Elementwise.SPECIES;
import static marginalia.learn.tensor.Elementwise.load;
import static marginalia.learn.tensor.Elementwise.store;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/// x·Φ(x), Φ the distribution function of the normal distribution. Hendrycks and Gimpel (2016),
/// arXiv:1606.08415. The error function is formula 7.1.26 of Abramowitz and Stegun (1964), to
/// 1.5e-7. Each runs on the calling thread.
public final class Gelu {
  private static final float P = 0.3275911f;
  private static final float A1 = 0.2548296f;
  private static final float A2 = -0.28449672f;
  private static final float A3 = 1.4214138f;
  private static final float A4 = -1.4531521f;
  private static final float A5 = 1.0614054f;
  private static final float ROOT_HALF = 0.70710677f;
  private static final float DENSITY = 0.3989423f;

  private Gelu() {}

  /// Adds `bias` to every row of `x`, which keeps the sums for [#backward], and makes y of them.
  ///
  /// @param bias 1 × columns
  public static void forward(Matrix x, Matrix bias, Matrix y) {
    int width = x.columns();
    for (int row = 0; row < x.rows(); row++) {
      long from = (long) row * x.stride();
      long to = (long) row * y.stride();
      for (int i = 0; i < width; i += LANES) {
        VectorMask<Float> mask = SPECIES.indexInRange(i, width);
        FloatVector sum = load(x.segment(), from + i, mask).add(load(bias.segment(), i, mask));
        store(sum, x.segment(), from + i, mask);
        store(sum.mul(below(sum, bell(sum))), y.segment(), to + i, mask);
      }
    }
  }

  /// slope becomes slope·(Φ(x) + x·Φ′(x)).
  ///
  /// @param x as [#forward] left it
  public static void backward(Matrix x, Matrix slope) {
    int width = x.columns();
    for (int row = 0; row < x.rows(); row++) {
      long from = (long) row * x.stride();
      long to = (long) row * slope.stride();
      for (int i = 0; i < width; i += LANES) {
        VectorMask<Float> mask = SPECIES.indexInRange(i, width);
        FloatVector at = load(x.segment(), from + i, mask);
        FloatVector bell = bell(at);
        FloatVector own = at.mul(bell).mul(DENSITY).add(below(at, bell));
        store(load(slope.segment(), to + i, mask).mul(own), slope.segment(), to + i, mask);
      }
    }
  }

  /// e^(−x²/2).
  private static FloatVector bell(FloatVector x) {
    return Curves.exp(x.mul(x).mul(-0.5f));
  }

  /// Φ(x).
  private static FloatVector below(FloatVector x, FloatVector bell) {
    FloatVector one = FloatVector.broadcast(SPECIES, 1);
    FloatVector t = one.div(x.abs().mul(ROOT_HALF * P).add(1));
    FloatVector p = FloatVector.broadcast(SPECIES, A5);
    p = p.fma(t, FloatVector.broadcast(SPECIES, A4));
    p = p.fma(t, FloatVector.broadcast(SPECIES, A3));
    p = p.fma(t, FloatVector.broadcast(SPECIES, A2));
    p = p.fma(t, FloatVector.broadcast(SPECIES, A1));
    FloatVector tail = p.mul(t).mul(bell).mul(0.5f);
    return one.sub(tail).blend(tail, x.compare(VectorOperators.LT, 0));
  }
}
