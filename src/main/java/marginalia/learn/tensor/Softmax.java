package marginalia.learn.tensor;

import static marginalia.learn.tensor.Elementwise.LANES;
import static marginalia.learn.tensor.Elementwise.SPECIES;
import static marginalia.learn.tensor.Elementwise.load;
import static marginalia.learn.tensor.Elementwise.store;

import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/// eˣ over its sum, row by row. Each runs on the calling thread.
public final class Softmax {
  private Softmax() {}

  /// Every row becomes the softmax of scale·row, in place.
  ///
  /// @param scale above 0
  public static void forward(float scale, Matrix a) {
    for (int row = 0; row < a.rows(); row++) {
      row(scale, a.segment(), (long) row * a.stride(), a.columns());
    }
  }

  private static void row(float scale, MemorySegment a, long from, int length) {
    FloatVector most = FloatVector.broadcast(SPECIES, Float.NEGATIVE_INFINITY);
    int i = 0;
    for (; i + LANES <= length; i += LANES) {
      most = most.max(load(a, from + i));
    }
    if (i < length) {
      VectorMask<Float> rest = SPECIES.indexInRange(i, length);
      most = most.lanewise(VectorOperators.MAX, load(a, from + i, rest), rest);
    }
    float largest = most.reduceLanes(VectorOperators.MAX);
    FloatVector total = FloatVector.zero(SPECIES);
    for (i = 0; i < length; i += LANES) {
      VectorMask<Float> rest = SPECIES.indexInRange(i, length);
      FloatVector power = Curves.exp(load(a, from + i, rest).sub(largest).mul(scale));
      store(power, a, from + i, rest);
      total = total.add(power, rest);
    }
    float share = 1 / Lanes.sum(total);
    for (i = 0; i < length; i += LANES) {
      VectorMask<Float> rest = SPECIES.indexInRange(i, length);
      store(load(a, from + i, rest).mul(share), a, from + i, rest);
    }
  }

  /// The slope by p becomes that by what [#forward] was given.
  ///
  /// @param p as [#forward] left it
  public static void backward(float scale, Matrix p, Matrix slope) {
    int length = p.columns();
    for (int row = 0; row < p.rows(); row++) {
      long at = (long) row * p.stride();
      long to = (long) row * slope.stride();
      float mean = Elementwise.dotRows(p, row, slope, row);
      for (int i = 0; i < length; i += LANES) {
        VectorMask<Float> mask = SPECIES.indexInRange(i, length);
        FloatVector moved = load(slope.segment(), to + i, mask).sub(mean).mul(scale);
        store(moved.mul(load(p.segment(), at + i, mask)), slope.segment(), to + i, mask);
      }
    }
  }
}
