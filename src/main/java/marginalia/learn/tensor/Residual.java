package marginalia.learn.tensor;

import static marginalia.learn.tensor.Elementwise.LANES;
import static marginalia.learn.tensor.Elementwise.SPECIES;
import static marginalia.learn.tensor.Elementwise.load;
import static marginalia.learn.tensor.Elementwise.store;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// What a layer makes, some of it dropped by chance, added to what it was given. Each runs on the
/// calling thread.
public final class Residual {
  private static final VectorSpecies<Integer> WHOLE =
      VectorSpecies.of(int.class, SPECIES.vectorShape());
  private static final int INDEX = 0x9E3779B1;
  private static final int FIRST = 0x85EBCA6B;
  private static final int SECOND = 0xC2B2AE35;

  private Residual() {}

  /// a becomes a + bias + x.
  ///
  /// @param bias 1 × columns
  public static void join(Matrix a, Matrix bias, Matrix x) {
    int width = a.columns();
    for (int row = 0; row < a.rows(); row++) {
      long at = (long) row * a.stride();
      long from = (long) row * x.stride();
      for (int i = 0; i < width; i += LANES) {
        VectorMask<Float> mask = SPECIES.indexInRange(i, width);
        FloatVector sum = load(a.segment(), at + i, mask).add(load(bias.segment(), i, mask));
        store(sum.add(load(x.segment(), from + i, mask)), a.segment(), at + i, mask);
      }
    }
  }

  /// a becomes (a + bias)·kept + x.
  ///
  /// @param bias 1 × columns
  /// @param kept of [#drop]
  public static void join(Matrix a, Matrix bias, Matrix kept, Matrix x) {
    int width = a.columns();
    for (int row = 0; row < a.rows(); row++) {
      long at = (long) row * a.stride();
      long from = (long) row * x.stride();
      long of = (long) row * kept.stride();
      for (int i = 0; i < width; i += LANES) {
        VectorMask<Float> mask = SPECIES.indexInRange(i, width);
        FloatVector sum = load(a.segment(), at + i, mask).add(load(bias.segment(), i, mask));
        FloatVector joined =
            sum.fma(load(kept.segment(), of + i, mask), load(x.segment(), from + i, mask));
        store(joined, a.segment(), at + i, mask);
      }
    }
  }

  /// into = a·b, number by number.
  public static void product(Matrix a, Matrix b, Matrix into) {
    into.clear();
    Elementwise.addProduct(a, b, into);
  }

  /// Which numbers are kept: 0 for those dropped, 1 / (1 − rate) for the others. Depends on the
  /// arguments alone: the numbers' places are mixed with the seed by the finaliser of MurmurHash3
  /// (Appleby 2011, public domain).
  ///
  /// @param kept overwritten
  /// @param rate share dropped, from 0 to below 1
  public static void drop(double rate, long seed, Matrix kept) {
    int width = kept.columns();
    float whole = (float) (1 / (1 - rate));
    int below = (int) (Math.round(rate * 0x1p32) + Integer.MIN_VALUE);
    IntVector lanes = IntVector.zero(WHOLE).addIndex(1);
    for (int row = 0; row < kept.rows(); row++) {
      long at = (long) row * kept.stride();
      int start = (int) (seed ^ (seed >>> 32)) + row * SECOND;
      for (int i = 0; i < width; i += LANES) {
        VectorMask<Float> mask = SPECIES.indexInRange(i, width);
        IntVector hash = mixed(lanes.add(i).mul(INDEX).add(start));
        FloatVector values =
            FloatVector.broadcast(SPECIES, whole)
                .blend(0, hash.compare(VectorOperators.LT, below).cast(SPECIES));
        store(values, kept.segment(), at + i, mask);
      }
    }
  }

  private static IntVector mixed(IntVector x) {
    IntVector a = x.lanewise(VectorOperators.XOR, x.lanewise(VectorOperators.LSHR, 16)).mul(FIRST);
    IntVector b = a.lanewise(VectorOperators.XOR, a.lanewise(VectorOperators.LSHR, 13)).mul(SECOND);
    return b.lanewise(VectorOperators.XOR, b.lanewise(VectorOperators.LSHR, 16));
  }
}
