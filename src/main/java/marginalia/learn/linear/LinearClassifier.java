package marginalia.learn.linear;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import marginalia.jobs.Progress;
import marginalia.learn.Probabilities;
import marginalia.learn.Provenance;
import marginalia.learn.Targets;
import marginalia.learn.Updatable;
import marginalia.learn.linear.LogisticRegression.Columns;
import marginalia.learn.linear.LogisticRegression.DualProblem;
import marginalia.learn.linear.LogisticRegression.LinearWeights;
import marginalia.text.SparseMatrix;
import marginalia.wording.Notice;

/// A fitted [LogisticRegression]. Weights are kept only for columns that occurred in the texts
/// learnt from, k side by side.
public final class LinearClassifier implements Updatable {
  /// Name of its form in a model file.
  public static final String FORM = "linear";

  private static final int CHUNK = 2_048;
  private static final int UPDATE_VISITS = 3;

  private final Columns columns;
  private final LinearWeights weights;
  private final boolean exclusive;
  private final double c;
  private final Provenance provenance;

  LinearClassifier(
      Columns columns, LinearWeights weights, boolean exclusive, double c, Provenance provenance) {
    this.columns = columns;
    this.weights = weights;
    this.exclusive = exclusive;
    this.c = c;
    this.provenance = provenance;
  }

  @Override
  public int labels() {
    return weights.labels();
  }

  @Override
  public Provenance provenance() {
    return provenance;
  }

  /// Weight of a column for a label; 0 for a column that did not occur in the texts learnt from.
  public float weight(int column, int label) {
    int slot = columns.slots()[column];
    return slot < 0 ? 0 : weights.weights()[slot * labels() + label];
  }

  @Override
  public Probabilities probabilities(SparseMatrix x, Progress progress) {
    if (x.columns() != columns.slots().length) {
      throw new IllegalArgumentException(
          x.columns() + " columns, fitted on " + columns.slots().length);
    }
    int n = x.rows();
    int k = labels();
    float[] all = new float[Math.multiplyExact(n, k)];
    AtomicInteger done = new AtomicInteger();
    progress.ranges(
        n,
        CHUNK,
        (from, to) -> {
          float[] scores = new float[k];
          for (int row = from; row < to; row++) {
            weights.score(x, columns.slots(), row, scores);
            if (exclusive) {
              softmax(scores, scores);
            } else {
              for (int label = 0; label < k; label++) {
                scores[label] = sigmoid(scores[label]);
              }
            }
            System.arraycopy(scores, 0, all, row * k, k);
          }
          progress.report((double) done.addAndGet(to - from) / n, Notice.of("engine.scoring"));
        });
    return exclusive ? Probabilities.exclusive(n, k, all) : Probabilities.independent(n, k, all);
  }

  /// The new rows get dual variables of their own, which are brought to their optimum while those
  /// of all other rows stay.
  @Override
  public LinearClassifier updated(SparseMatrix x, int[] rows, Targets y) {
    Columns grown = columns.with(x, rows);
    LinearWeights next = weights.copy(grown.used());
    SparseMatrix added = x.select(rows);
    DualProblem problem =
        DualProblem.of(added, grown, new LogisticRegression(c, UPDATE_VISITS, 0), 0);
    if (exclusive) {
      SoftmaxSolver solver = new SoftmaxSolver(problem, y, next);
      for (int visit = 0; visit < UPDATE_VISITS && labels() > 1; visit++) {
        for (int row = 0; row < rows.length; row++) {
          solver.visit(row, visit == 0);
        }
      }
    } else {
      SigmoidSolver solver = new SigmoidSolver(problem, y, 0, next);
      for (int visit = 0; visit < UPDATE_VISITS; visit++) {
        for (int row = 0; row < rows.length; row++) {
          solver.visit(row);
        }
      }
    }
    return new LinearClassifier(grown, next, exclusive, c, provenance.updated(rows.length));
  }

  static float sigmoid(float z) {
    return (float) (1 / (1 + Math.exp(-z)));
  }

  /// May write onto its argument.
  static void softmax(float[] scores, float[] into) {
    float largest = Float.NEGATIVE_INFINITY;
    for (float score : scores) {
      largest = Math.max(largest, score);
    }
    double sum = 0;
    for (int label = 0; label < scores.length; label++) {
      float value = (float) Math.exp(scores[label] - largest);
      into[label] = value;
      sum += value;
    }
    float scale = (float) (1 / sum);
    for (int label = 0; label < scores.length; label++) {
      into[label] *= scale;
    }
  }

  @Override
  public String form() {
    return FORM;
  }

  @Override
  public void write(DataOutput out) throws IOException {
    out.writeBoolean(exclusive);
    out.writeDouble(c);
    out.writeInt(labels());
    out.writeInt(columns.slots().length);
    out.writeInt(columns.used());
    for (int column = 0; column < columns.slots().length; column++) {
      out.writeInt(columns.slots()[column]);
    }
    for (float weight : weights.weights()) {
      out.writeFloat(weight);
    }
    for (float bias : weights.bias()) {
      out.writeFloat(bias);
    }
  }

  /// Reads what [#write(DataOutput)] wrote.
  public static LinearClassifier read(DataInput in, Provenance provenance) throws IOException {
    boolean exclusive = in.readBoolean();
    double c = in.readDouble();
    int labels = in.readInt();
    int[] slots = new int[in.readInt()];
    int used = in.readInt();
    for (int column = 0; column < slots.length; column++) {
      slots[column] = in.readInt();
    }
    LinearWeights weights = LinearWeights.zero(used, labels);
    for (int i = 0; i < weights.weights().length; i++) {
      weights.weights()[i] = in.readFloat();
    }
    for (int i = 0; i < labels; i++) {
      weights.bias()[i] = in.readFloat();
    }
    if (Arrays.stream(slots).anyMatch(slot -> slot >= used)) {
      throw new IOException("a column points behind the weights");
    }
    return new LinearClassifier(new Columns(slots, used), weights, exclusive, c, provenance);
  }
}
