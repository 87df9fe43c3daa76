package marginalia.learn.linear;

import java.util.ArrayList;
import java.util.List;
import marginalia.jobs.Progress;
import marginalia.learn.Targets;

/// Dual coordinate descent for one squared hinge per label against the rest; labels are solved in
/// blocks of up to four, several blocks at once. Hsieh, Chang, Lin, Keerthi and Sundararajan
/// (2008), doi:10.1145/1390156.1390208. Runs may follow each other, over other rows each: all go on
/// from where the last one stopped.
final class HingeSolver {
  private final DualProblem problem;
  private final Targets y;
  private final boolean mirrored;
  private final List<HingeBlock> blocks = new ArrayList<>();

  HingeSolver(DualProblem problem, Targets y) {
    this.problem = problem;
    this.y = y;
    mirrored = y.exclusive() && y.labels() == 2;
    int k = mirrored ? 1 : y.labels();
    int count = Math.ceilDiv(k, HingeBlock.LANES);
    int[] slots = problem.columns().slotsOf(problem.x());
    for (int block = 0; block < count; block++) {
      int from = (int) ((long) k * block / count);
      int to = (int) ((long) k * (block + 1) / count);
      blocks.add(new HingeBlock(problem, y, slots, from, to));
    }
  }

  /// Starts near weights that were learnt before, from other rows perhaps.
  ///
  /// @param scores of all rows by those weights, k in a row
  void start(float[] scores, Progress progress) {
    progress.ranges(
        blocks.size(),
        1,
        (from, to) -> {
          for (int block = from; block < to; block++) {
            blocks.get(block).start(scores, y.labels());
          }
        });
  }

  /// Visits these rows again and again until they hardly move.
  void run(int[] rows, Progress progress) {
    progress.ranges(
        blocks.size(),
        1,
        (from, to) -> {
          for (int block = from; block < to; block++) {
            blocks.get(block).run(rows, progress);
          }
        });
  }

  /// The weights as they are now; a copy. Of two labels that exclude each other one is the other's
  /// opposite.
  LinearWeights weights() {
    LinearWeights all = LinearWeights.zero(problem.columns().used(), y.labels());
    for (HingeBlock block : blocks) {
      block.copyTo(all, 1, 0);
      if (mirrored) {
        block.copyTo(all, -1, 1);
      }
    }
    return all;
  }

  /// Brings the dual variables of all rows of `problem` to their optimum while those of the rows
  /// that made `weights` stay; changes the weights.
  static void update(DualProblem problem, Targets y, LinearWeights weights, int visits) {
    int k = weights.labels();
    float[] alpha = new float[Math.multiplyExact(y.rows(), k)];
    float[] scores = new float[k];
    for (int visit = 0; visit < visits; visit++) {
      for (int row = 0; row < y.rows(); row++) {
        weights.score(problem.x(), problem.columns().slots(), row, scores);
        for (int label = 0; label < k; label++) {
          boolean holds = y.has(row, label);
          double cost = problem.effort().c() * (holds ? problem.labelWeights()[label] : 1);
          float ridge = (float) (1 / (2 * cost));
          float sign = holds ? 1 : -1;
          float before = alpha[row * k + label];
          float slope = sign * scores[label] - 1 + ridge * before;
          float after = Math.max(0, before - slope / (problem.norms()[row] + ridge));
          alpha[row * k + label] = after;
          scores[label] = sign * (after - before);
        }
        weights.add(problem.x(), problem.columns().slots(), row, scores);
      }
    }
  }
}
