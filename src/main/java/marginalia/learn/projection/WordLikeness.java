package marginalia.learn.projection;

import java.util.Arrays;
import marginalia.text.SparseMatrix;

/// Texts by their weighed words.
///
/// @param x rows of length 1, or empty
public record WordLikeness(SparseMatrix x) implements Likeness {
  @Override
  public int rows() {
    return x.rows();
  }

  @Override
  public boolean empty(int row) {
    return x.starts()[row + 1] == x.starts()[row];
  }

  /// A comparison costs as much as there are entries that meet the row's columns.
  @Override
  public Cosines to(int[] landmarks) {
    Postings postings = new Postings(x.select(landmarks));
    return (row, into) -> postings.cosines(x, row, into);
  }

  /// The landmarks that a column occurs in, so that a row meets only those that share one with it.
  private static final class Postings {
    private final int[] starts;
    private final int[] rows;
    private final float[] values;

    Postings(SparseMatrix landmarks) {
      starts = new int[landmarks.columns() + 1];
      for (int column : landmarks.indices()) {
        starts[column + 1]++;
      }
      for (int c = 0; c < landmarks.columns(); c++) {
        starts[c + 1] += starts[c];
      }
      int[] next = starts.clone();
      rows = new int[landmarks.nonZeros()];
      values = new float[landmarks.nonZeros()];
      for (int row = 0; row < landmarks.rows(); row++) {
        for (int e = landmarks.starts()[row]; e < landmarks.starts()[row + 1]; e++) {
          int at = next[landmarks.indices()[e]]++;
          rows[at] = row;
          values[at] = landmarks.values()[e];
        }
      }
    }

    void cosines(SparseMatrix x, int row, float[] into) {
      Arrays.fill(into, 0);
      for (int e = x.starts()[row]; e < x.starts()[row + 1]; e++) {
        int column = x.indices()[e];
        float value = x.values()[e];
        for (int at = starts[column]; at < starts[column + 1]; at++) {
          into[rows[at]] += value * values[at];
        }
      }
    }
  }
}
