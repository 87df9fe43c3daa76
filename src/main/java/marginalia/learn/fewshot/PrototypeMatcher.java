package marginalia.learn.fewshot;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.stream.IntStream;
import marginalia.jobs.Progress;
import marginalia.learn.Targets;
import marginalia.learn.linear.Columns;
import marginalia.learn.linear.LinearWeights;
import marginalia.text.SparseMatrix;

/// Cosine of a text with the sum of each label's examples, among which its name may be; so a label
/// of few examples is drawn towards its name. Snell et al. (2017), arXiv:1703.05175, without a
/// network.
///
/// @param sums of the examples' rows; the constants count them
/// @param lengths of the sums; 0 for a label without examples
@SuppressWarnings("ArrayRecordComponent") // Never compared; not to be written to.
record PrototypeMatcher(Columns columns, LinearWeights sums, float[] lengths) implements Matcher {
  private static final int CHUNK = 512;

  private static PrototypeMatcher of(Columns columns, LinearWeights sums) {
    int k = sums.labels();
    double[] squares = new double[k];
    float[] values = sums.weights();
    for (int i = 0; i < columns.used() * k; i++) {
      squares[i % k] += (double) values[i] * values[i];
    }
    float[] lengths = new float[k];
    for (int label = 0; label < k; label++) {
      lengths[label] = (float) Math.sqrt(squares[label]);
    }
    return new PrototypeMatcher(columns, sums, lengths);
  }

  static PrototypeMatcher fit(Shots shots) {
    Columns columns = Columns.of(shots.x());
    LinearWeights sums = LinearWeights.zero(columns.used(), shots.y().labels());
    add(shots.x(), shots.y(), columns, sums);
    return of(columns, sums);
  }

  private static void add(SparseMatrix x, Targets y, Columns columns, LinearWeights sums) {
    float[] step = new float[y.labels()];
    for (int row = 0; row < x.rows(); row++) {
      int[] labels = y.labels(row);
      for (int label : labels) {
        step[label] = 1;
      }
      sums.add(x, columns.slots(), row, step);
      for (int label : labels) {
        step[label] = 0;
      }
    }
  }

  @Override
  public float[] scores(SparseMatrix x, Progress progress) {
    int k = sums.labels();
    float[] all = new float[Math.multiplyExact(x.rows(), k)];
    progress.ranges(
        x.rows(),
        CHUNK,
        (from, to) -> {
          float[] scores = new float[k];
          for (int row = from; row < to; row++) {
            sums.scoreKnown(x, columns.slots(), row, scores);
            double length = Math.sqrt(x.squaredNorm(row));
            for (int label = 0; label < k; label++) {
              double both = length * lengths[label];
              float product = scores[label] - sums.bias()[label];
              all[row * k + label] = both > 0 ? (float) (product / both) : 0;
            }
          }
        });
    return all;
  }

  @Override
  public float weight(int column, int label) {
    int slot = columns.slots()[column];
    return slot < 0 || lengths[label] == 0
        ? 0
        : sums.weights()[slot * sums.labels() + label] / lengths[label];
  }

  @Override
  public PrototypeMatcher updated(SparseMatrix x, Targets y) {
    Columns grown = columns.with(x, IntStream.range(0, x.rows()).toArray());
    LinearWeights next = sums.copy(grown.used());
    add(x, y, grown, next);
    return of(grown, next);
  }

  @Override
  public void write(DataOutput out) throws IOException {
    out.writeInt(columns.slots().length);
    out.writeInt(columns.used());
    for (int slot : columns.slots()) {
      out.writeInt(slot);
    }
    for (float sum : sums.weights()) {
      out.writeFloat(sum);
    }
    for (float count : sums.bias()) {
      out.writeFloat(count);
    }
  }

  static PrototypeMatcher read(DataInput in, int labels) throws IOException {
    int[] slots = new int[in.readInt()];
    int used = in.readInt();
    for (int column = 0; column < slots.length; column++) {
      slots[column] = in.readInt();
      if (slots[column] >= used) {
        throw new IOException("a column points behind the prototypes");
      }
    }
    LinearWeights sums = LinearWeights.zero(used, labels);
    for (int i = 0; i < sums.weights().length; i++) {
      sums.weights()[i] = in.readFloat();
    }
    for (int label = 0; label < labels; label++) {
      sums.bias()[label] = in.readFloat();
    }
    return of(new Columns(slots, used), sums);
  }
}
