package marginalia.learn.tensor;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// Loops over pieces of float arrays, as wide as the processor allows. See
/// `src/docs/decisions/0010-vector-api.md`. A piece is an array, where it starts, and a length that
/// all pieces of a call share; a piece that does not fit its array is an
/// [IndexOutOfBoundsException].
public final class Kernels {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();

  private Kernels() {}

  /// Σ aᵢ·bᵢ. Adds in an order of its own, so the last digits differ from a plain loop.
  public static float dot(float[] a, int aFrom, float[] b, int bFrom, int length) {
    int whole = SPECIES.loopBound(length);
    FloatVector sum = FloatVector.zero(SPECIES);
    int i = 0;
    for (; i < whole; i += LANES) {
      FloatVector left = FloatVector.fromArray(SPECIES, a, aFrom + i);
      sum = left.fma(FloatVector.fromArray(SPECIES, b, bFrom + i), sum);
    }
    float total = Lanes.sum(sum);
    for (; i < length; i++) {
      total += a[aFrom + i] * b[bFrom + i];
    }
    return total;
  }

  /// intoᵢ += scale·aᵢ.
  public static void add(
      float scale, float[] a, int aFrom, float[] into, int intoFrom, int length) {
    int whole = SPECIES.loopBound(length);
    FloatVector factor = FloatVector.broadcast(SPECIES, scale);
    int i = 0;
    for (; i < whole; i += LANES) {
      FloatVector.fromArray(SPECIES, a, aFrom + i)
          .fma(factor, FloatVector.fromArray(SPECIES, into, intoFrom + i))
          .intoArray(into, intoFrom + i);
    }
    for (; i < length; i++) {
      into[intoFrom + i] += scale * a[aFrom + i];
    }
  }

  /// Rows of `width` numbers in pages of 2^`shift`.
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  record Gather(float[][] pages, int shift, int width) {}

  /// into += scale times the sum of rows with their weights, four vectors of columns at a time,
  /// which stay in registers.
  static void addRows(
      Gather rows, int[] indices, float[] weights, int from, int to, float scale, float[] into) {
    int column = 0;
    for (; column + 4 * LANES <= rows.width; column += 4 * LANES) {
      addBlock(rows, indices, weights, from, to, scale, into, column);
    }
    for (; column + LANES <= rows.width; column += LANES) {
      addVector(rows, indices, weights, from, to, scale, into, column);
    }
    if (column < rows.width) {
      addRest(rows, indices, weights, from, to, scale, into, column);
    }
  }

  private static void addBlock(
      Gather rows,
      int[] indices,
      float[] weights,
      int from,
      int to,
      float scale,
      float[] into,
      int column) {
    FloatVector a = FloatVector.zero(SPECIES);
    FloatVector b = a;
    FloatVector c = a;
    FloatVector d = a;
    int mask = (1 << rows.shift) - 1;
    for (int i = from; i < to; i++) {
      float[] page = rows.pages[indices[i] >>> rows.shift];
      int at = (indices[i] & mask) * rows.width + column;
      FloatVector weight = FloatVector.broadcast(SPECIES, weights[i]);
      a = FloatVector.fromArray(SPECIES, page, at).fma(weight, a);
      b = FloatVector.fromArray(SPECIES, page, at + LANES).fma(weight, b);
      c = FloatVector.fromArray(SPECIES, page, at + 2 * LANES).fma(weight, c);
      d = FloatVector.fromArray(SPECIES, page, at + 3 * LANES).fma(weight, d);
    }
    FloatVector factor = FloatVector.broadcast(SPECIES, scale);
    put(a, factor, into, column);
    put(b, factor, into, column + LANES);
    put(c, factor, into, column + 2 * LANES);
    put(d, factor, into, column + 3 * LANES);
  }

  private static void put(FloatVector sum, FloatVector factor, float[] into, int at) {
    sum.fma(factor, FloatVector.fromArray(SPECIES, into, at)).intoArray(into, at);
  }

  private static void addVector(
      Gather rows,
      int[] indices,
      float[] weights,
      int from,
      int to,
      float scale,
      float[] into,
      int column) {
    FloatVector sum = FloatVector.zero(SPECIES);
    int mask = (1 << rows.shift) - 1;
    for (int i = from; i < to; i++) {
      float[] page = rows.pages[indices[i] >>> rows.shift];
      int at = (indices[i] & mask) * rows.width + column;
      sum =
          FloatVector.fromArray(SPECIES, page, at)
              .fma(FloatVector.broadcast(SPECIES, weights[i]), sum);
    }
    put(sum, FloatVector.broadcast(SPECIES, scale), into, column);
  }

  private static void addRest(
      Gather rows,
      int[] indices,
      float[] weights,
      int from,
      int to,
      float scale,
      float[] into,
      int column) {
    int mask = (1 << rows.shift) - 1;
    for (int i = from; i < to; i++) {
      float[] page = rows.pages[indices[i] >>> rows.shift];
      int at = (indices[i] & mask) * rows.width;
      for (int j = column; j < rows.width; j++) {
        into[j] += scale * weights[i] * page[at + j];
      }
    }
  }

  /// gradᵢ += scale·wᵢ with the old w, and wᵢ += scale·hᵢ: a step of an output row, reading it
  /// once. `h` and `grad` start at 0.
  public static void step(float scale, float[] h, float[] w, int wFrom, float[] grad, int length) {
    int whole = SPECIES.loopBound(length);
    FloatVector factor = FloatVector.broadcast(SPECIES, scale);
    int i = 0;
    for (; i < whole; i += LANES) {
      FloatVector old = FloatVector.fromArray(SPECIES, w, wFrom + i);
      old.fma(factor, FloatVector.fromArray(SPECIES, grad, i)).intoArray(grad, i);
      FloatVector.fromArray(SPECIES, h, i).fma(factor, old).intoArray(w, wFrom + i);
    }
    for (; i < length; i++) {
      float old = w[wFrom + i];
      grad[i] += scale * old;
      w[wFrom + i] = old + scale * h[i];
    }
  }

  /// aᵢ *= scale.
  public static void scale(float scale, float[] a, int from, int length) {
    for (int i = from; i < from + length; i++) {
      a[i] *= scale;
    }
  }
}
