package marginalia.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import marginalia.wording.Bounds;
import marginalia.wording.WrongValueException;

/// The character n-grams of words, as hashes of buckets: those of `<word>` with `shortest` to
/// `longest` characters, without `<` and `>` alone, numbered like C++ fastText does. Bojanowski,
/// Grave, Joulin, Mikolov (2017), doi:10.1162/tacl_a_00051.
///
/// @param shortest characters of the shortest, at least 1
/// @param longest characters of the longest; 0 for no n-grams at all
/// @param buckets how many numbers there are
public record Subwords(int shortest, int longest, int buckets) {
  public Subwords {
    if (longest < 0 || (longest > 0 && (shortest < 1 || shortest > longest))) {
      throw new WrongValueException("wrong.subwords");
    }
    if (longest > 0) {
      Bounds.from("bucket", buckets, 1);
    }
  }

  /// Whether there are any.
  public boolean wanted() {
    return longest > 0;
  }

  /// The buckets of a word, with repetitions, into `into`, which is grown as needed.
  public Buckets of(byte[] bytes, int from, int to, Buckets into) {
    if (!wanted()) {
      return into;
    }
    int length = to - from + 2;
    byte[] word = into.word(length);
    word[0] = '<';
    System.arraycopy(bytes, from, word, 1, to - from);
    word[length - 1] = '>';
    for (int i = 0; i < length; i++) {
      if ((word[i] & 0xc0) == 0x80) {
        continue;
      }
      int hash = WordReader.SEED;
      int j = i;
      for (int n = 1; j < length && n <= longest; n++) {
        hash = WordReader.extend(hash, word[j++]);
        while (j < length && (word[j] & 0xc0) == 0x80) {
          hash = WordReader.extend(hash, word[j++]);
        }
        if (n >= shortest && !(n == 1 && (i == 0 || j == length))) {
          into.add(Integer.remainderUnsigned(hash, buckets));
        }
      }
    }
    return into;
  }

  /// The n-grams of a word as they are spelt, in the order of their buckets in [#of(byte[], int,
  /// int, Buckets)].
  public List<String> parts(String word) {
    List<String> parts = new ArrayList<>();
    int[] letters = ("<" + word + ">").codePoints().toArray();
    for (int from = 0; from < letters.length && wanted(); from++) {
      for (int n = shortest; n <= longest && from + n <= letters.length; n++) {
        if (n > 1 || (from > 0 && from < letters.length - 1)) {
          parts.add(new String(letters, from, n));
        }
      }
    }
    return List.copyOf(parts);
  }

  /// A list of buckets that is filled again and again. For one thread.
  public static final class Buckets {
    private int[] values = new int[256];
    private int size;
    private byte[] word = new byte[64];

    /// Forgets all.
    public void clear() {
      size = 0;
    }

    public int size() {
      return size;
    }

    public int get(int i) {
      return values[i];
    }

    /// Appends one.
    public void add(int bucket) {
      if (size == values.length) {
        values = Arrays.copyOf(values, size * 2);
      }
      values[size++] = bucket;
    }

    /// Appends those from `from` to `to` of an array.
    public void addAll(int[] buckets, int from, int to) {
      int more = to - from;
      if (size + more > values.length) {
        values = Arrays.copyOf(values, Math.max(size + more, size * 2));
      }
      System.arraycopy(buckets, from, values, size, more);
      size += more;
    }

    /// Brings them into ascending order.
    public void sort() {
      Arrays.sort(values, 0, size);
    }

    public int[] toArray() {
      return Arrays.copyOf(values, size);
    }

    private byte[] word(int length) {
      if (word.length < length) {
        word = new byte[length * 2];
      }
      return word;
    }
  }
}
