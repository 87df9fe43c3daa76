package marginalia.query.novelty;

import marginalia.jobs.Progress;
import marginalia.learn.Probabilities;
import marginalia.learn.Targets;
import marginalia.learn.linear.LinearClassifier;
import marginalia.learn.linear.LogisticRegression;
import marginalia.text.SparseMatrix;

/// 1 − the largest probability of a linear model, from 0 to 1. A baseline: Hendrycks and Gimpel
/// (2017), arXiv:1610.02136.
public record LargestProbability() implements Detector {
  private static final LogisticRegression MODEL = new LogisticRegression(20, 30, 0.05, 0.5);

  @Override
  public String name() {
    return "largest-probability";
  }

  /// The model that this detector and [Energy] listen to.
  static LinearClassifier model(SparseMatrix x, Targets y, long seed, Progress progress) {
    Detector.check(x, y);
    return MODEL.uncalibrated(x, y, seed, progress);
  }

  @Override
  public Novelty fit(SparseMatrix x, Targets y, long seed, Progress progress) {
    LinearClassifier model = model(x, y, seed, progress);
    return (texts, scoring) -> of(model.probabilities(texts, scoring));
  }

  static float[] of(Probabilities p) {
    float[] scores = new float[p.rows()];
    for (int row = 0; row < scores.length; row++) {
      float largest = 0;
      for (int label = 0; label < p.labels(); label++) {
        largest = Math.max(largest, p.of(row, label));
      }
      scores[row] = 1 - largest;
    }
    return scores;
  }
}
