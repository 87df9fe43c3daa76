package marginalia.learn.linear;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import marginalia.jobs.Progress;
import marginalia.learn.Provenance;
import marginalia.learn.Targets;
import marginalia.learn.Trainer;
import marginalia.text.SparseMatrix;

/// Logistic regression with a penalty on the squared weights: one softmax where labels exclude each
/// other, one sigmoid per label otherwise. Solved in the dual, text by text, without a learning
/// rate; see `src/docs/decisions/0003-solver-of-the-linear-model.md`.
///
/// @param c how much a text's loss counts against the penalty; larger fits closer; 0 has it chosen:
///   by a trial on held-out texts where there are at least 3,000, 20 where there are fewer, 30
///   where a text can have several labels
/// @param passes over the texts at most
/// @param tolerance a pass that moves the average text's own scores by less than about this is the
///   last
public record LogisticRegression(double c, int passes, double tolerance) implements Trainer {
  /// Its name on the command line.
  public static final String NAME = "logistic-regression";

  /// Names of its settings on the command line.
  public static final List<String> SETTINGS = List.of("c", "passes", "tolerance");

  public LogisticRegression {
    if (!(c >= 0 && c < 1e9)) {
      throw new IllegalArgumentException("c is a number from 0");
    }
    if (passes < 1) {
      throw new IllegalArgumentException("passes is a number from 1");
    }
    if (!(tolerance >= 0)) {
      throw new IllegalArgumentException("tolerance is a number from 0");
    }
  }

  /// Good from 30 to 120,000 short texts.
  public static LogisticRegression defaults() {
    return new LogisticRegression(0, 30, 0.05);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public LinearClassifier fit(SparseMatrix x, Targets y, long seed, Progress progress) {
    if (x.rows() != y.rows()) {
      throw new IllegalArgumentException(x.rows() + " rows, " + y.rows() + " targets");
    }
    long start = System.nanoTime();
    if (c == 0) {
      double chosen = PenaltyTrial.choose(this, x, y, seed, progress);
      return with(chosen).fit(x, y, seed, progress, start);
    }
    return fit(x, y, seed, progress, start);
  }

  private LinearClassifier fit(
      SparseMatrix x, Targets y, long seed, Progress progress, long start) {
    Columns columns = Columns.of(x);
    DualProblem problem = DualProblem.of(x, columns, this, seed);
    LinearWeights weights =
        y.exclusive()
            ? new SoftmaxSolver(problem, y).solve(progress)
            : SigmoidSolver.solve(problem, y, progress);
    Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
    return new LinearClassifier(
        columns, weights, y.exclusive(), c, Provenance.of(toString(), seed, x, y, elapsed));
  }

  LogisticRegression with(double otherC) {
    return new LogisticRegression(otherC, passes, tolerance);
  }

  /// The columns that occur in the rows a model has seen: only they have weights.
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  record Columns(int[] slots, int used) {
    static Columns of(SparseMatrix x) {
      int[] slots = new int[x.columns()];
      for (int i = 0; i < x.nonZeros(); i++) {
        slots[x.indices()[i]] = 1;
      }
      int used = 0;
      for (int column = 0; column < slots.length; column++) {
        slots[column] = slots[column] == 1 ? used++ : -1;
      }
      return new Columns(slots, used);
    }

    /// With the columns of these rows, too.
    Columns with(SparseMatrix x, int[] rows) {
      int[] grown = slots.clone();
      int next = used;
      for (int row : rows) {
        for (int i = x.starts()[row]; i < x.starts()[row + 1]; i++) {
          if (grown[x.indices()[i]] < 0) {
            grown[x.indices()[i]] = next++;
          }
        }
      }
      return new Columns(grown, next);
    }
  }

  /// Weights of each used column, k in a row, and of the constant.
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  record LinearWeights(int labels, float[] weights, float[] bias) {
    static LinearWeights zero(int used, int labels) {
      return new LinearWeights(
          labels, new float[Math.multiplyExact(used, labels)], new float[labels]);
    }

    LinearWeights copy(int used) {
      return new LinearWeights(
          labels, Arrays.copyOf(weights, Math.multiplyExact(used, labels)), bias.clone());
    }

    /// Puts the k scores of a row into `scores`.
    void score(SparseMatrix x, int[] slots, int row, float[] scores) {
      System.arraycopy(bias, 0, scores, 0, labels);
      for (int i = x.starts()[row]; i < x.starts()[row + 1]; i++) {
        int slot = slots[x.indices()[i]];
        if (slot >= 0) {
          float value = x.values()[i];
          int at = slot * labels;
          for (int label = 0; label < labels; label++) {
            scores[label] += value * weights[at + label];
          }
        }
      }
    }

    /// Adds `step[label]` times the row to the weights.
    void add(SparseMatrix x, int[] slots, int row, float[] step) {
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

  /// What both solvers work on.
  ///
  /// @param curvatures how strongly a change of a row's dual variables pulls back on its own
  ///   scores; the constant counts as a feature of value 1
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  record DualProblem(
      SparseMatrix x, Columns columns, LogisticRegression settings, long seed, float[] curvatures) {
    static DualProblem of(SparseMatrix x, Columns columns, LogisticRegression settings, long seed) {
      float[] curvatures = new float[x.rows()];
      for (int row = 0; row < curvatures.length; row++) {
        curvatures[row] = (float) (settings.c * (x.squaredNorm(row) + 1));
      }
      return new DualProblem(x, columns, settings, seed, curvatures);
    }
  }
}
