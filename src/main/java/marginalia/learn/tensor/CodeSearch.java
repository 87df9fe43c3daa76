package marginalia.learn.tensor;

import java.util.List;
import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;
import marginalia.jobs.Progress;
import marginalia.text.MostAlike;

/// Exact search for the vectors nearest to one by cosine among vectors of one byte a number, each
/// from −127 to 127. Immutable by agreement; safe for any thread.
public final class CodeSearch {
  private static final VectorSpecies<Short> SHORTS = ShortVector.SPECIES_PREFERRED;
  private static final VectorSpecies<Byte> BYTES =
      VectorSpecies.of(byte.class, VectorShape.forBitSize(SHORTS.vectorBitSize() / 2));
  private static final int LANES = SHORTS.length();

  /// Rows between two looks at whether to stop: a few milliseconds.
  private static final int PIECE = 16_384;

  private final int width;
  private final byte[] codes;
  private final float[] scales;

  /// Makes the vectors ready. O(n·width).
  ///
  /// @param codes n × width, row by row; taken over
  /// @throws IllegalArgumentException if the length is no multiple of `width`
  public CodeSearch(int width, byte[] codes) {
    if (width < 1 || codes.length % width != 0) {
      throw new IllegalArgumentException(codes.length + " numbers in rows of " + width);
    }
    this.width = width;
    this.codes = codes;
    this.scales = new float[codes.length / width];
    for (int row = 0; row < scales.length; row++) {
      long squares = 0;
      for (int i = row * width; i < (row + 1) * width; i++) {
        squares += codes[i] * codes[i];
      }
      scales[row] = squares > 0 ? (float) (1 / Math.sqrt((double) squares)) : 0;
    }
  }

  /// The `count` rows of the largest cosine with `query`, best first, equal ones by row; fewer if
  /// there are no more. The cosine of a row of zeros is 0. O(n·width), on the threads of
  /// `progress`.
  ///
  /// @param query a code of `width` numbers
  /// @throws IllegalArgumentException if `query` has another width or `count` is below 1
  public List<MostAlike.Hit> nearest(byte[] query, int count, Progress progress) {
    if (query.length != width) {
      throw new IllegalArgumentException(query.length + " numbers, not " + width);
    }
    MostAlike best = new MostAlike(count);
    short[] wide = new short[width];
    long squares = 0;
    for (int i = 0; i < width; i++) {
      wide[i] = query[i];
      squares += query[i] * query[i];
    }
    float scale = squares > 0 ? (float) (1 / Math.sqrt((double) squares)) : 0;
    progress.ranges(
        scales.length,
        PIECE,
        (from, to) -> {
          MostAlike found = best(wide, scale, count, from, to);
          synchronized (best) {
            best.offerAll(found);
          }
        });
    return best.bestFirst();
  }

  private MostAlike best(short[] query, float scale, int count, int from, int to) {
    MostAlike best = new MostAlike(count);
    for (int row = from; row < to; row++) {
      best.offer(row, dot(query, row * width) * scale * scales[row]);
    }
    return best;
  }

  /// Two products of 127 · 127 fit into 16 bits, so that pairs are added before they are widened.
  private int dot(short[] query, int at) {
    IntVector sums = IntVector.zero(IntVector.SPECIES_PREFERRED);
    int i = 0;
    for (; i + 2 * LANES <= width; i += 2 * LANES) {
      IntVector pairs =
          product(query, i, at).add(product(query, i + LANES, at)).reinterpretAsInts();
      sums =
          sums.add(
              pairs
                  .lanewise(VectorOperators.LSHL, 16)
                  .lanewise(VectorOperators.ASHR, 16)
                  .add(pairs.lanewise(VectorOperators.ASHR, 16)));
    }
    int sum = sums.reduceLanes(VectorOperators.ADD); // Whole numbers: any order is the same.
    for (; i < width; i++) {
      sum += query[i] * codes[at + i];
    }
    return sum;
  }

  private ShortVector product(short[] query, int i, int at) {
    ShortVector row =
        (ShortVector)
            ByteVector.fromArray(BYTES, codes, at + i).convertShape(VectorOperators.B2S, SHORTS, 0);
    return row.mul(ShortVector.fromArray(SHORTS, query, i));
  }
}
