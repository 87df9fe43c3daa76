package marginalia.query;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import marginalia.text.SparseMatrix;

/// Which labelled texts a text is like: for each column the labelled texts that have it. Of more
/// than 4,000 labelled texts a sample drawn by chance stands for all. Immutable; O(entries of the
/// labelled) to make.
final class LabelledIndex {
  private static final int MOST = 4_000;

  private final SparseMatrix features;
  private final int[] rows;
  private final int[] starts;
  private final int[] places;
  private final float[] values;

  private LabelledIndex(SparseMatrix features, int[] rows) {
    this.features = features;
    this.rows = rows;
    this.starts = new int[features.columns() + 1];
    for (int row : rows) {
      features.eachColumn(row, column -> starts[column + 1]++);
    }
    for (int column = 0; column < features.columns(); column++) {
      starts[column + 1] += starts[column];
    }
    this.places = new int[starts[features.columns()]];
    this.values = new float[places.length];
    int[] next = Arrays.copyOf(starts, features.columns());
    for (int place = 0; place < rows.length; place++) {
      double length = Math.sqrt(features.squaredNorm(rows[place]));
      for (int i = features.starts()[rows[place]]; i < features.starts()[rows[place] + 1]; i++) {
        int at = next[features.indices()[i]]++;
        places[at] = place;
        values[at] = (float) (features.values()[i] / length);
      }
    }
  }

  static LabelledIndex of(SparseMatrix features, int[] labelled, long seed) {
    return new LabelledIndex(features, sample(labelled, seed));
  }

  private static int[] sample(int[] labelled, long seed) {
    if (labelled.length <= MOST) {
      return labelled;
    }
    long[] chance = new SplittableRandom(seed).longs(labelled.length).toArray();
    long limit = Arrays.stream(chance).sorted().toArray()[MOST];
    return IntStream.range(0, labelled.length)
        .filter(i -> chance[i] < limit)
        .map(i -> labelled[i])
        .toArray();
  }

  /// Number of labelled texts compared with.
  int size() {
    return rows.length;
  }

  /// Row of a labelled text in the matrix.
  int row(int place) {
    return rows[place];
  }

  /// Writes the cosine of a row of the matrix with every labelled text into the first places of
  /// `into`. O(size + entries shared).
  void cosines(int row, float[] into) {
    Arrays.fill(into, 0, rows.length, 0);
    double length = Math.sqrt(features.squaredNorm(row));
    for (int i = features.starts()[row]; i < features.starts()[row + 1]; i++) {
      float value = (float) (features.values()[i] / length);
      int column = features.indices()[i];
      for (int at = starts[column]; at < starts[column + 1]; at++) {
        into[places[at]] += value * values[at];
      }
    }
  }
}
