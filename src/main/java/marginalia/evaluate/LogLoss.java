package marginalia.evaluate;

import marginalia.learn.Probabilities;
import marginalia.learn.Targets;

/// Mean − ln of the probability given to the truth.
public final class LogLoss {
  /// Probabilities are kept this far from 0 and 1.
  private static final double SMALLEST = 1e-7;

  private LogLoss() {}

  /// Mean over the rows, and over the labels, too, where they may hold together; 0 without rows.
  ///
  /// @throws IllegalArgumentException if rows or labels differ
  public static double of(Probabilities p, Targets truth) {
    if (p.rows() != truth.rows() || p.labels() != truth.labels()) {
      throw new IllegalArgumentException(
          p.rows() + " × " + p.labels() + ", truth " + truth.rows() + " × " + truth.labels());
    }
    double sum = 0;
    for (int row = 0; row < p.rows(); row++) {
      if (truth.exclusive()) {
        sum += loss(p.of(row, truth.label(row)));
        continue;
      }
      for (int label = 0; label < p.labels(); label++) {
        double value = p.of(row, label);
        sum += loss(truth.has(row, label) ? value : 1 - value) / p.labels();
      }
    }
    return p.rows() == 0 ? 0 : sum / p.rows();
  }

  private static double loss(double probability) {
    return -Math.log(Math.clamp(probability, SMALLEST, 1 - SMALLEST));
  }
}
