package marginalia.text;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/// The tokens of a vocabulary: words from 0 on and, behind them, frequent pairs of neighbours. A
/// pair stands where its first word stands, which is its head; so a text has as many tokens with
/// pairs as without. Immutable; safe for any thread.
public final class TokenPairs {
  private static final int MOST = 100_000;

  private final int words;
  private final long[] sorted;

  private TokenPairs(int words, long[] sorted) {
    this.words = words;
    this.sorted = sorted;
  }

  /// Words alone.
  public static TokenPairs none(int words) {
    return new TokenPairs(words, new long[0]);
  }

  /// The pairs that stand in these texts at least `least` times; of more than 100,000 the rarest
  /// are left out. O(n log n) for n tokens.
  ///
  /// @param texts without pairs
  public static TokenPairs frequent(Sequences texts, int least) {
    int most = 0;
    for (int row = 0; row < texts.rows(); row++) {
      most += Math.max(0, texts.length(row) - 1);
    }
    long[] found = new long[most];
    int size = 0;
    for (int row = 0; row < texts.rows(); row++) {
      for (int i = 0; i + 1 < texts.length(row); i++) {
        long pair = pair(texts.token(row, i), texts.token(row, i + 1));
        if (pair >= 0) {
          found[size++] = pair;
        }
      }
    }
    Arrays.sort(found, 0, size);
    int[] counts = new int[size];
    int kept = 0;
    for (int from = 0; from < size; ) {
      int to = from + 1;
      while (to < size && found[to] == found[from]) {
        to++;
      }
      if (to - from >= least) {
        counts[kept] = to - from;
        found[kept++] = found[from];
      }
      from = to;
    }
    if (kept > MOST) {
      int[] ascending = Arrays.copyOf(counts, kept);
      Arrays.sort(ascending);
      int above = ascending[kept - MOST - 1];
      int all = kept;
      kept = 0;
      for (int i = 0; i < all; i++) {
        if (counts[i] > above) {
          found[kept++] = found[i];
        }
      }
    }
    return new TokenPairs(texts.columns(), Arrays.copyOf(found, kept));
  }

  /// Both as one number; −1 where one is no word.
  private static long pair(int first, int second) {
    boolean wordsBoth =
        Math.min(first, second) > TokenVocabulary.UNKNOWN
            && first != TokenVocabulary.SENTENCE_END
            && second != TokenVocabulary.SENTENCE_END;
    return wordsBoth ? (long) first << 32 | second : -1;
  }

  /// The same texts, a frequent pair in the place of its first word.
  public Sequences in(Sequences texts) {
    int[] starts = new int[texts.rows() + 1];
    for (int row = 0; row < texts.rows(); row++) {
      starts[row + 1] = starts[row] + texts.length(row);
    }
    int[] tokens = new int[starts[texts.rows()]];
    for (int row = 0; row < texts.rows(); row++) {
      texts.copy(row, tokens, starts[row]);
      for (int i = starts[row]; i + 1 < starts[row + 1]; i++) {
        int found = Arrays.binarySearch(sorted, pair(tokens[i], tokens[i + 1]));
        tokens[i] = found < 0 ? tokens[i] : words + found;
      }
    }
    return new Sequences(this, starts, tokens);
  }

  /// Number of all tokens.
  public int columns() {
    return words + sorted.length;
  }

  /// Number of tokens that are words.
  public int words() {
    return words;
  }

  /// The first word of a pair.
  public int head(int token) {
    return (int) (sorted[token - words] >>> 32);
  }

  /// The second word of a pair.
  public int second(int token) {
    return (int) sorted[token - words];
  }

  public void write(DataOutput out) throws IOException {
    out.writeInt(words);
    out.writeInt(sorted.length);
    for (long pair : sorted) {
      out.writeLong(pair);
    }
  }

  /// Reads what [#write(DataOutput)] wrote.
  ///
  /// @throws IOException if it is something else
  public static TokenPairs read(DataInput in) throws IOException {
    int words = in.readInt();
    int size = in.readInt();
    if (words < 0 || size < 0 || size > MOST) {
      throw new IOException(words + " words and " + size + " pairs");
    }
    long[] sorted = new long[size];
    for (int i = 0; i < size; i++) {
      sorted[i] = in.readLong();
      if ((int) (sorted[i] >>> 32) >= words || (i > 0 && sorted[i] <= sorted[i - 1])) {
        throw new IOException("pairs of other words");
      }
    }
    return new TokenPairs(words, sorted);
  }
}
