package marginalia.learn.tensor;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// What happens between two products: loops over whole matrices, as wide as the processor allows,
/// each number read and written once. Matrices of one call have the same shape unless said
/// otherwise; a wrong one is an [IllegalArgumentException]. Each runs on the calling thread.
public final class Elementwise {
  static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  static final int LANES = SPECIES.length();
  private static final ByteOrder NATIVE = ByteOrder.nativeOrder();

  private Elementwise() {}

  static FloatVector load(MemorySegment from, long index) {
    return FloatVector.fromMemorySegment(SPECIES, from, index * Float.BYTES, NATIVE);
  }

  static FloatVector load(MemorySegment from, long index, VectorMask<Float> mask) {
    return FloatVector.fromMemorySegment(SPECIES, from, index * Float.BYTES, NATIVE, mask);
  }

  static void store(FloatVector vector, MemorySegment to, long index) {
    vector.intoMemorySegment(to, index * Float.BYTES, NATIVE);
  }

  static void store(FloatVector vector, MemorySegment to, long index, VectorMask<Float> mask) {
    vector.intoMemorySegment(to, index * Float.BYTES, NATIVE, mask);
  }

  private static void same(Matrix a, Matrix b) {
    if (a.rows() != b.rows() || a.columns() != b.columns()) {
      throw new IllegalArgumentException(a + " and " + b);
    }
  }

  /// The pieces that a loop over matrices of one shape goes through: all of it at once where
  /// nothing lies between the rows of any of them, row by row otherwise.
  private record Pieces(int count, int length, boolean whole) {
    static Pieces of(Matrix... all) {
      boolean dense = true;
      for (Matrix m : all) {
        same(all[0], m);
        dense &= m.dense();
      }
      return dense
          ? new Pieces(1, all[0].size(), true)
          : new Pieces(all[0].rows(), all[0].columns(), false);
    }

    long start(Matrix of, int piece) {
      return whole ? 0 : (long) piece * of.stride();
    }
  }

  /// into += scale·a.
  public static void add(float scale, Matrix a, Matrix into) {
    Pieces pieces = Pieces.of(a, into);
    FloatVector factor = FloatVector.broadcast(SPECIES, scale);
    for (int piece = 0; piece < pieces.count; piece++) {
      long x = pieces.start(a, piece);
      long y = pieces.start(into, piece);
      int i = 0;
      for (; i + LANES <= pieces.length; i += LANES) {
        store(
            load(a.segment(), x + i).fma(factor, load(into.segment(), y + i)),
            into.segment(),
            y + i);
      }
      if (i < pieces.length) {
        VectorMask<Float> rest = SPECIES.indexInRange(i, pieces.length);
        FloatVector sum =
            load(a.segment(), x + i, rest).fma(factor, load(into.segment(), y + i, rest));
        store(sum, into.segment(), y + i, rest);
      }
    }
  }

  /// into += a·b, number by number.
  public static void addProduct(Matrix a, Matrix b, Matrix into) {
    Pieces pieces = Pieces.of(a, b, into);
    for (int piece = 0; piece < pieces.count; piece++) {
      long x = pieces.start(a, piece);
      long y = pieces.start(b, piece);
      long z = pieces.start(into, piece);
      int i = 0;
      for (; i + LANES <= pieces.length; i += LANES) {
        FloatVector sum =
            load(a.segment(), x + i).fma(load(b.segment(), y + i), load(into.segment(), z + i));
        store(sum, into.segment(), z + i);
      }
      if (i < pieces.length) {
        VectorMask<Float> rest = SPECIES.indexInRange(i, pieces.length);
        FloatVector sum =
            load(a.segment(), x + i, rest)
                .fma(load(b.segment(), y + i, rest), load(into.segment(), z + i, rest));
        store(sum, into.segment(), z + i, rest);
      }
    }
  }

  /// A function of one number, its slope written by its value y.
  public enum Curve {
    /// max(0, x).
    RELU {
      @Override
      FloatVector of(FloatVector x) {
        return x.max(0);
      }

      @Override
      FloatVector slope(FloatVector y) {
        return FloatVector.zero(SPECIES).blend(1, y.compare(VectorOperators.GT, 0));
      }
    },
    /// tanh x.
    TANH {
      @Override
      FloatVector of(FloatVector x) {
        return Curves.tanh(x);
      }

      @Override
      FloatVector slope(FloatVector y) {
        return y.mul(y).neg().add(1);
      }
    },
    /// 1 / (1 + e⁻ˣ).
    SIGMOID {
      @Override
      FloatVector of(FloatVector x) {
        return Curves.sigmoid(x);
      }

      @Override
      FloatVector slope(FloatVector y) {
        return y.mul(y.neg().add(1));
      }
    };

    abstract FloatVector of(FloatVector x);

    abstract FloatVector slope(FloatVector y);

    /// y = f(x + bias): of every row, in one pass. `x` may be `y`.
    ///
    /// @param bias 1 × columns
    public void forward(Matrix x, Matrix bias, Matrix y) {
      same(x, y);
      for (int row = 0; row < x.rows(); row++) {
        long from = (long) row * x.stride();
        long to = (long) row * y.stride();
        int i = 0;
        for (; i + LANES <= x.columns(); i += LANES) {
          store(of(load(x.segment(), from + i).add(load(bias.segment(), i))), y.segment(), to + i);
        }
        if (i < x.columns()) {
          VectorMask<Float> rest = SPECIES.indexInRange(i, x.columns());
          FloatVector sum = load(x.segment(), from + i, rest).add(load(bias.segment(), i, rest));
          store(of(sum), y.segment(), to + i, rest);
        }
      }
    }

    /// dx += dy·f′, from y.
    public void backward(Matrix y, Matrix dy, Matrix dx) {
      Pieces pieces = Pieces.of(y, dy, dx);
      for (int piece = 0; piece < pieces.count; piece++) {
        long a = pieces.start(y, piece);
        long b = pieces.start(dy, piece);
        long c = pieces.start(dx, piece);
        int i = 0;
        for (; i + LANES <= pieces.length; i += LANES) {
          FloatVector sum =
              load(dy.segment(), b + i)
                  .fma(slope(load(y.segment(), a + i)), load(dx.segment(), c + i));
          store(sum, dx.segment(), c + i);
        }
        if (i < pieces.length) {
          VectorMask<Float> rest = SPECIES.indexInRange(i, pieces.length);
          FloatVector sum =
              load(dy.segment(), b + i, rest)
                  .fma(slope(load(y.segment(), a + i, rest)), load(dx.segment(), c + i, rest));
          store(sum, dx.segment(), c + i, rest);
        }
      }
    }
  }

  /// Every row of `into` += the one row of `bias`.
  public static void addToRows(Matrix bias, Matrix into) {
    for (int row = 0; row < into.rows(); row++) {
      add(1, bias, into.rows(row, row + 1));
    }
  }

  /// The one row of `into` += the sum of the rows of `a`.
  public static void addSumOfRows(Matrix a, Matrix into) {
    int i = 0;
    for (; i + LANES <= a.columns(); i += LANES) {
      FloatVector sum = load(into.segment(), i);
      for (int row = 0; row < a.rows(); row++) {
        sum = sum.add(load(a.segment(), (long) row * a.stride() + i));
      }
      store(sum, into.segment(), i);
    }
    if (i < a.columns()) {
      VectorMask<Float> rest = SPECIES.indexInRange(i, a.columns());
      FloatVector sum = load(into.segment(), i, rest);
      for (int row = 0; row < a.rows(); row++) {
        sum = sum.add(load(a.segment(), (long) row * a.stride() + i, rest));
      }
      store(sum, into.segment(), i, rest);
    }
  }

  /// Row `intoRow` of `into` += scale · row `row` of `a`; as many columns.
  public static void addRow(float scale, Matrix a, int row, Matrix into, int intoRow) {
    FloatVector factor = FloatVector.broadcast(SPECIES, scale);
    long x = (long) row * a.stride();
    long y = (long) intoRow * into.stride();
    int length = a.columns();
    int i = 0;
    for (; i + LANES <= length; i += LANES) {
      store(
          load(a.segment(), x + i).fma(factor, load(into.segment(), y + i)), into.segment(), y + i);
    }
    if (i < length) {
      VectorMask<Float> rest = SPECIES.indexInRange(i, length);
      FloatVector sum =
          load(a.segment(), x + i, rest).fma(factor, load(into.segment(), y + i, rest));
      store(sum, into.segment(), y + i, rest);
    }
  }

  /// Product of two rows with as many columns.
  public static float dotRows(Matrix a, int row, Matrix b, int bRow) {
    long x = (long) row * a.stride();
    long y = (long) bRow * b.stride();
    int length = a.columns();
    FloatVector sum = FloatVector.zero(SPECIES);
    int i = 0;
    for (; i + LANES <= length; i += LANES) {
      sum = load(a.segment(), x + i).fma(load(b.segment(), y + i), sum);
    }
    if (i < length) {
      VectorMask<Float> rest = SPECIES.indexInRange(i, length);
      sum = load(a.segment(), x + i, rest).fma(load(b.segment(), y + i, rest), sum);
    }
    return Lanes.sum(sum);
  }

  /// Every row becomes eˣ over its sum, in place.
  public static void softmaxRows(Matrix a) {
    Softmax.forward(1, a);
  }

  /// a becomes scale·a.
  public static void scale(float scale, Matrix a) {
    Pieces pieces = Pieces.of(a);
    for (int piece = 0; piece < pieces.count; piece++) {
      long x = pieces.start(a, piece);
      int i = 0;
      for (; i + LANES <= pieces.length; i += LANES) {
        store(load(a.segment(), x + i).mul(scale), a.segment(), x + i);
      }
      if (i < pieces.length) {
        VectorMask<Float> rest = SPECIES.indexInRange(i, pieces.length);
        store(load(a.segment(), x + i, rest).mul(scale), a.segment(), x + i, rest);
      }
    }
  }

  /// Σ aᵢ².
  public static double squaredNorm(Matrix a) {
    double sum = 0;
    for (int row = 0; row < a.rows(); row++) {
      sum += dotRows(a, row, a, row);
    }
    return sum;
  }
}
