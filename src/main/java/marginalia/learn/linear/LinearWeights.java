package marginalia.learn.linear;

import java.util.Arrays;
import marginalia.text.SparseMatrix;

/// Weights of each used column, k in a row, and of the constant.
@SuppressWarnings("ArrayRecordComponent") // Never compared.
public record LinearWeights(int labels, float[] weights, float[] bias) {
  private static final int LANES = 4;

  /// Of so many columns.
  public static LinearWeights zero(int used, int labels) {
    return new LinearWeights(
        labels, new float[Math.multiplyExact(used, labels)], new float[labels]);
  }

  /// A copy with room for more columns.
  public LinearWeights copy(int used) {
    return new LinearWeights(
        labels, Arrays.copyOf(weights, Math.multiplyExact(used, labels)), bias.clone());
  }

  /// As [#score(SparseMatrix, int[], int, float[])], but a row has its whole length in the columns
  /// that have a slot: what was never seen says nothing of the labels and must not make the rest
  /// say less.
  public void scoreKnown(SparseMatrix x, int[] slots, int row, float[] scores) {
    score(x, slots, row, scores);
    float known = 0;
    float all = 0;
    for (int i = x.starts()[row]; i < x.starts()[row + 1]; i++) {
      float square = x.values()[i] * x.values()[i];
      all += square;
      known += slots[x.indices()[i]] < 0 ? 0 : square;
    }
    if (known < all && known > 0) {
      float longer = (float) Math.sqrt(all / known);
      for (int label = 0; label < labels; label++) {
        scores[label] = bias[label] + longer * (scores[label] - bias[label]);
      }
    }
  }

  /// Puts the k scores of a row into `scores`; columns without a slot count nothing.
  void score(SparseMatrix x, int[] slots, int row, float[] scores) {
    int from = x.starts()[row];
    int to = x.starts()[row + 1];
    if (labels >= LANES) {
      for (int label = 0; label < labels; label += LANES) {
        score4(x, slots, from, to, Math.min(label, labels - LANES), scores);
      }
      return;
    }
    for (int label = 0; label < labels; label++) {
      float sum = bias[label];
      for (int i = from; i < to; i++) {
        int slot = slots[x.indices()[i]];
        if (slot >= 0) {
          sum += x.values()[i] * weights[slot * labels + label];
        }
      }
      scores[label] = sum;
    }
  }

  /// Four labels at once, their sums in registers; the last four overlap with those before.
  private void score4(SparseMatrix x, int[] slots, int from, int to, int label, float[] scores) {
    int[] indices = x.indices();
    float[] values = x.values();
    float[] w = weights;
    float s0 = bias[label];
    float s1 = bias[label + 1];
    float s2 = bias[label + 2];
    float s3 = bias[label + 3];
    for (int i = from; i < to; i++) {
      int slot = slots[indices[i]];
      if (slot >= 0) {
        float value = values[i];
        int at = slot * labels + label;
        s0 += value * w[at];
        s1 += value * w[at + 1];
        s2 += value * w[at + 2];
        s3 += value * w[at + 3];
      }
    }
    scores[label] = s0;
    scores[label + 1] = s1;
    scores[label + 2] = s2;
    scores[label + 3] = s3;
  }

  /// Adds `step[label]` times the row to the weights.
  public void add(SparseMatrix x, int[] slots, int row, float[] step) {
    for (int i = x.starts()[row]; i < x.starts()[row + 1]; i++) {
      float value = x.values()[i];
      int at = slots[x.indices()[i]] * labels;
      for (int label = 0; label < labels; label++) {
        weights[at + label] += value * step[label];
      }
    }
    for (int label = 0; label < labels; label++) {
      bias[label] += step[label];
    }
  }
}
