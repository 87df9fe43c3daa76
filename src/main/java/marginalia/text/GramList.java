package marginalia.text;

import static marginalia.text.Tokeniser.PRIME;
import static marginalia.text.Tokeniser.mix;

import java.util.Arrays;

/// The hashed n-grams of one text and where in a [Tokeniser]'s buffer each stands. Used again for
/// one text after another; not safe for several threads.
final class GramList {
  private static final long LETTERS_SALT = 0x9E6C63D0676A9A99L;

  private long[] hashes = new long[512];
  private int[] starts = new int[512];
  private int[] ends = new int[512];
  private int size;

  void clear() {
    size = 0;
  }

  int size() {
    return size;
  }

  /// The hashes, the first [#size()] of the array.
  long[] hashes() {
    return hashes;
  }

  int start(int gram) {
    return starts[gram];
  }

  int end(int gram) {
    return ends[gram];
  }

  /// Adds the n-grams of the units from `from` to `to`, given by hash and place.
  void addUnits(long[] unitHash, int[] unitStart, int[] unitEnd, int from, int to, Span span) {
    int shortest = span.shortest();
    int longest = span.longest();
    reserve((to - from) * (longest - shortest + 1));
    int count = size;
    for (int first = from; first < to; first++) {
      long hash = 0;
      int end = Math.min(to, first + longest);
      for (int last = first; last < end; last++) {
        hash = last == first ? unitHash[last] : mix(hash * 31 + unitHash[last]);
        if (last - first + 1 >= shortest) {
          hashes[count] = hash;
          starts[count] = unitStart[first];
          ends[count] = unitEnd[last];
          count++;
        }
      }
    }
    size = count;
  }

  /// Adds the letters within a word, `<` before and `>` behind it; a whole word is no n-gram of its
  /// letters.
  void addLetters(char[] buffer, int start, int end, Span span) {
    int padded = end - start + 2;
    reserve(padded * (span.longest() - span.shortest() + 1));
    for (int first = 0; first < padded; first++) {
      long hash = LETTERS_SALT;
      int most = Math.min(padded, first + span.longest());
      for (int last = first; last < most; last++) {
        char c = last == 0 ? '<' : last == padded - 1 ? '>' : buffer[start + last - 1];
        hash = (hash ^ c) * PRIME;
        int letters = last - first + 1;
        if (letters >= span.shortest() && letters < padded && letters > 1) {
          add(mix(hash), start + Math.max(0, first - 1), Math.min(end, start + last));
        }
      }
    }
  }

  private void add(long hash, int start, int end) {
    hashes[size] = hash;
    starts[size] = start;
    ends[size] = end;
    size++;
  }

  private void reserve(int more) {
    if (size + more > hashes.length) {
      int capacity = Math.max(size + more, hashes.length * 2);
      hashes = Arrays.copyOf(hashes, capacity);
      starts = Arrays.copyOf(starts, capacity);
      ends = Arrays.copyOf(ends, capacity);
    }
  }
}
