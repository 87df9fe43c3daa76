package marginalia.evaluate;

import marginalia.learn.Targets;

/// How far two judgements of the same texts agree.
public final class Agreement {
  private Agreement() {}

  /// Cohen's κ (1960): agreement beyond what chance would give, at most 1; 1 where both say the
  /// same of every text. Where several labels may hold it is the mean over the labels of the κ of
  /// having it or not. O(n·k) for several labels, else O(n + k).
  ///
  /// @throws IllegalArgumentException if they are not of equally many texts and labels, or of
  ///   different kinds
  public static double cohenKappa(Targets first, Targets second) {
    if (first.rows() != second.rows()
        || first.labels() != second.labels()
        || first.exclusive() != second.exclusive()) {
      throw new IllegalArgumentException("judgements of different texts or labels");
    }
    if (first.exclusive()) {
      int[] a = first.counts();
      int[] b = second.counts();
      double n = first.rows();
      double same = 0;
      for (int row = 0; row < first.rows(); row++) {
        same += first.label(row) == second.label(row) ? 1 : 0;
      }
      double chance = 0;
      for (int label = 0; label < a.length; label++) {
        chance += a[label] / n * (b[label] / n);
      }
      return kappa(same / n, chance);
    }
    double sum = 0;
    for (int label = 0; label < first.labels(); label++) {
      sum += ofLabel(first, second, label);
    }
    return first.labels() == 0 ? 1 : sum / first.labels();
  }

  private static double ofLabel(Targets first, Targets second, int label) {
    double n = first.rows();
    double a = 0;
    double b = 0;
    double same = 0;
    for (int row = 0; row < first.rows(); row++) {
      boolean one = first.has(row, label);
      boolean other = second.has(row, label);
      a += one ? 1 / n : 0;
      b += other ? 1 / n : 0;
      same += one == other ? 1 / n : 0;
    }
    return kappa(same, a * b + (1 - a) * (1 - b));
  }

  /// Where chance alone agrees on everything, and so do they, κ is 1.
  private static double kappa(double same, double chance) {
    return chance >= 1 ? 1 : (same - chance) / (1 - chance);
  }
}
