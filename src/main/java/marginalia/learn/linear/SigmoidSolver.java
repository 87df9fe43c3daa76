package marginalia.learn.linear;

import java.util.BitSet;
import java.util.SplittableRandom;
import marginalia.jobs.Progress;
import marginalia.learn.Shuffle;
import marginalia.text.SparseMatrix;
import marginalia.wording.Notice;

/// Dual coordinate ascent for independent sigmoids, for some of the labels at once. Each row and
/// label has a probability q, at first the truth, certain or believed; a visit replaces it by the p
/// that solves logit p
/// + a (p − q) = z. Yu, Huang and Lin (2011), doi:10.1007/s10994-010-5221-8.
final class SigmoidSolver {
  private static final int BLOCK = 8;
  private static final int NEWTON_STEPS = 16;
  private static final float CLOSE = 0.01f;
  private static final float NO_MOVE = 1e-5f;
  private static final float EVEN = 0.5f;
  private static final int ROWS_BETWEEN_CHECKS = 256;

  private final DualProblem problem;
  private final int firstLabel;
  private final int labels;
  private final LinearWeights weights;
  private final float[] q;
  private final BitSet truth;
  private final float[] costs;
  private final float[] scores;
  private final float[] step;

  /// @param weights of the labels from `firstLabel` on, to go on from
  SigmoidSolver(DualProblem problem, Belief belief, int firstLabel, LinearWeights weights) {
    this.problem = problem;
    this.firstLabel = firstLabel;
    this.labels = weights.labels();
    this.weights = weights;
    int rows = belief.likeliest().rows();
    q = new float[Math.multiplyExact(rows, labels)];
    for (int row = 0; row < rows; row++) {
      belief.put(row, firstLabel, firstLabel + labels, q, row * labels);
    }
    truth = new BitSet(q.length);
    for (int i = 0; i < q.length; i++) {
      truth.set(i, q[i] > EVEN);
    }
    float c = (float) problem.effort().c();
    costs = new float[labels + 1];
    for (int label = 0; label < labels; label++) {
      costs[label] = c * problem.labelWeights()[firstLabel + label];
    }
    costs[labels] = c;
    scores = new float[labels];
    step = new float[labels];
  }

  /// Solves for all labels, a block of them at a time, several blocks at once.
  static LinearWeights solve(DualProblem problem, Belief belief, Progress progress) {
    int k = belief.likeliest().labels();
    int used = problem.columns().used();
    LinearWeights all = LinearWeights.zero(used, k);
    progress.ranges(
        k,
        BLOCK,
        (from, to) -> {
          LinearWeights block = LinearWeights.zero(used, to - from);
          new SigmoidSolver(problem, belief, from, block).run(problem.x().rows(), progress);
          for (int slot = 0; slot < used; slot++) {
            System.arraycopy(
                block.weights(), slot * (to - from), all.weights(), slot * k + from, to - from);
          }
          System.arraycopy(block.bias(), 0, all.bias(), from, to - from);
        });
    return all;
  }

  private void run(int n, Progress progress) {
    int[] order = new int[n];
    for (int i = 0; i < n; i++) {
      order[i] = i;
    }
    SplittableRandom random = new SplittableRandom(problem.effort().seed() + firstLabel);
    int passes = problem.effort().passes();
    boolean moving = true;
    for (int pass = 0; pass < passes && moving; pass++) {
      Shuffle.of(order, random);
      double moved = 0;
      for (int i = 0; i < n; i++) {
        if (i % ROWS_BETWEEN_CHECKS == 0) {
          progress.checkCancelled();
          progress.report(-1, Notice.of("engine.fitting", pass + 1));
        }
        moved += visit(order[i]);
      }
      moving = problem.effort().c() * moved > problem.effort().tolerance() * n;
    }
  }

  /// Improves one row and returns how far its probabilities moved in sum.
  double visit(int row) {
    SparseMatrix x = problem.x();
    int[] slots = problem.columns().slots();
    weights.score(x, slots, row, scores);
    float norm = problem.norms()[row];
    int at = row * labels;
    double moved = 0;
    for (int label = 0; label < labels; label++) {
      float before = q[at + label];
      float c = costs[truth.get(at + label) ? label : labels];
      float after = solve(scores[label], before, c * norm);
      moved += Math.abs(after - before);
      step[label] = c * (before - after);
      q[at + label] = after;
    }
    if (moved > NO_MOVE) {
      weights.add(x, slots, row, step);
    }
    return moved;
  }

  /// Newton for u + a (σ(u) − q) = z, whose left side rises with u; returns σ(u).
  private static float solve(float z, float q, float a) {
    float low = z - a * (1 - q);
    float high = z + a * q;
    float u = Math.max(low, Math.min(high, z));
    float p = LinearClassifier.sigmoid(u);
    for (int i = 0; i < NEWTON_STEPS; i++) {
      float miss = u + a * (p - q) - z;
      if (miss > 0) {
        high = u;
      } else {
        low = u;
      }
      float next = u - miss / (1 + a * p * (1 - p));
      next = next > low && next < high ? next : (low + high) / 2;
      float jump = Math.abs(next - u);
      u = next;
      p = LinearClassifier.sigmoid(u);
      if (jump < CLOSE) {
        break;
      }
    }
    return p;
  }
}
