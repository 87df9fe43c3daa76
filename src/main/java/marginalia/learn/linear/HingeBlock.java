package marginalia.learn.linear;

import java.util.SplittableRandom;
import marginalia.jobs.Progress;
import marginalia.learn.Shuffle;
import marginalia.learn.Targets;
import marginalia.wording.Notice;

/// Up to four labels of a [HingeSolver], their weights side by side, so that one reading of a row
/// serves all four. Each row and label has a dual variable α ≥ 0; a visit brings a row's four to
/// their optimum while all others stay.
final class HingeBlock {
  static final int LANES = 4;

  private static final int ROWS_BETWEEN_CHECKS = 512;

  /// A row none of whose variables moved rests for so many passes: most texts are far on the right
  /// side of most labels.
  private static final int REST = 4;

  private final DualProblem problem;
  private final int[] slots;
  private final int firstLabel;
  private final int width;
  private final byte[] truth;
  private final float[] alpha;
  private final float[] weights;
  private final float[] bias = new float[LANES];
  private final float[] positiveRidge = new float[LANES];
  private final float[] negativeRidge = new float[LANES];

  /// @param slots where the weights of each entry of the matrix are
  HingeBlock(DualProblem problem, Targets y, int[] slots, int firstLabel, int endLabel) {
    this.problem = problem;
    this.slots = slots;
    this.firstLabel = firstLabel;
    this.width = endLabel - firstLabel;
    truth = new byte[y.rows()];
    alpha = new float[Math.multiplyExact(y.rows(), LANES)];
    weights = new float[Math.multiplyExact(problem.columns().used(), LANES)];
    boolean two = y.exclusive() && y.labels() == 2;
    for (int lane = 0; lane < width; lane++) {
      int label = firstLabel + lane;
      double c = problem.effort().c();
      double against = two ? problem.labelWeights()[1 - label] : 1;
      positiveRidge[lane] = (float) (1 / (2 * c * problem.labelWeights()[label]));
      negativeRidge[lane] = (float) (1 / (2 * c * against));
    }
    for (int row = 0; row < truth.length; row++) {
      for (int lane = 0; lane < width; lane++) {
        if (y.has(row, firstLabel + lane)) {
          truth[row] |= (byte) (1 << lane);
        }
      }
    }
  }

  /// Starts from the dual variables that the scores by earlier weights would have if these were the
  /// optimum, 2c · max(0, 1 − y·score), scaled for each label by what suits the dual best; so it
  /// starts no worse than from nothing, however far off the weights are.
  ///
  /// @param scores of all rows, k in a row
  void start(float[] scores, int k) {
    for (int row = 0; row < truth.length; row++) {
      float[] steps = new float[LANES];
      for (int lane = 0; lane < width; lane++) {
        float sign = (truth[row] >> lane & 1) != 0 ? 1 : -1;
        float ridge = sign > 0 ? positiveRidge[lane] : negativeRidge[lane];
        float slack = Math.max(0, 1 - sign * scores[row * k + firstLabel + lane]);
        alpha[row * LANES + lane] = slack / ridge;
        steps[lane] = sign * slack / ridge;
      }
      add(row, steps);
    }
    for (int lane = 0; lane < width; lane++) {
      scale(lane, bestScale(lane));
    }
  }

  private void add(int row, float[] steps) {
    for (int i = problem.x().starts()[row]; i < problem.x().starts()[row + 1]; i++) {
      for (int lane = 0; lane < width; lane++) {
        weights[slots[i] * LANES + lane] += problem.x().values()[i] * steps[lane];
      }
    }
    for (int lane = 0; lane < width; lane++) {
      bias[lane] += steps[lane];
    }
  }

  /// Where Σα·t − t²/2 (‖w‖² + Σ ridge·α²) is highest.
  private float bestScale(int lane) {
    double gain = 0;
    double cost = (double) bias[lane] * bias[lane];
    for (int row = 0; row < truth.length; row++) {
      double a = alpha[row * LANES + lane];
      boolean holds = (truth[row] >> lane & 1) != 0;
      gain += a;
      cost += a * a * (holds ? positiveRidge[lane] : negativeRidge[lane]);
    }
    for (int at = lane; at < weights.length; at += LANES) {
      cost += (double) weights[at] * weights[at];
    }
    return cost > 0 ? (float) (gain / cost) : 0;
  }

  private void scale(int lane, float by) {
    for (int at = lane; at < weights.length; at += LANES) {
      weights[at] *= by;
    }
    for (int at = lane; at < alpha.length; at += LANES) {
      alpha[at] *= by;
    }
    bias[lane] *= by;
  }

  void run(int[] rows, Progress progress) {
    DualProblem.Effort effort = problem.effort();
    int[] order = rows.clone();
    byte[] resting = new byte[truth.length];
    SplittableRandom random = new SplittableRandom(effort.seed() + firstLabel);
    double enough = effort.tolerance() * rows.length * width;
    for (int pass = 0; pass < effort.passes(); pass++) {
      Shuffle.of(order, random);
      double moved = 0;
      for (int i = 0; i < order.length; i++) {
        if (i % ROWS_BETWEEN_CHECKS == 0) {
          progress.checkCancelled();
          progress.report(-1, Notice.of("engine.fitting", pass + 1));
        }
        int row = order[i];
        if (resting[row] > 0) {
          resting[row]--;
          continue;
        }
        float move = visit(row);
        if (move == 0) {
          resting[row] = REST;
        }
        moved += move;
      }
      if (moved <= enough) {
        return;
      }
    }
  }

  /// Improves one row; returns how far its own scores moved in sum.
  private float visit(int row) {
    int from = problem.x().starts()[row];
    int to = problem.x().starts()[row + 1];
    float[] values = problem.x().values();
    float[] w = weights;
    float s0 = bias[0];
    float s1 = bias[1];
    float s2 = bias[2];
    float s3 = bias[3];
    for (int i = from; i < to; i++) {
      int at = slots[i] * LANES;
      float value = values[i];
      s0 += value * w[at];
      s1 += value * w[at + 1];
      s2 += value * w[at + 2];
      s3 += value * w[at + 3];
    }
    float norm = problem.norms()[row];
    float d0 = step(row, 0, s0, norm);
    float d1 = step(row, 1, s1, norm);
    float d2 = step(row, 2, s2, norm);
    float d3 = step(row, 3, s3, norm);
    float moved = Math.abs(d0) + Math.abs(d1) + Math.abs(d2) + Math.abs(d3);
    if (moved == 0) {
      return 0;
    }
    for (int i = from; i < to; i++) {
      int at = slots[i] * LANES;
      float value = values[i];
      w[at] += value * d0;
      w[at + 1] += value * d1;
      w[at + 2] += value * d2;
      w[at + 3] += value * d3;
    }
    bias[0] += d0;
    bias[1] += d1;
    bias[2] += d2;
    bias[3] += d3;
    return moved * norm;
  }

  /// Sets one dual variable to its optimum and returns by how much the row is to be added to the
  /// label's weights.
  private float step(int row, int lane, float score, float norm) {
    if (lane >= width) {
      return 0;
    }
    boolean holds = (truth[row] >> lane & 1) != 0;
    float ridge = holds ? positiveRidge[lane] : negativeRidge[lane];
    float sign = holds ? 1 : -1;
    float before = alpha[row * LANES + lane];
    float after = Math.max(0, before - (sign * score - 1 + ridge * before) / (norm + ridge));
    alpha[row * LANES + lane] = after;
    return sign * (after - before);
  }

  /// Copies `sign` times the weights into those of all labels, `shift` labels further on.
  void copyTo(LinearWeights all, float sign, int shift) {
    int k = all.labels();
    for (int slot = 0; slot < problem.columns().used(); slot++) {
      for (int lane = 0; lane < width; lane++) {
        all.weights()[slot * k + firstLabel + lane + shift] = sign * weights[slot * LANES + lane];
      }
    }
    for (int lane = 0; lane < width; lane++) {
      all.bias()[firstLabel + lane + shift] = sign * bias[lane];
    }
  }
}
