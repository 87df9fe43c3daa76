package marginalia.text;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Words with a number each, from 0, and how often each occurs. Grows by [#add]; safe for several
/// threads while it does not.
public final class WordTable {
  private static final int LONGEST = 1 << 24;

  private byte[] names = new byte[1 << 10];
  private int[] ends = new int[1 << 8];
  private int[] hashes = new int[1 << 8];
  private long[] counts = new long[1 << 8];
  private int size;
  private int[] slots = new int[1 << 9];

  /// Number of words.
  public int size() {
    return size;
  }

  /// Number of a word, or −1.
  ///
  /// @param hash of the bytes, by [WordReader]
  public int find(byte[] bytes, int from, int to, int hash) {
    int mask = slots.length - 1;
    int slot = spread(hash) & mask;
    for (int entry = slots[slot]; entry != 0; entry = slots[slot]) {
      int word = entry - 1;
      if (hashes[word] == hash && Arrays.equals(names, start(word), ends[word], bytes, from, to)) {
        return word;
      }
      slot = (slot + 1) & mask;
    }
    return -1;
  }

  /// Number of a word, or −1.
  public int find(String word) {
    byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
    return find(bytes, 0, bytes.length, hash(bytes));
  }

  /// Hash of a whole array of bytes, as [WordReader] does it.
  public static int hash(byte[] bytes) {
    int hash = WordReader.SEED;
    for (byte b : bytes) {
      hash = WordReader.extend(hash, b);
    }
    return hash;
  }

  /// Counts a word `count` times more, entering it if it is new.
  ///
  /// @return its number
  public int add(byte[] bytes, int from, int to, int hash, long count) {
    int word = find(bytes, from, to, hash);
    if (word < 0) {
      word = insert(bytes, from, to, hash);
    }
    counts[word] += count;
    return word;
  }

  /// As [#add(byte\[\], int, int, int, long)], of a string.
  public int add(String word, long count) {
    byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
    return add(bytes, 0, bytes.length, hash(bytes), count);
  }

  private int insert(byte[] bytes, int from, int to, int hash) {
    if (size == ends.length) {
      grow();
    }
    int at = start(size);
    int length = to - from;
    if (at + length > names.length) {
      names = Arrays.copyOf(names, Math.max(at + length, names.length * 2));
    }
    System.arraycopy(bytes, from, names, at, length);
    ends[size] = at + length;
    hashes[size] = hash;
    place(size);
    return size++;
  }

  private void grow() {
    int capacity = size * 2;
    ends = Arrays.copyOf(ends, capacity);
    hashes = Arrays.copyOf(hashes, capacity);
    counts = Arrays.copyOf(counts, capacity);
    slots = new int[capacity * 2];
    for (int word = 0; word < size; word++) {
      place(word);
    }
  }

  private void place(int word) {
    int mask = slots.length - 1;
    int slot = spread(hashes[word]) & mask;
    while (slots[slot] != 0) {
      slot = (slot + 1) & mask;
    }
    slots[slot] = word + 1;
  }

  private static int spread(int hash) {
    int h = hash * 0x9E3779B9;
    return h ^ (h >>> 15);
  }

  /// Adds every word of another table.
  ///
  /// @return number here of each word there
  int[] addAll(WordTable other) {
    int[] here = new int[other.size];
    for (int word = 0; word < other.size; word++) {
      here[word] =
          add(
              other.names,
              other.start(word),
              other.ends[word],
              other.hashes[word],
              other.counts[word]);
    }
    return here;
  }

  /// Number of each word once the most frequent stand first and equally frequent ones by hash, then
  /// by bytes: an order that does not depend on that of arrival.
  int[] ranks() {
    long[] byHash = new long[size];
    for (int word = 0; word < size; word++) {
      byHash[word] = (long) hashes[word] << 32 | word;
    }
    Arrays.sort(byHash);
    for (int i = 1; i < size; i++) {
      for (int j = i; j > 0 && outOfOrder((int) byHash[j - 1], (int) byHash[j]); j--) {
        long swapped = byHash[j];
        byHash[j] = byHash[j - 1];
        byHash[j - 1] = swapped;
      }
    }
    long[] byCount = new long[size];
    for (int i = 0; i < size; i++) {
      long rarity = Integer.MAX_VALUE - Math.min(Integer.MAX_VALUE, counts[(int) byHash[i]]);
      byCount[i] = rarity << 32 | i;
    }
    Arrays.sort(byCount);
    int[] ranks = new int[size];
    for (int rank = 0; rank < size; rank++) {
      ranks[(int) byHash[(int) byCount[rank]]] = rank;
    }
    return ranks;
  }

  private boolean outOfOrder(int a, int b) {
    return hashes[a] == hashes[b]
        && Arrays.compareUnsigned(names, start(a), ends[a], names, start(b), ends[b]) > 0;
  }

  /// A table in which word w has the number `ranks[w]`; those ranked from `kept` on are left out.
  WordTable ranked(int[] ranks, int kept) {
    int[] byRank = new int[size];
    for (int word = 0; word < size; word++) {
      byRank[ranks[word]] = word;
    }
    WordTable table = new WordTable();
    for (int rank = 0; rank < Math.min(kept, size); rank++) {
      int word = byRank[rank];
      table.add(names, start(word), ends[word], hashes[word], counts[word]);
    }
    return table;
  }

  /// The first `kept` words.
  public WordTable first(int kept) {
    int[] same = new int[size];
    Arrays.setAll(same, i -> i);
    return kept >= size ? this : ranked(same, kept);
  }

  /// How often a word occurs.
  public long count(int word) {
    return counts[word];
  }

  /// Hash of a word.
  public int hash(int word) {
    return hashes[word];
  }

  /// How many words occur at least `least` times, of a table sorted by falling count.
  public int atLeast(long least) {
    int low = 0;
    int high = size;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (counts[middle] >= least) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /// A word as a string.
  public String word(int word) {
    return new String(names, start(word), ends[word] - start(word), StandardCharsets.UTF_8);
  }

  /// A word as UTF-8; a copy.
  public byte[] bytes(int word) {
    return Arrays.copyOfRange(names, start(word), ends[word]);
  }

  private int start(int word) {
    return word == 0 ? 0 : ends[word - 1];
  }

  /// Writes the words and their counts as data; [#read(DataInput)] reads them back equal.
  public void write(DataOutput out) throws IOException {
    out.writeInt(size);
    for (int word = 0; word < size; word++) {
      byte[] bytes = bytes(word);
      out.writeInt(bytes.length);
      out.write(bytes);
      out.writeLong(count(word));
    }
  }

  /// Reads what [#write(DataOutput)] wrote.
  ///
  /// @throws IOException if it is something else
  public static WordTable read(DataInput in) throws IOException {
    WordTable words = new WordTable();
    for (int left = in.readInt(); left > 0; left--) {
      int length = in.readInt();
      if (length < 0 || length > LONGEST) {
        throw new IOException("a word of " + length + " bytes");
      }
      byte[] word = new byte[length];
      in.readFully(word);
      words.add(word, 0, length, hash(word), in.readLong());
    }
    return words;
  }
}
