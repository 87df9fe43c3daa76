package marginalia.learn.fewshot;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import marginalia.jobs.Progress;
import marginalia.learn.Targets;
import marginalia.text.SparseMatrix;

/// Looks for the examples that are nearest to a text: the logarithm of the mean over a label's
/// examples of e to the power of 20 (cosine − 1), so that the near ones count almost alone. Only
/// the encoder's vectors are compared, for which Vinyals et al. (2016), arXiv:1606.04080, have the
/// idea; two short texts rarely have words in common.
///
/// @param first the encoder's first column; those before are not looked at
/// @param vectors of the m examples, column by column: width × m
/// @param labels those of each example
@SuppressWarnings("ArrayRecordComponent") // Never compared; not to be written to.
record NearestMatcher(int first, float[] vectors, Targets labels) implements Matcher {
  private static final double SHARPNESS = 20;

  /// What a label without any example near has; e to this power is still a float.
  private static final double FURTHEST = 1e-30;

  private static final int CHUNK = 64;

  /// @param width of the encoder's vectors, which are the last columns
  static NearestMatcher fit(Shots shots, int width) {
    int first = shots.x().columns() - width;
    return new NearestMatcher(first, columns(shots.x(), first, width), shots.y());
  }

  private static float[] columns(SparseMatrix x, int first, int width) {
    int m = x.rows();
    float[] rows = EncoderColumns.rows(x, first, 0, m);
    float[] vectors = new float[rows.length];
    for (int i = 0; i < rows.length; i++) {
      vectors[i % width * m + i / width] = rows[i];
    }
    return vectors;
  }

  private int examples() {
    return labels.rows();
  }

  private int width() {
    return vectors.length / Math.max(1, examples());
  }

  /// Costs O(n · m · width).
  @Override
  public float[] scores(SparseMatrix x, Progress progress) {
    int k = labels.labels();
    int m = examples();
    int[] counts = labels.counts();
    int[][] own = new int[m][];
    Arrays.setAll(own, labels::labels);
    float[] all = new float[Math.multiplyExact(x.rows(), k)];
    progress.ranges(
        x.rows(),
        CHUNK,
        (from, to) -> {
          float[] cosines = new float[m];
          double[] sums = new double[k];
          for (int row = from; row < to; row++) {
            cosines(x, row, cosines);
            Arrays.fill(sums, 0);
            for (int i = 0; i < m; i++) {
              double near = Math.exp(SHARPNESS * (cosines[i] - 1));
              for (int label : own[i]) {
                sums[label] += near;
              }
            }
            for (int label = 0; label < k; label++) {
              double mean = sums[label] / Math.max(1, counts[label]);
              all[row * k + label] = (float) Math.log(Math.max(FURTHEST, mean));
            }
          }
        });
    return all;
  }

  /// The product of the row with every example; both have length 1.
  private void cosines(SparseMatrix x, int row, float[] into) {
    int m = into.length;
    Arrays.fill(into, 0);
    for (int i = x.starts()[row]; i < x.starts()[row + 1]; i++) {
      int at = (x.indices()[i] - first) * m;
      float value = x.values()[i];
      for (int example = 0; example < m && at >= 0; example++) {
        into[example] += value * vectors[at + example];
      }
    }
  }

  @Override
  public float weight(int column, int label) {
    return 0;
  }

  @Override
  public NearestMatcher updated(SparseMatrix x, Targets y) {
    int m = examples();
    int more = x.rows();
    int width = x.columns() - first;
    float[] fresh = columns(x, first, width);
    float[] wider = new float[Math.multiplyExact(width, m + more)];
    int[][] all = new int[m + more][];
    for (int column = 0; column < width; column++) {
      System.arraycopy(vectors, column * m, wider, column * (m + more), m);
      System.arraycopy(fresh, column * more, wider, column * (m + more) + m, more);
    }
    Arrays.setAll(all, i -> i < m ? labels.labels(i) : y.labels(i - m));
    return new NearestMatcher(first, wider, Targets.multi(all, y.labels()));
  }

  @Override
  public void write(DataOutput out) throws IOException {
    out.writeInt(first);
    out.writeInt(examples());
    out.writeInt(width());
    for (int i = 0; i < examples(); i++) {
      int[] own = labels.labels(i);
      out.writeInt(own.length);
      for (int label : own) {
        out.writeInt(label);
      }
    }
    for (float value : vectors) {
      out.writeFloat(value);
    }
  }

  static NearestMatcher read(DataInput in, int labels) throws IOException {
    int first = in.readInt();
    int[][] own = new int[in.readInt()][];
    int width = in.readInt();
    for (int i = 0; i < own.length; i++) {
      own[i] = new int[in.readInt()];
      for (int j = 0; j < own[i].length; j++) {
        own[i][j] = in.readInt();
      }
    }
    float[] vectors = new float[Math.multiplyExact(width, own.length)];
    for (int i = 0; i < vectors.length; i++) {
      vectors[i] = in.readFloat();
    }
    return new NearestMatcher(first, vectors, Targets.multi(own, labels));
  }
}
