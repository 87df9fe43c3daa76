package marginalia.text;

import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The d features of a vectoriser: which column a hashed n-gram has, and how it is spelt. Columns
/// are ordered from the most to the least frequent feature, those of later texts behind. Immutable.
public final class Vocabulary {
  private final long[] hashes;
  private final int[] nameEnds;
  private final byte[] names;
  private final int[] table;
  private final int mask;

  /// Takes over the hash of each column and the UTF-8 names, one after another, column c's ending
  /// at `nameEnds[c]`.
  Vocabulary(long[] hashes, int[] nameEnds, byte[] names) {
    this.hashes = hashes;
    this.nameEnds = nameEnds;
    this.names = names;
    int capacity = Integer.highestOneBit(Math.max(8, hashes.length * 2 - 1)) << 1;
    table = new int[capacity];
    mask = capacity - 1;
    for (int column = 0; column < hashes.length; column++) {
      int slot = (int) (hashes[column] >>> 6) & mask;
      while (table[slot] != 0) {
        slot = (slot + 1) & mask;
      }
      table[slot] = column + 1;
    }
  }

  /// Number of features, d.
  public int size() {
    return hashes.length;
  }

  /// How the feature of a column is spelt; words of an n-gram are parted by a space.
  ///
  /// @throws IndexOutOfBoundsException if there is no such column
  public String name(int column) {
    int from = column == 0 ? 0 : nameEnds[column - 1];
    return new String(names, from, nameEnds[column] - from, StandardCharsets.UTF_8);
  }

  /// Column of a hashed n-gram, or −1 if it is no feature.
  int column(long hash) {
    int slot = (int) (hash >>> 6) & mask;
    for (int entry = table[slot]; entry != 0; entry = table[slot]) {
      if (hashes[entry - 1] == hash) {
        return entry - 1;
      }
      slot = (slot + 1) & mask;
    }
    return -1;
  }

  long hash(int column) {
    return hashes[column];
  }

  /// With these columns of another vocabulary behind its own.
  Vocabulary with(Vocabulary other, int[] added) {
    int size = hashes.length;
    long[] allHashes = Arrays.copyOf(hashes, size + added.length);
    int[] allEnds = Arrays.copyOf(nameEnds, size + added.length);
    ByteArrayOutputStream allNames = new ByteArrayOutputStream();
    allNames.writeBytes(names);
    for (int i = 0; i < added.length; i++) {
      allHashes[size + i] = other.hashes[added[i]];
      allNames.writeBytes(other.name(added[i]).getBytes(StandardCharsets.UTF_8));
      allEnds[size + i] = allNames.size();
    }
    return new Vocabulary(allHashes, allEnds, allNames.toByteArray());
  }

  void write(DataOutput out) throws IOException {
    out.writeInt(hashes.length);
    out.writeInt(names.length);
    for (int column = 0; column < hashes.length; column++) {
      out.writeLong(hashes[column]);
      out.writeInt(nameEnds[column]);
    }
    out.write(names);
  }

  static Vocabulary read(DataInput in) throws IOException {
    long[] hashes = new long[in.readInt()];
    byte[] names = new byte[in.readInt()];
    int[] nameEnds = new int[hashes.length];
    for (int column = 0; column < hashes.length; column++) {
      hashes[column] = in.readLong();
      nameEnds[column] = in.readInt();
    }
    in.readFully(names);
    return new Vocabulary(hashes, nameEnds, names);
  }
}
