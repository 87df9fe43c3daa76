package marginalia.learn.fasttext;

import java.util.Arrays;
import marginalia.text.SparseMatrix;
import marginalia.text.Subwords.Buckets;

/// Some rows of a matrix of counts, filled one after another. For one thread.
final class FeatureRows {
  private final int[] ends;
  private int rows;
  private int[] indices = new int[1 << 12];
  private char[] counts = new char[1 << 12];

  FeatureRows(int capacity) {
    ends = new int[capacity];
  }

  /// Adds a row: each column as often as it is named. Sorts `columns`.
  void add(Buckets columns) {
    columns.sort();
    int end = rows == 0 ? 0 : ends[rows - 1];
    if (end + columns.size() > indices.length) {
      int capacity = Math.max(end + columns.size(), indices.length * 2);
      indices = Arrays.copyOf(indices, capacity);
      counts = Arrays.copyOf(counts, capacity);
    }
    int start = end;
    for (int i = 0; i < columns.size(); i++) {
      int column = columns.get(i);
      if (end > start && indices[end - 1] == column) {
        if (counts[end - 1] < Character.MAX_VALUE) {
          counts[end - 1]++;
        }
      } else {
        indices[end] = column;
        counts[end++] = 1;
      }
    }
    ends[rows++] = end;
  }

  /// All pieces below each other; each is dropped once it is copied.
  static SparseMatrix matrix(int columns, FeatureRows[] pieces) {
    int n = 0;
    long entries = 0;
    for (FeatureRows piece : pieces) {
      n += piece.rows;
      entries += piece.rows == 0 ? 0 : piece.ends[piece.rows - 1];
    }
    int[] starts = new int[n + 1];
    int[] indices = new int[Math.toIntExact(entries)];
    float[] values = new float[indices.length];
    int row = 0;
    int at = 0;
    for (int i = 0; i < pieces.length; i++) {
      FeatureRows piece = pieces[i];
      int size = piece.rows == 0 ? 0 : piece.ends[piece.rows - 1];
      System.arraycopy(piece.indices, 0, indices, at, size);
      for (int entry = 0; entry < size; entry++) {
        values[at + entry] = piece.counts[entry];
      }
      for (int r = 0; r < piece.rows; r++) {
        starts[++row] = at + piece.ends[r];
      }
      at += size;
      pieces[i] = new FeatureRows(0);
    }
    return new SparseMatrix(columns, starts, indices, values);
  }
}
