package marginalia.learn.linear;

import marginalia.learn.Targets;
import marginalia.learn.Thresholds;

/// Fits a [Link] to scores of texts that the weights have not seen: one temperature for all labels
/// that exclude each other (Guo et al. 2017, arXiv:1706.04599); a sigmoid for each label that
/// stands for itself (Platt 1999, by the Newton steps of Lin, Lin and Weng 2007,
/// doi:10.1007/s10994-007-5018-6) and the threshold with the best F1.
public final class LinkFit {
  private static final double SMALLEST_SLOPE = 0.05;
  private static final double LARGEST_SLOPE = 50;
  private static final int SEARCH_STEPS = 40;
  private static final int NEWTON_STEPS = 50;
  private static final double RIDGE = 1e-3;
  private static final double ARRIVED = 1e-6;

  /// With fewer positive texts a label shares the sigmoid of all labels together.
  private static final int FEW_POSITIVES = 5;

  private LinkFit() {}

  /// The slope with the least log loss, by golden-section search over its logarithm.
  ///
  /// @param scores k in a row
  public static Link temperature(float[] scores, Targets y) {
    double ratio = (Math.sqrt(5) - 1) / 2;
    double low = Math.log(SMALLEST_SLOPE);
    double high = Math.log(LARGEST_SLOPE);
    double a = high - ratio * (high - low);
    double b = low + ratio * (high - low);
    double lossA = loss(scores, y, Math.exp(a));
    double lossB = loss(scores, y, Math.exp(b));
    for (int i = 0; i < SEARCH_STEPS && high - low > 1e-3; i++) {
      if (lossA < lossB) {
        high = b;
        b = a;
        lossB = lossA;
        a = high - ratio * (high - low);
        lossA = loss(scores, y, Math.exp(a));
      } else {
        low = a;
        a = b;
        lossA = lossB;
        b = low + ratio * (high - low);
        lossB = loss(scores, y, Math.exp(b));
      }
    }
    return Link.scaled(y.labels(), Math.exp((low + high) / 2));
  }

  private static double loss(float[] scores, Targets y, double slope) {
    int k = y.labels();
    double sum = 0;
    for (int row = 0; row < y.rows(); row++) {
      double largest = Double.NEGATIVE_INFINITY;
      for (int label = 0; label < k; label++) {
        largest = Math.max(largest, scores[row * k + label]);
      }
      double exponentials = 0;
      for (int label = 0; label < k; label++) {
        exponentials += Math.exp(slope * (scores[row * k + label] - largest));
      }
      sum += Math.log(exponentials) - slope * (scores[row * k + y.label(row)] - largest);
    }
    return sum;
  }

  /// A sigmoid and a threshold for each label.
  ///
  /// @param scores k in a row
  public static Link independent(float[] scores, Targets y) {
    int n = y.rows();
    int k = y.labels();
    boolean[] truth = new boolean[n * k];
    for (int row = 0; row < n; row++) {
      for (int label : y.labels(row)) {
        truth[row * k + label] = true;
      }
    }
    double[] shared = platt(scores, truth);
    double sharedThreshold = Thresholds.best(probabilities(scores, shared), truth);
    int[] counts = y.counts();
    Link link = Link.plain(k);
    float[] column = new float[n];
    boolean[] holds = new boolean[n];
    for (int label = 0; label < k; label++) {
      double[] line = shared;
      double threshold = sharedThreshold;
      if (counts[label] > 0) {
        for (int row = 0; row < n; row++) {
          column[row] = scores[row * k + label];
          holds[row] = truth[row * k + label];
        }
        line = counts[label] >= FEW_POSITIVES ? platt(column, holds) : shared;
        threshold = Thresholds.best(probabilities(column, line), holds);
      }
      link.slopes()[label] = (float) line[0];
      link.offsets()[label] = (float) line[1];
      link.thresholds()[label] = (float) threshold;
    }
    return link;
  }

  private static float[] probabilities(float[] scores, double[] line) {
    float[] p = new float[scores.length];
    for (int i = 0; i < p.length; i++) {
      p[i] = (float) sigmoid(line[0] * scores[i] + line[1]);
    }
    return p;
  }

  private static double sigmoid(double z) {
    return 1 / (1 + Math.exp(-z));
  }

  /// Slope and offset of Platt's sigmoid, whose targets are drawn in from 0 and 1 a little.
  static double[] platt(float[] scores, boolean[] truth) {
    int positives = 0;
    for (boolean holds : truth) {
      positives += holds ? 1 : 0;
    }
    int negatives = truth.length - positives;
    double high = (positives + 1.0) / (positives + 2.0);
    double low = 1 / (negatives + 2.0);
    double[] line = {1, Math.log((positives + 1.0) / (negatives + 1.0))};
    double before = plattLoss(scores, truth, line, high, low);
    for (int i = 0; i < NEWTON_STEPS; i++) {
      double[] step = newton(scores, truth, line, high, low);
      double size = 1;
      double[] next = {line[0] - step[0], line[1] - step[1]};
      double after = plattLoss(scores, truth, next, high, low);
      while (after > before && size > ARRIVED) {
        size /= 2;
        next = new double[] {line[0] - size * step[0], line[1] - size * step[1]};
        after = plattLoss(scores, truth, next, high, low);
      }
      if (!(before - after > ARRIVED * before)) {
        break;
      }
      line = next;
      before = after;
    }
    return line;
  }

  private static double plattLoss(
      float[] scores, boolean[] truth, double[] line, double high, double low) {
    double sum = RIDGE / 2 * (line[0] * line[0] + line[1] * line[1]);
    for (int i = 0; i < scores.length; i++) {
      double z = line[0] * scores[i] + line[1];
      double target = truth[i] ? high : low;
      sum += Math.max(z, 0) - z * target + Math.log1p(Math.exp(-Math.abs(z)));
    }
    return sum;
  }

  private static double[] newton(
      float[] scores, boolean[] truth, double[] line, double high, double low) {
    double slope0 = RIDGE * line[0];
    double slope1 = RIDGE * line[1];
    double h00 = RIDGE;
    double h01 = 0;
    double h11 = RIDGE;
    for (int i = 0; i < scores.length; i++) {
      double p = sigmoid(line[0] * scores[i] + line[1]);
      double miss = p - (truth[i] ? high : low);
      double bend = p * (1 - p);
      slope0 += miss * scores[i];
      slope1 += miss;
      h00 += bend * scores[i] * scores[i];
      h01 += bend * scores[i];
      h11 += bend;
    }
    double determinant = h00 * h11 - h01 * h01;
    return new double[] {
      (h11 * slope0 - h01 * slope1) / determinant, (h00 * slope1 - h01 * slope0) / determinant
    };
  }
}
