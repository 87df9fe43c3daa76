package marginalia.text;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// All n-grams of a corpus with the number of texts they occur in, filled by several threads. An
/// n-gram's id is given in order of arrival and so differs from run to run; [#features(Limits,
/// int)] puts the features into an order that does not.
final class GramIndex {
  private static final int BITS = 6;
  private static final int SHARDS = 1 << BITS;

  private final int needed;
  private final Shard[] shards = new Shard[SHARDS];

  /// @param needed in how many texts an n-gram must occur to be spelt out
  GramIndex(int needed) {
    this.needed = needed;
    Arrays.setAll(shards, _ -> new Shard());
  }

  /// Adds the n-grams of one piece and returns the id here of each id there.
  int[] add(ChunkGrams grams) {
    int size = grams.size();
    int[] next = new int[SHARDS + 1];
    for (int id = 0; id < size; id++) {
      next[(int) grams.hash(id) & (SHARDS - 1)]++;
    }
    int sum = 0;
    for (int shard = 0; shard <= SHARDS; shard++) {
      int count = next[shard];
      next[shard] = sum;
      sum += count;
    }
    int[] byShard = new int[size];
    for (int id = 0; id < size; id++) {
      byShard[next[(int) grams.hash(id) & (SHARDS - 1)]++] = id;
    }
    int[] globalIds = new int[size];
    int from = 0;
    for (int shard = 0; shard < SHARDS; shard++) {
      synchronized (shards[shard]) {
        for (int i = from; i < next[shard]; i++) {
          int id = byShard[i];
          globalIds[id] = shards[shard].add(grams, id) << BITS | shard;
        }
      }
      from = next[shard];
    }
    return globalIds;
  }

  /// The features: n-grams in enough texts, the most frequent first, equally frequent ones by hash;
  /// and what is needed to turn ids into columns.
  Features features(Limits limits, int texts) {
    int most = limits.allowed(texts);
    long[] kept = new long[Arrays.stream(shards).mapToInt(s -> s.count(needed, most)).sum()];
    int at = 0;
    for (Shard shard : shards) {
      at = shard.collect(needed, most, kept, at);
    }
    Arrays.sort(kept);
    int[] start = new int[texts + 2];
    for (long hash : kept) {
      start[texts - documents(hash) + 1]++;
    }
    for (int i = 1; i < start.length; i++) {
      start[i] += start[i - 1];
    }
    long[] ordered = new long[kept.length];
    for (long hash : kept) {
      ordered[start[texts - documents(hash)]++] = hash;
    }
    long[] hashes = Arrays.copyOf(ordered, Math.min(ordered.length, limits.maxFeatures()));
    return collect(hashes);
  }

  private Features collect(long[] hashes) {
    int[][] columns = new int[SHARDS][];
    Arrays.setAll(columns, shard -> filled(shards[shard].size));
    int[] documents = new int[hashes.length];
    int[] nameEnds = new int[hashes.length];
    byte[] names = new byte[Math.max(16, hashes.length * 12)];
    int length = 0;
    for (int column = 0; column < hashes.length; column++) {
      int number = (int) hashes[column] & (SHARDS - 1);
      Shard shard = shards[number];
      int id = shard.find(hashes[column]);
      columns[number][id] = column;
      documents[column] = shard.documents[id];
      int nameLength = shard.nameLength(id);
      if (length + nameLength > names.length) {
        names = Arrays.copyOf(names, Math.max(length + nameLength, names.length * 2));
      }
      System.arraycopy(shard.names, shard.nameAt[id], names, length, nameLength);
      length += nameLength;
      nameEnds[column] = length;
    }
    Vocabulary vocabulary = new Vocabulary(hashes, nameEnds, Arrays.copyOf(names, length));
    return new Features(vocabulary, documents, columns);
  }

  private static int[] filled(int size) {
    int[] columns = new int[size];
    Arrays.fill(columns, -1);
    return columns;
  }

  private int documents(long hash) {
    Shard shard = shards[(int) hash & (SHARDS - 1)];
    return shard.documents[shard.find(hash)];
  }

  /// The features, in how many texts each occurs, and the column of each id.
  @SuppressWarnings("ArrayRecordComponent") // Short-lived, never compared.
  record Features(Vocabulary vocabulary, int[] documents, int[][] columns) {
    /// Column of an id, or −1 if it is no feature.
    int column(int id) {
      return columns[id & (SHARDS - 1)][id >>> BITS];
    }
  }

  private final class Shard {
    private long[] hashes = new long[1 << 8];
    private int[] documents = new int[1 << 8];
    private int[] nameAt = new int[1 << 8];
    private int size;
    private int[] table = new int[1 << 9];
    private byte[] names = new byte[1 << 8];
    private int nameLength;

    int add(ChunkGrams grams, int gram) {
      long hash = grams.hash(gram);
      int id = find(hash);
      if (id < 0) {
        id = insert(hash);
      }
      int before = documents[id];
      documents[id] += grams.documents(gram);
      if (before < needed && documents[id] >= needed) {
        spell(id, grams.name(gram));
      }
      return id;
    }

    int find(long hash) {
      int mask = table.length - 1;
      int slot = (int) (hash >>> BITS) & mask;
      for (int entry = table[slot]; entry != 0; entry = table[slot]) {
        if (hashes[entry - 1] == hash) {
          return entry - 1;
        }
        slot = (slot + 1) & mask;
      }
      return -1;
    }

    private int insert(long hash) {
      if (size == hashes.length) {
        int capacity = size * 2;
        hashes = Arrays.copyOf(hashes, capacity);
        documents = Arrays.copyOf(documents, capacity);
        nameAt = Arrays.copyOf(nameAt, capacity);
        table = new int[capacity * 2];
        for (int id = 0; id < size; id++) {
          place(id);
        }
      }
      hashes[size] = hash;
      place(size);
      return size++;
    }

    private void place(int id) {
      int mask = table.length - 1;
      int slot = (int) (hashes[id] >>> BITS) & mask;
      while (table[slot] != 0) {
        slot = (slot + 1) & mask;
      }
      table[slot] = id + 1;
    }

    /// Keeps the name, behind one byte with its length.
    private void spell(int id, String name) {
      byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
      int length = Math.min(255, bytes.length);
      if (nameLength + length + 1 > names.length) {
        names = Arrays.copyOf(names, Math.max(nameLength + length + 1, names.length * 2));
      }
      names[nameLength] = (byte) length;
      nameAt[id] = nameLength + 1;
      System.arraycopy(bytes, 0, names, nameLength + 1, length);
      nameLength += length + 1;
    }

    int nameLength(int id) {
      return names[nameAt[id] - 1] & 0xff;
    }

    int count(int least, int most) {
      int count = 0;
      for (int id = 0; id < size; id++) {
        count += documents[id] >= least && documents[id] <= most ? 1 : 0;
      }
      return count;
    }

    int collect(int least, int most, long[] into, int from) {
      int at = from;
      for (int id = 0; id < size; id++) {
        if (documents[id] >= least && documents[id] <= most) {
          into[at++] = hashes[id];
        }
      }
      return at;
    }
  }
}
