package marginalia.learn.tensor;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/// Sums of a vector's lanes, always in the same order: that of
/// [FloatVector#reduceLanes(jdk.incubator.vector.VectorOperators.Associative)] is not defined and
/// changes when the loop around it is compiled, so that equal fits would end with other last
/// digits.
final class Lanes {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int LENGTH = SPECIES.length();
  private static final int LONGEST = 16;

  /// Lane i is lane i + so many, round the end.
  private static final VectorShuffle<Float> BY_8 = turned(8);

  private static final VectorShuffle<Float> BY_4 = turned(4);
  private static final VectorShuffle<Float> BY_2 = turned(2);
  private static final VectorShuffle<Float> BY_1 = turned(1);

  private Lanes() {}

  private static VectorShuffle<Float> turned(int by) {
    return VectorShuffle.fromOp(SPECIES, lane -> (lane + by) % LENGTH);
  }

  /// Of a vector of the preferred width: halves are added to halves.
  static float sum(FloatVector v) {
    if (LENGTH > LONGEST) {
      float sum = 0;
      for (int lane = 0; lane < LENGTH; lane++) {
        sum += v.lane(lane);
      }
      return sum;
    }
    FloatVector sum = v;
    if (LENGTH > 8) {
      sum = sum.add(sum.rearrange(BY_8));
    }
    if (LENGTH > 4) {
      sum = sum.add(sum.rearrange(BY_4));
    }
    if (LENGTH > 2) {
      sum = sum.add(sum.rearrange(BY_2));
    }
    if (LENGTH > 1) {
      sum = sum.add(sum.rearrange(BY_1));
    }
    return sum.lane(0);
  }
}
