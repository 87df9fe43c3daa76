package marginalia.text;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/// Which column a bucket of hashed n-grams has, behind the columns of words. Immutable.
public sealed interface BucketIndex {
  /// No column: the n-gram does not count.
  int NONE = -1;

  /// How many buckets there can be where only some have a column.
  int MOST = 1 << 24;

  /// Column of a bucket, or [#NONE].
  int column(int bucket);

  /// Number of columns, those of the words included.
  int columns();

  /// Every bucket has a column of its own behind those of the words.
  record All(int words, int buckets) implements BucketIndex {
    @Override
    public int column(int bucket) {
      return words + bucket;
    }

    @Override
    public int columns() {
      return words + buckets;
    }
  }

  /// What becomes of the buckets without a column of their own.
  enum Rest {
    /// They share one column, the first behind those of the words.
    SHARED,
    /// They do not count, as in pruned models of C++ fastText.
    DROPPED
  }

  /// Some buckets have a column, in a given order behind those of the words.
  final class Some implements BucketIndex {
    private final int words;
    private final Rest rest;
    private final int[] kept;
    private final int[] columns;

    /// An index of some buckets.
    ///
    /// @param buckets how many there are in all
    /// @param kept the buckets that have a column, in the order of their columns; taken over
    public Some(int words, int buckets, int[] kept, Rest rest) {
      this.words = words;
      this.rest = rest;
      this.kept = kept;
      columns = new int[buckets];
      Arrays.fill(columns, rest == Rest.SHARED ? words : NONE);
      int first = first();
      for (int i = 0; i < kept.length; i++) {
        columns[kept[i]] = first + i;
      }
    }

    /// Column of the first bucket that has one of its own.
    public int first() {
      return rest == Rest.SHARED ? words + 1 : words;
    }

    /// The buckets with a column, in their order. Not to be written to.
    public int[] kept() {
      return kept;
    }

    /// How many buckets there are in all.
    public int buckets() {
      return columns.length;
    }

    public Rest rest() {
      return rest;
    }

    @Override
    public int column(int bucket) {
      return columns[bucket];
    }

    @Override
    public int columns() {
      return first() + kept.length;
    }
  }

  /// Writes an index as data; [#read(DataInput, int)] reads it back.
  static void write(BucketIndex index, DataOutput out) throws IOException {
    switch (index) {
      case All all -> {
        out.writeByte(0);
        out.writeInt(all.buckets());
      }
      case Some some -> {
        out.writeByte(some.rest() == Rest.SHARED ? 1 : 2);
        out.writeInt(some.buckets());
        out.writeInt(some.kept().length);
        for (int bucket : some.kept()) {
          out.writeInt(bucket);
        }
      }
    }
  }

  /// Reads an index for so many words.
  ///
  /// @throws IOException if it is something else
  static BucketIndex read(DataInput in, int words) throws IOException {
    int kind = in.readByte();
    int buckets = in.readInt();
    if (kind == 0) {
      return new All(words, buckets);
    }
    if (buckets < 0 || buckets > MOST) {
      throw new IOException(buckets + " buckets");
    }
    int size = in.readInt();
    if (size < 0 || size > buckets) {
      throw new IOException(size + " columns for " + buckets + " buckets");
    }
    int[] kept = new int[size];
    for (int i = 0; i < size; i++) {
      kept[i] = in.readInt();
      if (kept[i] < 0 || kept[i] >= buckets) {
        throw new IOException("bucket " + kept[i] + " of " + buckets);
      }
    }
    return new Some(words, buckets, kept, kind == 1 ? Rest.SHARED : Rest.DROPPED);
  }
}
