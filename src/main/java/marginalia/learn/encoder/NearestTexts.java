package marginalia.learn.encoder;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import marginalia.jobs.Progress;
import marginalia.learn.tensor.CodeSearch;
import marginalia.text.MostAlike;
import marginalia.wording.Notice;

/// The texts an encoder has read, in memory in one byte a dimension, and exact search among them
/// for those nearest to another. Immutable; safe for any thread.
public final class NearestTexts {
  private static final int BLOCK = 1_024;

  private final PretrainedEncoder encoder;
  private final int texts;
  private final int[] rows;
  private final byte[] codes;
  private final CodeSearch search;

  private NearestTexts(PretrainedEncoder encoder, int texts, int[] rows, byte[] codes) {
    this.encoder = encoder;
    this.texts = texts;
    this.rows = rows;
    this.codes = codes;
    this.search = new CodeSearch(encoder.width(), codes);
  }

  /// Reads what is kept of the texts; computes nothing. O(n·width).
  ///
  /// @throws EncoderException if there are more than an array can hold, which is about five million
  /// @throws marginalia.jobs.CancelledException if the work is to stop
  public static NearestTexts of(PretrainedEncoder encoder, VectorKeeping texts, Progress progress) {
    int n = texts.size();
    int width = encoder.width();
    BitSet known = new BitSet(n);
    known.set(0, n);
    for (int row : texts.missing(encoder)) {
      known.clear(row);
    }
    if ((long) known.cardinality() * width > Integer.MAX_VALUE - 8) {
      throw new EncoderException(Notice.of("encoder.tooMany", known.cardinality()));
    }
    int[] rows = new int[known.cardinality()];
    byte[] codes = new byte[rows.length * width];
    int found = 0;
    for (int from = 0; from < n; from += BLOCK) {
      int to = Math.min(n, from + BLOCK);
      progress.checkCancelled();
      int next = known.nextSetBit(from);
      if (next >= 0 && next < to) {
        List<Optional<byte[]>> kept = texts.kept(encoder, from, to);
        for (int row = from; row < to; row++) {
          if (known.get(row) && kept.get(row - from).isPresent()) {
            System.arraycopy(kept.get(row - from).get(), 0, codes, found * width, width);
            rows[found++] = row;
          }
        }
      }
    }
    return found == rows.length
        ? new NearestTexts(encoder, n, rows, codes)
        : new NearestTexts(
            encoder, n, Arrays.copyOf(rows, found), Arrays.copyOf(codes, found * width));
  }

  /// How many texts it knows.
  public int size() {
    return rows.length;
  }

  /// How many texts it does not know, as the encoder has not read them.
  public int unread() {
    return texts - rows.length;
  }

  /// The code of a text it knows.
  public Optional<byte[]> code(int row) {
    int at = Arrays.binarySearch(rows, row);
    int width = encoder.width();
    return at < 0
        ? Optional.empty()
        : Optional.of(Arrays.copyOfRange(codes, at * width, (at + 1) * width));
  }

  /// The code of any text, which the encoder reads for it: about 10 ms, and a second the first
  /// time.
  ///
  /// @throws EncoderException if the encoder does not work here
  public byte[] code(String text, Progress progress) {
    return VectorCode.of(encoder.ready().vectors(List.of(text), _ -> {}, progress)[0]);
  }

  /// The `count` texts of the largest cosine with a code, best first, equal ones by row.
  /// O(n·width), on the threads of `progress`.
  ///
  /// @throws IllegalArgumentException if `count` is below 1
  public List<MostAlike.Hit> nearest(byte[] code, int count, Progress progress) {
    return search.nearest(code, count, progress).stream()
        .map(hit -> new MostAlike.Hit(rows[hit.row()], hit.cosine()))
        .toList();
  }
}
