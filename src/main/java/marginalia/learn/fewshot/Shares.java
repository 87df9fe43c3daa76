package marginalia.learn.fewshot;

import java.util.Arrays;
import java.util.List;

/// How much each of some models counts in their mean, by what they say of texts they have not
/// learnt from: the likeliest shares, found by expectation maximisation, drawn towards equal ones,
/// as a few texts hardly tell good models apart, and the mean of all was better than the best of
/// them.
final class Shares {
  /// Weight of equal shares, in texts for every text there is.
  private static final double EQUAL = 0.2;

  private static final int STEPS = 100;

  private Shares() {}

  /// One number for each model, together 1.
  ///
  /// @param likelihoods of each model, all of the same things
  static double[] of(List<double[]> likelihoods) {
    int models = likelihoods.size();
    int n = likelihoods.getFirst().length;
    double[] shares = new double[models];
    Arrays.fill(shares, 1.0 / models);
    for (int step = 0; step < STEPS; step++) {
      double[] next = new double[models];
      for (int i = 0; i < n; i++) {
        double sum = 0;
        for (int model = 0; model < models; model++) {
          sum += shares[model] * likelihoods.get(model)[i];
        }
        for (int model = 0; model < models; model++) {
          next[model] += shares[model] * likelihoods.get(model)[i] / sum;
        }
      }
      for (int model = 0; model < models && n > 0; model++) {
        shares[model] = (next[model] / n + EQUAL / models) / (1 + EQUAL);
      }
    }
    return shares;
  }
}
