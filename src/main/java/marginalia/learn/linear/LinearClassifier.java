package marginalia.learn.linear;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import marginalia.jobs.Progress;
import marginalia.learn.Probabilities;
import marginalia.learn.Provenance;
import marginalia.learn.Targets;
import marginalia.learn.Updatable;
import marginalia.learn.Weighing;
import marginalia.text.SparseMatrix;
import marginalia.text.TextRows;
import marginalia.wording.Notice;

/// A fitted [LogisticRegression] or [LinearSvm]. Weights are kept only for columns that occurred in
/// the texts learnt from, k side by side.
public final class LinearClassifier implements Updatable, Weighing {
  /// Name of its form in a model file.
  public static final String FORM = "linear-2";

  /// Name of the form before scores were calibrated; still read.
  public static final String OLD_FORM = "linear";

  private static final int CHUNK = 2_048;
  private static final int UPDATE_VISITS = 3;
  private static final Comparator<Contribution> WEAKEST_FIRST =
      Comparator.comparingDouble(Contribution::weight)
          .thenComparing(Comparator.comparingInt(Contribution::column).reversed());

  private final Columns columns;
  private final LinearWeights weights;
  private final Kind kind;
  private final Link link;
  private final Provenance provenance;

  LinearClassifier(
      Columns columns, LinearWeights weights, Kind kind, Link link, Provenance provenance) {
    this.columns = columns;
    this.weights = weights;
    this.kind = kind;
    this.link = link;
    this.provenance = provenance;
  }

  /// What was minimised beside the penalty.
  enum Loss {
    LOGISTIC,
    SQUARED_HINGE
  }

  /// Which optimum the weights are.
  ///
  /// @param exclusive whether exactly one label holds per row
  record Kind(Loss loss, boolean exclusive, double c) {}

  Link link() {
    return link;
  }

  LinearClassifier with(Provenance other) {
    return new LinearClassifier(columns, weights, kind, link, other);
  }

  @Override
  public int labels() {
    return weights.labels();
  }

  @Override
  public Provenance provenance() {
    return provenance;
  }

  /// 0 for a column that did not occur in the texts learnt from.
  @Override
  public float weight(int column, int label) {
    int slot = columns.slots()[column];
    return slot < 0 ? 0 : weights.weights()[slot * labels() + label];
  }

  @Override
  public Probabilities probabilities(TextRows texts, Progress progress) {
    SparseMatrix x = SparseMatrix.of(texts);
    float[] all = scored(x, progress, scores -> link.apply(scores, kind.exclusive()));
    return kind.exclusive()
        ? Probabilities.exclusive(x.rows(), labels(), all)
        : Probabilities.independent(x.rows(), labels(), all, link.thresholds());
  }

  /// Products of weights and rows, k in a row, before they become probabilities.
  public float[] scores(SparseMatrix x, Progress progress) {
    return scored(x, progress, _ -> {});
  }

  private float[] scored(SparseMatrix x, Progress progress, Consumer<float[]> link) {
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
            weights.scoreKnown(x, columns.slots(), row, scores);
            link.accept(scores);
            System.arraycopy(scores, 0, all, row * k, k);
          }
          progress.report((double) done.addAndGet(to - from) / n, Notice.of("engine.scoring"));
        });
    return all;
  }

  /// A column and what it adds to a label's score.
  ///
  /// @param weight the weight itself, or the weight times the value it has in a text
  public record Contribution(int column, float weight) {}

  /// The columns that speak most for a label, the strongest first; fewer than `count` where fewer
  /// speak for it at all. Cost O(d).
  public List<Contribution> top(int label, int count) {
    PriorityQueue<Contribution> best = new PriorityQueue<>(WEAKEST_FIRST);
    for (int column = 0; column < columns.slots().length; column++) {
      float weight = weight(column, label);
      if (weight > 0) {
        best.add(new Contribution(column, weight));
        if (best.size() > count) {
          best.remove();
        }
      }
    }
    return best.stream().sorted(WEAKEST_FIRST.reversed()).toList();
  }

  /// What each column of a row adds to a label's score, the strongest first, those against it last.
  /// With the label's constant they add up to the score that the probability is made from, before
  /// calibration.
  public List<Contribution> contributions(SparseMatrix x, int row, int label) {
    List<Contribution> all = new ArrayList<>();
    for (int i = x.starts()[row]; i < x.starts()[row + 1]; i++) {
      int column = x.indices()[i];
      all.add(new Contribution(column, x.values()[i] * weight(column, label)));
    }
    all.sort(WEAKEST_FIRST.reversed());
    return List.copyOf(all);
  }

  /// The constant in a label's score.
  public float constant(int label) {
    return weights.bias()[label];
  }

  /// The same for rows with further columns behind, of which it knows nothing.
  ///
  /// @throws IllegalArgumentException if there are fewer columns than before
  public LinearClassifier widened(int allColumns) {
    int[] slots = columns.slots();
    if (allColumns < slots.length) {
      throw new IllegalArgumentException(allColumns + " columns, fitted on " + slots.length);
    }
    int[] wider = Arrays.copyOf(slots, allColumns);
    Arrays.fill(wider, slots.length, allColumns, -1);
    return new LinearClassifier(
        new Columns(wider, columns.used()), weights, kind, link, provenance);
  }

  /// The new rows get dual variables of their own, which are brought to their optimum while those
  /// of all other rows stay. All labels weigh the same here.
  @Override
  public LinearClassifier updated(TextRows texts, int[] rows, Targets y) {
    SparseMatrix x = SparseMatrix.of(texts);
    Columns grown = columns.with(x, rows);
    LinearWeights next = weights.copy(grown.used());
    DualProblem problem =
        DualProblem.of(
            x.select(rows),
            grown,
            DualProblem.balance(y, 0),
            new DualProblem.Effort(kind.c(), UPDATE_VISITS, 0, 0));
    switch (kind.loss()) {
      case SQUARED_HINGE -> HingeSolver.update(problem, y, next, UPDATE_VISITS);
      case LOGISTIC -> updateLogistic(problem, y, next);
    }
    return new LinearClassifier(grown, next, kind, link, provenance.updated(rows.length));
  }

  private void updateLogistic(DualProblem problem, Targets y, LinearWeights next) {
    if (kind.exclusive()) {
      SoftmaxSolver solver = new SoftmaxSolver(problem, Belief.of(y), next);
      for (int visit = 0; visit < UPDATE_VISITS && labels() > 1; visit++) {
        for (int row = 0; row < y.rows(); row++) {
          solver.visit(row, visit == 0);
        }
      }
    } else {
      SigmoidSolver solver = new SigmoidSolver(problem, Belief.of(y), 0, next);
      for (int visit = 0; visit < UPDATE_VISITS; visit++) {
        for (int row = 0; row < y.rows(); row++) {
          solver.visit(row);
        }
      }
    }
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
    out.writeUTF(kind.loss().name());
    out.writeBoolean(kind.exclusive());
    out.writeDouble(kind.c());
    out.writeInt(labels());
    link.write(out);
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

  /// Reads what [#write(DataOutput)] wrote, or an older version in [#OLD_FORM].
  public static LinearClassifier read(String form, DataInput in, Provenance provenance)
      throws IOException {
    boolean calibrated = form.equals(FORM);
    Loss loss = calibrated ? loss(in.readUTF()) : Loss.LOGISTIC;
    Kind kind = new Kind(loss, in.readBoolean(), in.readDouble());
    int labels = in.readInt();
    Link link = calibrated ? Link.read(in, labels) : Link.plain(labels);
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
    return new LinearClassifier(new Columns(slots, used), weights, kind, link, provenance);
  }

  private static Loss loss(String name) throws IOException {
    for (Loss loss : Loss.values()) {
      if (loss.name().equals(name)) {
        return loss;
      }
    }
    throw new IOException("no loss is called " + name);
  }
}
