package marginalia.query.novelty;

import marginalia.jobs.Progress;
import marginalia.learn.Targets;
import marginalia.learn.linear.LinearClassifier;
import marginalia.text.SparseMatrix;

/// The energy −ln Σ eˢ of a linear model's scores s. A baseline: Liu et al. (2020),
/// arXiv:2010.03759, at temperature 1. Where a text may have several labels, −Σ ln(1 + eˢ): Wang et
/// al. (2021), arXiv:2109.14162.
public record Energy() implements Detector {
  @Override
  public String name() {
    return "energy";
  }

  @Override
  public Novelty fit(SparseMatrix x, Targets y, long seed, Progress progress) {
    LinearClassifier model = LargestProbability.model(x, y, seed, progress);
    boolean exclusive = y.exclusive();
    int k = y.labels();
    return (texts, scoring) -> {
      float[] scores = model.scores(texts, scoring);
      return exclusive ? ofOne(scores, k) : ofSeveral(scores, k);
    };
  }

  /// @param scores n × k
  static float[] ofOne(float[] scores, int k) {
    float[] energies = new float[scores.length / k];
    for (int row = 0; row < energies.length; row++) {
      double largest = Double.NEGATIVE_INFINITY;
      for (int label = 0; label < k; label++) {
        largest = Math.max(largest, scores[row * k + label]);
      }
      double sum = 0;
      for (int label = 0; label < k; label++) {
        sum += Math.exp(scores[row * k + label] - largest);
      }
      energies[row] = (float) -(largest + Math.log(sum));
    }
    return energies;
  }

  /// @param scores n × k
  static float[] ofSeveral(float[] scores, int k) {
    float[] energies = new float[scores.length / k];
    for (int row = 0; row < energies.length; row++) {
      double sum = 0;
      for (int label = 0; label < k; label++) {
        double score = scores[row * k + label];
        sum += Math.max(0, score) + Math.log1p(Math.exp(-Math.abs(score)));
      }
      energies[row] = (float) -sum;
    }
    return energies;
  }
}
