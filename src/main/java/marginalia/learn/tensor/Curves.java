package marginalia.learn.tensor;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;

/// exp, tanh and the logistic function of a vector of floats, to 2 units in the last place of their
/// range. Polynomials of our own, because the Vector API's functions give other last digits before
/// they are compiled than after, and equal inputs have to give equal results.
final class Curves {
  private static final float LOG2_E = 1.442695f;
  private static final float LN2_HIGH = 0.6933594f;
  private static final float LN2_LOW = -2.1219444e-4f;

  /// Adding it rounds to a whole number, which then stands in the lowest bits.
  private static final float MAGIC = 0x1.8p23f;

  private static final float LOWEST = -87.3f;
  private static final float HIGHEST = 88.3f;
  private static final int EXPONENT_BIAS = 127;
  private static final int MANTISSA_BITS = 23;

  private Curves() {}

  /// eˣ, from 1e-38 to 2e38.
  static FloatVector exp(FloatVector x) {
    FloatVector within = x.max(LOWEST).min(HIGHEST);
    FloatVector shifted = within.fma(FloatVector.broadcast(x.species(), LOG2_E), vector(x, MAGIC));
    FloatVector whole = shifted.sub(MAGIC);
    FloatVector rest = whole.fma(vector(x, -LN2_HIGH), within);
    rest = whole.fma(vector(x, -LN2_LOW), rest);
    // Minimax coefficients of the Cephes library's expf (Moshier 1989), public domain.
    FloatVector p = vector(x, 1.9875691e-4f);
    p = p.fma(rest, vector(x, 0.0013981999f));
    p = p.fma(rest, vector(x, 0.008333452f));
    p = p.fma(rest, vector(x, 0.041665796f));
    p = p.fma(rest, vector(x, 0.16666666f));
    p = p.fma(rest, vector(x, 0.5f));
    p = p.fma(rest.mul(rest), rest.add(1));
    IntVector power =
        shifted
            .reinterpretAsInts()
            .add(EXPONENT_BIAS)
            .lanewise(VectorOperators.LSHL, MANTISSA_BITS);
    return p.mul(power.reinterpretAsFloats());
  }

  /// 1 / (1 + e⁻ˣ).
  static FloatVector sigmoid(FloatVector x) {
    FloatVector one = vector(x, 1);
    return one.div(exp(x.neg()).add(one));
  }

  /// tanh x = 2·sigmoid(2x) − 1, but exact near 0, where that would lose digits.
  static FloatVector tanh(FloatVector x) {
    FloatVector far = vector(x, 2).div(exp(x.mul(-2)).add(1)).sub(1);
    FloatVector square = x.mul(x);
    // The same library's tanhf for |x| below 0.625.
    FloatVector p = vector(x, -0.0057049887f);
    p = p.fma(square, vector(x, 0.020639088f));
    p = p.fma(square, vector(x, -0.053739715f));
    p = p.fma(square, vector(x, 0.13331442f));
    p = p.fma(square, vector(x, -0.3333328f));
    FloatVector near = p.mul(square).fma(x, x);
    return far.blend(near, x.abs().lt(0.625f));
  }

  private static FloatVector vector(FloatVector like, float value) {
    return FloatVector.broadcast(like.species(), value);
  }
}
