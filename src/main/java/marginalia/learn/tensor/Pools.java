package marginalia.learn.tensor;

import static marginalia.learn.tensor.Elementwise.LANES;
import static marginalia.learn.tensor.Elementwise.SPECIES;
import static marginalia.learn.tensor.Elementwise.load;
import static marginalia.learn.tensor.Elementwise.store;

import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// Many rows become one. Each runs on the calling thread.
public final class Pools {
  private static final VectorSpecies<Integer> INTS = IntVector.SPECIES_PREFERRED;

  private Pools() {}

  /// A bank of filters of one width over a text.
  ///
  /// @param width how many tokens a filter sees
  /// @param first column of `y` where the products with the first of these tokens begin; those with
  ///   the next follow `filters` columns further on
  public record Bank(int width, int filters, int first) {}

  /// The largest answer of each filter over a text and where it was: the largest over t of the sum
  /// over j of y at row t + j and column first + j·filters + f. Before and after a text lie zeros,
  /// so t runs from 1 − width on and a filter can tell a beginning or an end. Filters go in
  /// vectors.
  ///
  /// @param y products of vectors with all parts of all filters, a row for each vector
  /// @param rows for each token the row of `y` that is its vector's
  /// @param from where the text's first token is in `rows`
  /// @param length tokens of the text, at least 1
  /// @param out receives `filters` numbers in row `row` from column `column` on
  /// @param at receives for each the t of the largest, from index `atFrom` on
  public static void maxOverTime(
      Matrix y,
      int[] rows,
      int from,
      int length,
      Bank bank,
      Matrix out,
      int row,
      int column,
      int[] at,
      int atFrom) {
    if (bank.filters < LANES) {
      oneByOne(y, rows, from, length, bank, out, row, column, at, atFrom);
      return;
    }
    MemorySegment products = y.segment();
    for (int next = 0; next < bank.filters; next += LANES) {
      // The last vector overlaps the one before: a mask would cost more than some sums twice.
      int f = Math.min(next, bank.filters - LANES);
      FloatVector best = FloatVector.broadcast(SPECIES, Float.NEGATIVE_INFINITY);
      IntVector where = IntVector.zero(INTS);
      for (int t = 1 - bank.width; t < length; t++) {
        FloatVector sum = FloatVector.zero(SPECIES);
        int parts = Math.min(bank.width, length - t);
        for (int j = Math.max(0, -t); j < parts; j++) {
          int part = bank.first + j * bank.filters + f;
          sum = sum.add(load(products, (long) rows[from + t + j] * y.stride() + part));
        }
        VectorMask<Float> larger = sum.compare(VectorOperators.GT, best);
        best = best.blend(sum, larger);
        where = where.blend(t, larger.cast(INTS));
      }
      store(best, out.segment(), (long) row * out.stride() + column + f);
      where.intoArray(at, atFrom + f);
    }
  }

  private static void oneByOne(
      Matrix y,
      int[] rows,
      int from,
      int length,
      Bank bank,
      Matrix out,
      int row,
      int column,
      int[] at,
      int atFrom) {
    for (int f = 0; f < bank.filters; f++) {
      float best = Float.NEGATIVE_INFINITY;
      for (int t = 1 - bank.width; t < length; t++) {
        float sum = 0;
        for (int j = Math.max(0, -t); j < Math.min(bank.width, length - t); j++) {
          sum += y.at(rows[from + t + j], bank.first + j * bank.filters + f);
        }
        if (sum > best) {
          best = sum;
          at[atFrom + f] = t;
        }
      }
      out.set(row, column + f, best);
    }
  }

  /// The largest number of each column over some rows, and in which row it was.
  ///
  /// @param at receives the rows, from index `atFrom` on
  public static void max(Matrix x, int from, int to, Matrix out, int row, int[] at, int atFrom) {
    for (int c = 0; c < x.columns(); c += LANES) {
      VectorMask<Float> mask = SPECIES.indexInRange(c, x.columns());
      FloatVector best = FloatVector.broadcast(SPECIES, Float.NEGATIVE_INFINITY);
      IntVector where = IntVector.zero(INTS);
      for (int r = from; r < to; r++) {
        FloatVector candidate = load(x.segment(), (long) r * x.stride() + c, mask);
        VectorMask<Float> larger = candidate.compare(VectorOperators.GT, best);
        best = best.blend(candidate, larger);
        where = where.blend(r, larger.cast(INTS));
      }
      store(best, out.segment(), (long) row * out.stride() + c, mask);
      where.intoArray(at, atFrom + c, mask.cast(INTS));
    }
  }
}
