package marginalia.learn.tensor;

import static marginalia.learn.tensor.Elementwise.LANES;
import static marginalia.learn.tensor.Elementwise.SPECIES;
import static marginalia.learn.tensor.Elementwise.load;
import static marginalia.learn.tensor.Elementwise.store;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;

/// Each row moved and stretched to mean 0 and variance 1. Each runs on the calling thread.
public final class Norms {
  private Norms() {}

  /// y = gain·(x − mean) / √(variance + epsilon) + bias, mean and variance those of the row.
  ///
  /// @param gain 1 × columns
  /// @param bias 1 × columns
  /// @param normal receives y before gain and bias
  /// @param scales receives 1 / √(variance + epsilon) of each row
  public static void forward(
      Matrix x, Matrix gain, Matrix bias, float epsilon, Matrix y, Matrix normal, float[] scales) {
    int width = x.columns();
    for (int row = 0; row < x.rows(); row++) {
      long from = (long) row * x.stride();
      FloatVector total = FloatVector.zero(SPECIES);
      for (int i = 0; i < width; i += LANES) {
        total = total.add(load(x.segment(), from + i, SPECIES.indexInRange(i, width)));
      }
      float mean = Lanes.sum(total) / width;
      FloatVector squares = FloatVector.zero(SPECIES);
      for (int i = 0; i < width; i += LANES) {
        VectorMask<Float> mask = SPECIES.indexInRange(i, width);
        FloatVector centred = load(x.segment(), from + i, mask).sub(mean);
        squares = squares.add(centred.mul(centred), mask);
      }
      float variance = Lanes.sum(squares) / width;
      float scale = (float) (1 / Math.sqrt(variance + (double) epsilon));
      scales[row] = scale;
      for (int i = 0; i < width; i += LANES) {
        VectorMask<Float> mask = SPECIES.indexInRange(i, width);
        FloatVector z = load(x.segment(), from + i, mask).sub(mean).mul(scale);
        store(z, normal.segment(), (long) row * normal.stride() + i, mask);
        FloatVector moved = z.fma(load(gain.segment(), i, mask), load(bias.segment(), i, mask));
        store(moved, y.segment(), (long) row * y.stride() + i, mask);
      }
    }
  }

  /// dx += the slope by x, from that by y and what [#forward] left.
  ///
  /// @param dGain 1 × columns, added to
  /// @param dBias 1 × columns, added to
  public static void backward(
      Matrix dy,
      Matrix gain,
      Matrix normal,
      float[] scales,
      Matrix dx,
      Matrix dGain,
      Matrix dBias) {
    int width = dy.columns();
    for (int row = 0; row < dy.rows(); row++) {
      long slopeAt = (long) row * dy.stride();
      long normalAt = (long) row * normal.stride();
      FloatVector sum = FloatVector.zero(SPECIES);
      FloatVector along = FloatVector.zero(SPECIES);
      for (int i = 0; i < width; i += LANES) {
        VectorMask<Float> mask = SPECIES.indexInRange(i, width);
        FloatVector slope = load(dy.segment(), slopeAt + i, mask);
        FloatVector z = load(normal.segment(), normalAt + i, mask);
        FloatVector ofNormal = slope.mul(load(gain.segment(), i, mask));
        sum = sum.add(ofNormal);
        along = ofNormal.fma(z, along);
        store(slope.fma(z, load(dGain.segment(), i, mask)), dGain.segment(), i, mask);
        store(slope.add(load(dBias.segment(), i, mask)), dBias.segment(), i, mask);
      }
      float mean = Lanes.sum(sum) / width;
      float share = Lanes.sum(along) / width;
      for (int i = 0; i < width; i += LANES) {
        VectorMask<Float> mask = SPECIES.indexInRange(i, width);
        FloatVector z = load(normal.segment(), normalAt + i, mask);
        FloatVector ofNormal =
            load(dy.segment(), slopeAt + i, mask).mul(load(gain.segment(), i, mask));
        FloatVector slope = ofNormal.sub(mean).sub(z.mul(share)).mul(scales[row]);
        long at = (long) row * dx.stride() + i;
        store(load(dx.segment(), at, mask).add(slope), dx.segment(), at, mask);
      }
    }
  }
}
