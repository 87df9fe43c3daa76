package marginalia.learn.linear;

import java.time.Duration;
import java.util.Arrays;
import java.util.stream.IntStream;
import marginalia.jobs.Progress;
import marginalia.learn.Provenance;
import marginalia.learn.Shuffle;
import marginalia.learn.Targets;
import marginalia.learn.Trainer;
import marginalia.learn.linear.DualProblem.Effort;
import marginalia.text.SparseMatrix;
import marginalia.text.TextRows;
import marginalia.wording.Bounds;

/// Linear support vector machine: squared hinge, a penalty on the squared weights, one label
/// against the rest. Its scores become probabilities by a calibration on texts held out; labels
/// that do not exclude each other get a threshold of their own there, too. See
/// `src/docs/decisions/0013-linear-support-vector-machine.md`.
///
/// @param c how much a text's loss counts against the penalty; larger fits closer; 0 has it chosen:
///   1 for six and more labels that exclude each other, otherwise 0.5
/// @param passes over the texts at most
/// @param tolerance a pass that moves the average text's own scores by less than this is the last;
///   a tenth of it, and twice the passes, where a text can have several labels
/// @param balance from 0 (a text costs the same whatever its label) to 1 (the labels cost the same
///   in sum): texts of a label cost (n / (k · count)) to this power; half of it where a text can
///   have several labels
public record LinearSvm(double c, int passes, double tolerance, double balance) implements Trainer {
  /// Its name on the command line.
  public static final String NAME = "svm";

  private static final double USUAL_C = 1;
  private static final double FEW_LABELS_C = 0.5;
  private static final int FEW_LABELS = 5;

  /// Labels that stand for themselves are often rare, and rare labels arrive late.
  private static final double CLOSER = 0.1;

  private static final int FOLDS = 5;
  private static final int FEWEST_ROWS = 10;

  /// From so many texts on some are held out and taken in at the end, instead of folds.
  private static final int MANY_ROWS = 4_000;

  private static final int MOST_HELD_OUT = 4_000;
  private static final double FEW_TEXTS_SLOPE = 2;

  public LinearSvm {
    Bounds.fromToBelow("c", c, 0, 1_000_000_000);
    Bounds.from("passes", passes, 1);
    Bounds.from("tolerance", tolerance, 0);
    ClassWeight.check(balance);
  }

  /// Good from 30 to 120,000 short texts.
  public static LinearSvm defaults() {
    return new LinearSvm(0, 30, 0.01, 1);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public LinearClassifier fit(TextRows rows, Targets y, long seed, Progress progress) {
    SparseMatrix x = SparseMatrix.of(rows);
    if (x.rows() != y.rows()) {
      throw new IllegalArgumentException(x.rows() + " rows, " + y.rows() + " targets");
    }
    long start = System.nanoTime();
    LinearSvm chosen = chosen(y);
    Columns columns = Columns.of(x);
    HingeSolver solver = chosen.solver(x, y, columns, seed);
    Link link = chosen.link(solver, columns, x, y, seed, progress);
    solver.run(IntStream.range(0, x.rows()).toArray(), progress);
    Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
    Provenance provenance = Provenance.of(chosen.toString(), seed, x, y, elapsed);
    return chosen.classifier(columns, solver.weights(), y, link, provenance);
  }

  /// The same from where an earlier fit stopped, whose calibration stays: for texts that are mostly
  /// those of the earlier fit. Ends at the same optimum within the tolerance, in about the time of
  /// a fit: what the start saves in passes, finding it costs.
  ///
  /// @throws IllegalArgumentException if rows, columns or labels differ
  public LinearClassifier refit(
      SparseMatrix x, Targets y, long seed, LinearClassifier earlier, Progress progress) {
    if (x.rows() != y.rows() || y.labels() != earlier.labels()) {
      throw new IllegalArgumentException(
          x.rows() + " rows, " + y.rows() + " targets, " + y.labels() + " labels");
    }
    long start = System.nanoTime();
    LinearSvm chosen = chosen(y);
    Columns columns = Columns.of(x);
    HingeSolver solver = chosen.solver(x, y, columns, seed);
    solver.start(earlier.scores(x, progress), progress);
    solver.run(IntStream.range(0, x.rows()).toArray(), progress);
    Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
    Provenance provenance = Provenance.of(chosen.toString(), seed, x, y, elapsed);
    return chosen.classifier(columns, solver.weights(), y, earlier.link(), provenance);
  }

  private LinearSvm chosen(Targets y) {
    if (c > 0) {
      return this;
    }
    boolean few = !y.exclusive() || y.labels() <= FEW_LABELS;
    return new LinearSvm(few ? FEW_LABELS_C : USUAL_C, passes, tolerance, balance);
  }

  private HingeSolver solver(SparseMatrix x, Targets y, Columns columns, long seed) {
    double closeness = y.exclusive() ? tolerance : tolerance * CLOSER;
    Effort effort = new Effort(c, y.exclusive() ? passes : passes * 2, closeness, seed);
    float[] weights = DualProblem.balance(y, y.exclusive() ? balance : balance / 2);
    return new HingeSolver(DualProblem.of(x, columns, weights, effort), y);
  }

  /// Calibrates. Where there are many texts of one label each, the solver first learns from all but
  /// a few, which judge it; otherwise every text is judged by a fit on the other folds.
  private Link link(
      HingeSolver solver,
      Columns columns,
      SparseMatrix x,
      Targets y,
      long seed,
      Progress progress) {
    int n = x.rows();
    if (n < FEWEST_ROWS || y.labels() < 2) {
      return Link.scaled(y.labels(), FEW_TEXTS_SLOPE);
    }
    if (!y.exclusive() || n < MANY_ROWS) {
      OutOfFold.Fit fit = (foldX, foldY) -> uncalibrated(foldX, foldY, seed, progress);
      float[] scores = OutOfFold.scores(x, y, FOLDS, seed, fit, progress);
      return y.exclusive() ? LinkFit.temperature(scores, y) : LinkFit.independent(scores, y);
    }
    int[] order = Shuffle.of(n, seed);
    int held = Math.min(n / FOLDS, MOST_HELD_OUT);
    int[] heldOut = Arrays.copyOf(order, held);
    solver.run(Arrays.copyOfRange(order, held, n), progress);
    Provenance none =
        Provenance.of(toString(), seed, x.select(new int[0]), y.select(new int[0]), Duration.ZERO);
    LinearClassifier half = classifier(columns, solver.weights(), y, Link.plain(y.labels()), none);
    return LinkFit.temperature(half.scores(x.select(heldOut), progress), y.select(heldOut));
  }

  private LinearClassifier uncalibrated(SparseMatrix x, Targets y, long seed, Progress progress) {
    Columns columns = Columns.of(x);
    HingeSolver solver = solver(x, y, columns, seed);
    solver.run(IntStream.range(0, x.rows()).toArray(), progress);
    Provenance provenance = Provenance.of(toString(), seed, x, y, Duration.ZERO);
    return classifier(columns, solver.weights(), y, Link.plain(y.labels()), provenance);
  }

  private LinearClassifier classifier(
      Columns columns, LinearWeights weights, Targets y, Link link, Provenance provenance) {
    LinearClassifier.Kind kind =
        new LinearClassifier.Kind(LinearClassifier.Loss.SQUARED_HINGE, y.exclusive(), c);
    return new LinearClassifier(columns, weights, kind, link, provenance);
  }
}
