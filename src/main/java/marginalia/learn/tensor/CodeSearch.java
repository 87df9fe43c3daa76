package marginalia.learn.tensor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;
import marginalia.jobs.Progress;

/// Exact search for the vectors nearest to one by cosine among vectors of one byte a number, each
/// from −127 to 127. Immutable by agreement; safe for any thread.
public final class CodeSearch {
  private static final VectorSpecies<Short> SHORTS = ShortVector.SPECIES_PREFERRED;
  private static final VectorSpecies<Byte> BYTES =
      VectorSpecies.of(byte.class, VectorShape.forBitSize(SHORTS.vectorBitSize() / 2));
  private static final int LANES = SHORTS.length();

  /// Rows between two looks at whether to stop: a few milliseconds.
  private static final int PIECE = 16_384;

  private static final Comparator<Hit> WORST_FIRST =
      Comparator.comparingDouble(Hit::cosine)
          .thenComparing(Comparator.comparingInt(Hit::row).reversed());

  private final int width;
  private final byte[] codes;
  private final float[] scales;

  /// A row and its cosine with what was looked for, from −1 to 1; 0 for a row of zeros.
  public record Hit(int row, float cosine) {}

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
  /// there are no more. O(n·width), on the threads of `progress`.
  ///
  /// @param query a code of `width` numbers
  /// @throws IllegalArgumentException if `query` has another width or `count` is below 1
  public List<Hit> nearest(byte[] query, int count, Progress progress) {
    if (query.length != width || count < 1) {
      throw new IllegalArgumentException(query.length + " numbers, " + count + " wanted");
    }
    short[] wide = new short[width];
    long squares = 0;
    for (int i = 0; i < width; i++) {
      wide[i] = query[i];
      squares += query[i] * query[i];
    }
    float scale = squares > 0 ? (float) (1 / Math.sqrt((double) squares)) : 0;
    PriorityQueue<Hit> best = new PriorityQueue<>(WORST_FIRST);
    progress.ranges(
        scales.length,
        PIECE,
        (from, to) -> {
          PriorityQueue<Hit> found = best(wide, scale, count, from, to);
          synchronized (best) {
            found.forEach(hit -> offer(best, hit, count));
          }
        });
    List<Hit> hits = new ArrayList<>(best);
    hits.sort(WORST_FIRST.reversed());
    return hits;
  }

  private PriorityQueue<Hit> best(short[] query, float scale, int count, int from, int to) {
    PriorityQueue<Hit> best = new PriorityQueue<>(WORST_FIRST);
    float least = Float.NEGATIVE_INFINITY;
    for (int row = from; row < to; row++) {
      float cosine = dot(query, row * width) * scale * scales[row];
      if (best.size() < count || cosine > least) {
        offer(best, new Hit(row, cosine), count);
        least = best.element().cosine();
      }
    }
    return best;
  }

  private static void offer(PriorityQueue<Hit> best, Hit hit, int count) {
    best.add(hit);
    if (best.size() > count) {
      best.remove();
    }
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
