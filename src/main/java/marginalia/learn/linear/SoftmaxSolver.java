package marginalia.learn.linear;

import java.util.SplittableRandom;
import marginalia.jobs.Progress;
import marginalia.learn.Shuffle;
import marginalia.learn.Targets;
import marginalia.text.SparseMatrix;
import marginalia.wording.Notice;

/// Dual block-coordinate ascent for the softmax. Each row i has a distribution q over the k labels,
/// at first its truth, and the weights are always c · Σ xᵢ (truthᵢ − qᵢ). A visit replaces q by the
/// minimiser of Σ p ln p − z·p + a/2 ‖p − q‖² over the simplex, where z are the scores and a the
/// curvature, with a few Newton steps. Shalev-Shwartz and Zhang (2014),
/// doi:10.1007/s10107-014-0839-0; Yu, Huang and Lin (2011), doi:10.1007/s10994-010-5221-8.
final class SoftmaxSolver {
  private static final int NEWTON_STEPS = 4;
  private static final float SMALLEST = 1e-7f;
  private static final float MOVED = 1e-3f;
  private static final int ROWS_BETWEEN_CHECKS = 256;

  /// A row that moves less than this part of the tolerance rests for so many passes; its last move
  /// still counts.
  private static final double STILL = 0.5;

  private static final int REST = 3;

  private final DualProblem problem;
  private final Targets y;
  private final int labels;
  private final LinearWeights weights;
  private final float[] q;
  private final float[] p;
  private final float[] scores;
  private final float[] gradient;
  private final float[] step;

  SoftmaxSolver(DualProblem problem, Belief belief) {
    this(
        problem, belief, LinearWeights.zero(problem.columns().used(), belief.likeliest().labels()));
  }

  /// Goes on from weights that other rows have made.
  SoftmaxSolver(DualProblem problem, Belief belief, LinearWeights weights) {
    this.problem = problem;
    y = belief.likeliest();
    this.labels = y.labels();
    this.weights = weights;
    q = new float[Math.multiplyExact(y.rows(), labels)];
    for (int row = 0; row < y.rows(); row++) {
      belief.put(row, 0, labels, q, row * labels);
    }
    p = new float[labels];
    scores = new float[labels];
    gradient = new float[labels];
    step = new float[labels];
  }

  LinearWeights solve(Progress progress) {
    int n = y.rows();
    int passes = problem.effort().passes();
    int[] order = new int[n];
    for (int i = 0; i < n; i++) {
      order[i] = i;
    }
    SplittableRandom random = new SplittableRandom(problem.effort().seed());
    boolean moving = labels > 1;
    int[] due = new int[n];
    float[] last = new float[n];
    double still = problem.effort().tolerance() * STILL / problem.effort().c();
    for (int pass = 0; pass < passes && moving; pass++) {
      Shuffle.of(order, random);
      double moved = 0;
      for (int i = 0; i < n; i++) {
        if (i % ROWS_BETWEEN_CHECKS == 0) {
          progress.checkCancelled();
          progress.report((pass + (double) i / n) / passes, Notice.of("engine.fitting", pass + 1));
        }
        int row = order[i];
        if (due[row] <= pass) {
          last[row] = (float) visit(row, pass == 0);
          due[row] = last[row] < still ? pass + REST : pass + 1;
        }
        moved += last[row];
      }
      moving = problem.effort().c() * moved > problem.effort().tolerance() * n;
    }
    return weights;
  }

  /// Improves one row and returns how far its distribution moved in sum.
  double visit(int row, boolean first) {
    SparseMatrix x = problem.x();
    int[] slots = problem.columns().slots();
    weights.score(x, slots, row, scores);
    float c = (float) problem.effort().c() * problem.labelWeights()[y.label(row)];
    float a = c * problem.norms()[row];
    int at = row * labels;
    start(at, a, first);
    for (int i = 0; i < NEWTON_STEPS; i++) {
      if (newton(at, a) < MOVED) {
        break;
      }
    }
    double moved = 0;
    for (int label = 0; label < labels; label++) {
      float change = p[label] - q[at + label];
      moved += Math.abs(change);
      step[label] = -c * change;
      q[at + label] = p[label];
    }
    weights.add(x, slots, row, step);
    return moved;
  }

  /// Puts a point inside the simplex into `p`: at first a cautious step from the truth towards the
  /// softmax of the scores, later where the row was left.
  private void start(int at, float a, boolean first) {
    float towards = 0;
    if (first) {
      LinearClassifier.softmax(scores, p);
      towards = 1 / (1 + a);
    }
    float sum = 0;
    for (int label = 0; label < labels; label++) {
      float value = q[at + label] + (first ? towards * (p[label] - q[at + label]) : 0);
      p[label] = Math.max(SMALLEST, value);
      sum += p[label];
    }
    for (int label = 0; label < labels; label++) {
      p[label] /= sum;
    }
  }

  /// One Newton step with the sum held at 1; returns the largest move.
  private float newton(int at, float a) {
    double weighted = 0;
    double inverse = 0;
    for (int label = 0; label < labels; label++) {
      float value = p[label];
      float slope = (float) Math.log(value) + a * (value - q[at + label]) - scores[label];
      float width = value / (1 + a * value);
      gradient[label] = slope;
      weighted += slope * width;
      inverse += width;
    }
    float level = (float) (weighted / inverse);
    float largest = 0;
    float sum = 0;
    for (int label = 0; label < labels; label++) {
      float value = p[label];
      float next = value - (gradient[label] - level) * value / (1 + a * value);
      next = Math.max(next, Math.max(SMALLEST, value * 0.1f));
      largest = Math.max(largest, Math.abs(next - value));
      p[label] = next;
      sum += next;
    }
    float scale = 1 / sum;
    for (int label = 0; label < labels; label++) {
      p[label] *= scale;
    }
    return largest;
  }
}
