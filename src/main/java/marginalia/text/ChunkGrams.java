package marginalia.text;

import java.util.Arrays;
import java.util.List;

/// The n-grams of one piece of the texts: a dictionary of its own, and per text which entries occur
/// how often. Used again and again for one piece after another; not safe for several threads.
final class ChunkGrams {
  private final Tokeniser tokeniser;
  private long[] hashes = new long[1 << 14];
  private int[] documents = new int[1 << 14];
  private int[] spanStarts = new int[1 << 14];
  private int[] spanEnds = new int[1 << 14];
  private int[] lastRow = new int[1 << 14];
  private int[] lastPosition = new int[1 << 14];
  private int size;
  private int[] table = new int[1 << 15];

  private int[] starts = new int[1];
  private int[] ids = new int[1 << 16];
  private char[] counts = new char[1 << 16];

  ChunkGrams(Tokeniser tokeniser) {
    this.tokeniser = tokeniser;
  }

  /// Forgets what was read and reads `texts`.
  void read(List<String> texts) {
    tokeniser.clear();
    size = 0;
    Arrays.fill(table, 0);
    starts = new int[texts.size() + 1];
    int entries = 0;
    for (int row = 0; row < texts.size(); row++) {
      tokeniser.read(texts.get(row));
      entries = addRow(row, entries);
      starts[row + 1] = entries;
    }
  }

  private int addRow(int row, int from) {
    int grams = tokeniser.grams();
    if (from + grams > ids.length) {
      int capacity = Math.max(from + grams, ids.length * 2);
      ids = Arrays.copyOf(ids, capacity);
      counts = Arrays.copyOf(counts, capacity);
    }
    long[] hashed = tokeniser.hashes();
    int end = from;
    for (int gram = 0; gram < grams; gram++) {
      int id = idOf(hashed[gram], gram);
      if (lastRow[id] == row) {
        int position = lastPosition[id];
        if (counts[position] < Character.MAX_VALUE) {
          counts[position]++;
        }
      } else {
        lastRow[id] = row;
        lastPosition[id] = end;
        documents[id]++;
        ids[end] = id;
        counts[end] = 1;
        end++;
      }
    }
    return end;
  }

  private int idOf(long hash, int gram) {
    int mask = table.length - 1;
    int slot = (int) (hash >>> 6) & mask;
    for (int entry = table[slot]; entry != 0; entry = table[slot]) {
      if (hashes[entry - 1] == hash) {
        return entry - 1;
      }
      slot = (slot + 1) & mask;
    }
    if (size == hashes.length) {
      grow();
      return idOf(hash, gram);
    }
    int id = size++;
    hashes[id] = hash;
    documents[id] = 0;
    spanStarts[id] = tokeniser.spanStart(gram);
    spanEnds[id] = tokeniser.spanEnd(gram);
    lastRow[id] = -1;
    table[slot] = id + 1;
    return id;
  }

  private void grow() {
    int capacity = size * 2;
    hashes = Arrays.copyOf(hashes, capacity);
    documents = Arrays.copyOf(documents, capacity);
    spanStarts = Arrays.copyOf(spanStarts, capacity);
    spanEnds = Arrays.copyOf(spanEnds, capacity);
    lastRow = Arrays.copyOf(lastRow, capacity);
    lastPosition = Arrays.copyOf(lastPosition, capacity);
    table = new int[capacity * 2];
    int mask = table.length - 1;
    for (int id = 0; id < size; id++) {
      int slot = (int) (hashes[id] >>> 6) & mask;
      while (table[slot] != 0) {
        slot = (slot + 1) & mask;
      }
      table[slot] = id + 1;
    }
  }

  /// Number of distinct n-grams.
  int size() {
    return size;
  }

  long hash(int id) {
    return hashes[id];
  }

  /// In how many texts of the piece an n-gram occurs.
  int documents(int id) {
    return documents[id];
  }

  String name(int id) {
    return tokeniser.name(spanStarts[id], spanEnds[id]);
  }

  /// The rows with every id replaced by `globalIds[id]`.
  RawRows rows(int[] globalIds) {
    int entries = starts[starts.length - 1];
    int[] renamed = new int[entries];
    for (int i = 0; i < entries; i++) {
      renamed[i] = globalIds[ids[i]];
    }
    return new RawRows(starts, renamed, Arrays.copyOf(counts, entries));
  }

  /// Counted n-grams by row, in no particular order within a row.
  @SuppressWarnings("ArrayRecordComponent") // Short-lived, never compared.
  record RawRows(int[] starts, int[] ids, char[] counts) {}
}
