package marginalia.learn.encoder;

import java.util.Arrays;
import java.util.BitSet;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import marginalia.jobs.Progress;

/// Lets an encoder read all texts of which nothing is kept, those that somebody waits for before
/// the others.
public final class Reading {
  /// Texts of a block: each is kept when it is done, and then somebody may wait for others.
  private static final int BLOCK = 256;

  /// Those somebody waits for come in smaller ones.
  private static final int AWAITED = 32;

  private Reading() {}

  /// Computes and keeps what is missing, block by block, and returns how many texts that were;
  /// those that others read meanwhile count too.
  ///
  /// @param awaited rows in the order they are waited for, asked before each block; those that are
  ///   kept or do not exist are passed over
  /// @throws EncoderException if the encoder does not work here
  /// @throws marginalia.jobs.CancelledException if the work is to stop; full blocks are kept
  public static int all(
      PretrainedEncoder encoder, VectorKeeping texts, Supplier<int[]> awaited, Progress progress) {
    BitSet missing = new BitSet(texts.size());
    IntStream.of(texts.missing(encoder)).forEach(missing::set);
    int all = missing.cardinality();
    Pace pace = new Pace(all, progress);
    while (!missing.isEmpty()) {
      progress.checkCancelled();
      int[] rows = next(missing, awaited.get());
      Vectors.read(encoder, new SomeTexts(texts, rows), pace, progress);
      IntStream.of(rows).forEach(missing::clear);
      pace.passed(all - missing.cardinality());
    }
    return all;
  }

  private static int[] next(BitSet missing, int[] awaited) {
    int[] first =
        Arrays.stream(awaited)
            .filter(row -> row >= 0 && missing.get(row))
            .distinct()
            .limit(AWAITED)
            .toArray();
    return first.length > 0 ? first : missing.stream().limit(BLOCK).toArray();
  }
}
