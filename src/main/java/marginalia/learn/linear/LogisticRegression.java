package marginalia.learn.linear;

import java.time.Duration;
import marginalia.jobs.Progress;
import marginalia.learn.Provenance;
import marginalia.learn.SoftTargets;
import marginalia.learn.Student;
import marginalia.learn.Targets;
import marginalia.learn.linear.DualProblem.Effort;
import marginalia.text.SparseMatrix;
import marginalia.text.TextRows;
import marginalia.wording.Bounds;

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
/// @param balance from 0 (a text costs the same whatever its label) to 1 (the labels cost the same
///   in sum): texts of a label cost (n / (k · count)) to this power
public record LogisticRegression(double c, int passes, double tolerance, double balance)
    implements Student {
  /// Its name on the command line.
  public static final String NAME = "logistic-regression";

  private static final int FOLDS = 3;
  private static final int FEWEST_ROWS = 10;

  public LogisticRegression {
    Bounds.fromToBelow("c", c, 0, 1_000_000_000);
    Bounds.from("passes", passes, 1);
    Bounds.from("tolerance", tolerance, 0);
    ClassWeight.check(balance);
  }

  /// Good from 30 to 120,000 short texts.
  public static LogisticRegression defaults() {
    return new LogisticRegression(0, 30, 0.05, 0.5);
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
    if (c == 0) {
      double chosen = PenaltyTrial.choose(this, x, y, seed, progress);
      return with(chosen).fit(x, y, seed, progress, start);
    }
    return fit(x, y, seed, progress, start);
  }

  /// Solves the same dual from what is believed in place of the truth; c is chosen by the likeliest
  /// labels, and the probabilities are not calibrated further. A text costs what its likeliest
  /// label does.
  @Override
  public LinearClassifier fit(TextRows rows, SoftTargets y, long seed, Progress progress) {
    SparseMatrix x = SparseMatrix.of(rows);
    if (x.rows() != y.rows()) {
      throw new IllegalArgumentException(x.rows() + " rows, " + y.rows() + " targets");
    }
    long start = System.nanoTime();
    Targets likeliest = y.likeliest();
    double chosen = c > 0 ? c : PenaltyTrial.choose(this, x, likeliest, seed, progress);
    Belief belief = Belief.of(y);
    LinearClassifier fitted =
        with(chosen).solved(x, belief, Link.plain(y.labels()), seed, progress);
    Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
    return fitted.with(Provenance.of(with(chosen).toString(), seed, x, likeliest, elapsed));
  }

  private LinearClassifier fit(
      SparseMatrix x, Targets y, long seed, Progress progress, long start) {
    Link link = link(x, y, seed, progress);
    LinearClassifier fitted = uncalibrated(x, y, seed, link, progress);
    Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
    return fitted.with(Provenance.of(toString(), seed, x, y, elapsed));
  }

  /// Where c was not chosen by its log loss the probabilities are calibrated on scores out of fold;
  /// labels that stand for themselves always.
  private Link link(SparseMatrix x, Targets y, long seed, Progress progress) {
    Link plain = Link.plain(y.labels());
    boolean few = x.rows() < FEWEST_ROWS || y.labels() < 2;
    if (few || (y.exclusive() && x.rows() >= TrialRows.LEAST_ROWS)) {
      return plain;
    }
    OutOfFold.Fit fold = (foldX, foldY) -> uncalibrated(foldX, foldY, seed, plain, progress);
    float[] scores = OutOfFold.scores(x, y, FOLDS, seed, fold, progress);
    return y.exclusive() ? LinkFit.temperature(scores, y) : LinkFit.independent(scores, y);
  }

  /// The same without calibration, for those who calibrate themselves; c must have been set.
  public LinearClassifier uncalibrated(SparseMatrix x, Targets y, long seed, Progress progress) {
    return uncalibrated(x, y, seed, Link.plain(y.labels()), progress);
  }

  private LinearClassifier uncalibrated(
      SparseMatrix x, Targets y, long seed, Link link, Progress progress) {
    return solved(x, Belief.of(y), link, seed, progress);
  }

  private LinearClassifier solved(
      SparseMatrix x, Belief belief, Link link, long seed, Progress progress) {
    Targets y = belief.likeliest();
    progress.checkCancelled(); // what comes reads all rows
    Columns columns = Columns.of(x);
    progress.checkCancelled();
    float[] labelWeights = DualProblem.balance(y, balance);
    DualProblem problem =
        DualProblem.of(x, columns, labelWeights, new Effort(c, passes, tolerance, seed));
    LinearWeights weights =
        y.exclusive()
            ? new SoftmaxSolver(problem, belief).solve(progress)
            : SigmoidSolver.solve(problem, belief, progress);
    LinearClassifier.Kind kind =
        new LinearClassifier.Kind(LinearClassifier.Loss.LOGISTIC, y.exclusive(), c);
    Provenance provenance = Provenance.of(toString(), seed, x, y, Duration.ZERO);
    return new LinearClassifier(columns, weights, kind, link, provenance);
  }

  LogisticRegression with(double otherC) {
    return new LogisticRegression(otherC, passes, tolerance, balance);
  }
}
