package marginalia.query.novelty;

import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;
import marginalia.learn.Targets;

/// Some of k labels, as if there were no others.
///
/// @param index new number of each label; −1 for those left out
/// @param size how many there are
@SuppressWarnings("ArrayRecordComponent") // Never compared.
public record LabelSubset(int[] index, int size) {
  /// The labels of a set, in their order.
  public static LabelSubset of(BitSet kept, int k) {
    int[] index = new int[k];
    Arrays.fill(index, -1);
    int size = 0;
    for (int label = kept.nextSetBit(0); label >= 0; label = kept.nextSetBit(label + 1)) {
      index[label] = size++;
    }
    return new LabelSubset(index, size);
  }

  /// Whether a row has labels, and all of them are kept.
  public boolean holds(Targets y, int row) {
    int[] labels = y.labels(row);
    return labels.length > 0 && Arrays.stream(labels).allMatch(label -> index[label] >= 0);
  }

  /// Whether a row has labels, and none of them is kept.
  public boolean lacks(Targets y, int row) {
    int[] labels = y.labels(row);
    return labels.length > 0 && Arrays.stream(labels).allMatch(label -> index[label] < 0);
  }

  /// The rows [#holds(Targets, int)] is true of.
  public int[] rows(Targets y) {
    return IntStream.range(0, y.rows()).filter(row -> holds(y, row)).toArray();
  }

  /// These rows, in the new numbers.
  ///
  /// @param rows that have kept labels alone
  public Targets select(Targets y, int[] rows) {
    int[][] chosen =
        Arrays.stream(rows)
            .mapToObj(row -> Arrays.stream(y.labels(row)).map(label -> index[label]).toArray())
            .toArray(int[][]::new);
    return y.exclusive()
        ? Targets.single(Arrays.stream(chosen).mapToInt(labels -> labels[0]).toArray(), size)
        : Targets.multi(chosen, size);
  }
}
