package marginalia.learn.neural;

import marginalia.learn.Probabilities;
import marginalia.learn.Targets;
import marginalia.learn.Thresholds;

/// How right a model is on texts that it has not learnt from.
final class Rightness {
  private Rightness() {}

  /// Share of the texts whose label is right; where texts may have several, F1 of all decisions, by
  /// the thresholds that are best for each model here.
  static double of(Probabilities p, Targets truth) {
    Targets decided =
        truth.exclusive()
            ? p.decisions()
            : Thresholds.best(p, truth, Integer.MAX_VALUE).over(p.rows(), values(p)).decisions();
    int hits = 0;
    int given = 0;
    int wanted = 0;
    for (int row = 0; row < truth.rows(); row++) {
      for (int label : decided.labels(row)) {
        hits += truth.has(row, label) ? 1 : 0;
        given++;
      }
      wanted += truth.labels(row).length;
    }
    return given + wanted == 0 ? 0 : 2.0 * hits / (given + wanted);
  }

  private static float[] values(Probabilities p) {
    float[] all = new float[p.rows() * p.labels()];
    for (int i = 0; i < all.length; i++) {
      all[i] = p.of(i / p.labels(), i % p.labels());
    }
    return all;
  }
}
