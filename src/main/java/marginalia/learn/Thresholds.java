package marginalia.learn;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/// From which probability on each of k labels that may hold together is given. Immutable.
public final class Thresholds {
  private static final float HALF = 0.5f;

  /// Below this F1 the threshold with the best F1 is chance: as many texts get the label as have
  /// it.
  private static final double POOR = 0.1;

  private final float[] values;

  private Thresholds(float[] values) {
    this.values = values;
  }

  /// One half for every label.
  public static Thresholds halves(int labels) {
    float[] values = new float[labels];
    Arrays.fill(values, HALF);
    return new Thresholds(values);
  }

  /// Those with the best F1 of each label on texts that were not learnt from. A label that fewer
  /// than `few` of these have shares the one that is best over all labels together. Cost O(n k log
  /// n k).
  ///
  /// @param p of n texts and k labels
  /// @param y what holds; n rows
  public static Thresholds best(Probabilities p, Targets y, int few) {
    int n = p.rows();
    float[] all = new float[Math.multiplyExact(n, p.labels())];
    boolean[] truth = new boolean[all.length];
    int[] counts = y.counts();
    for (int row = 0; row < n; row++) {
      for (int label = 0; label < p.labels(); label++) {
        all[label * n + row] = p.of(row, label);
      }
      for (int label : y.labels(row)) {
        truth[label * n + row] = true;
      }
    }
    float[] values = new float[p.labels()];
    Arrays.fill(values, (float) best(all, truth));
    for (int label = 0; label < values.length; label++) {
      if (counts[label] >= few) {
        int from = label * n;
        values[label] =
            (float)
                best(
                    Arrays.copyOfRange(all, from, from + n),
                    Arrays.copyOfRange(truth, from, from + n));
      }
    }
    return new Thresholds(values);
  }

  /// The threshold with the best F1, half-way between the last probability above and the first
  /// below it; where even that is poor, the one that gives as many as are true (SCutFBR of Lewis et
  /// al. 2004, JMLR 5, with the count in place of the highest score); one half if nothing is true.
  public static double best(float[] probabilities, boolean[] truth) {
    int n = probabilities.length;
    long[] ordered = new long[n];
    int positives = 0;
    for (int i = 0; i < n; i++) {
      ordered[i] = (long) Float.floatToIntBits(probabilities[i]) << 1 | (truth[i] ? 1 : 0);
      positives += truth[i] ? 1 : 0;
    }
    if (positives == 0) {
      return HALF;
    }
    Arrays.sort(ordered);
    double best = 0;
    double threshold = HALF;
    double byCount = HALF;
    int hits = 0;
    for (int given = 1; given <= n; given++) {
      long here = ordered[n - given];
      hits += (int) (here & 1);
      long below = given == n ? 0 : ordered[n - given - 1] >> 1;
      double f1 = 2.0 * hits / (given + positives);
      if (given == positives) {
        byCount = between(here >> 1, below);
      }
      if (f1 > best && here >> 1 != below) {
        best = f1;
        threshold = between(here >> 1, below);
      }
    }
    return best < POOR ? byCount : threshold;
  }

  private static double between(long above, long below) {
    return (Float.intBitsToFloat((int) above) + (double) Float.intBitsToFloat((int) below)) / 2;
  }

  /// The least probability with which a label is given.
  public float of(int label) {
    return values[label];
  }

  /// Of the n × k probabilities in `values`, row by row, taken over without copying.
  public Probabilities over(int rows, float[] probabilities) {
    return Probabilities.independent(rows, values.length, probabilities, values);
  }

  /// Writes k numbers.
  public void write(DataOutput out) throws IOException {
    for (float value : values) {
      out.writeFloat(value);
    }
  }

  /// Reads what [#write(DataOutput)] wrote.
  public static Thresholds read(DataInput in, int labels) throws IOException {
    float[] values = new float[labels];
    for (int label = 0; label < labels; label++) {
      values[label] = in.readFloat();
    }
    return new Thresholds(values);
  }
}
