package marginalia.query.novelty;

import java.util.Arrays;
import marginalia.jobs.Progress;
import marginalia.learn.Targets;
import marginalia.learn.tensor.Elementwise;
import marginalia.learn.tensor.Matrix;
import marginalia.learn.tensor.Products;
import marginalia.learn.tensor.Products.Into;
import marginalia.text.SparseMatrix;

/// Distance to the mean of the nearest label by that label's radius, after the adaptive decision
/// boundaries of Zhang, Xu and Lin (2021), arXiv:2012.10209. Their boundary loss is the mean of |d
/// − Δ| over a label's texts; it is least at the median distance, so nothing has to be descended
/// for Δ. They let the encoder learn first, here it stays as it is, and the threshold on d/Δ is
/// chosen where they take 1.
public record ClassRadius() implements Detector {
  /// Of a label whose texts are all equal.
  private static final double LEAST_RADIUS = 1e-3;

  @Override
  public String name() {
    return "class-radius";
  }

  @Override
  public Novelty fit(SparseMatrix x, Targets y, long seed, Progress progress) {
    Detector.check(x, y);
    UnitRows rows = UnitRows.of(x);
    Matrix means = means(rows, y, progress);
    float[] radii = radii(distances(rows, means, progress), y);
    return (texts, scoring) -> scores(distances(UnitRows.of(texts), means, scoring), radii);
  }

  private static Matrix means(UnitRows rows, Targets y, Progress progress) {
    Matrix means = Matrix.zeros(y.labels(), rows.width());
    int[] counts = y.counts();
    for (int from = 0; from < rows.rows(); from += UnitRows.CHUNK) {
      progress.checkCancelled();
      Matrix chunk = rows.of(from, Math.min(rows.rows(), from + UnitRows.CHUNK));
      for (int i = 0; i < chunk.rows(); i++) {
        for (int label : y.labels(from + i)) {
          Elementwise.addRow(1f / counts[label], chunk, i, means, label);
        }
      }
    }
    return means;
  }

  /// n × k.
  private static float[] distances(UnitRows rows, Matrix means, Progress progress) {
    int k = means.rows();
    float[] squares = new float[k];
    for (int label = 0; label < k; label++) {
      squares[label] = Elementwise.dotRows(means, label, means, label);
    }
    float[] all = new float[Math.multiplyExact(rows.rows(), k)];
    progress.ranges(
        rows.rows(),
        UnitRows.CHUNK,
        (from, to) -> {
          Matrix products = Matrix.zeros(to - from, k);
          Matrix chunk = rows.of(from, to);
          Products.abT(chunk, means, products, Into.REPLACE);
          for (int row = from; row < to; row++) {
            float own = Elementwise.dotRows(chunk, row - from, chunk, row - from);
            for (int label = 0; label < k; label++) {
              float square = own + squares[label] - 2 * products.at(row - from, label);
              all[row * k + label] = (float) Math.sqrt(Math.max(0, square));
            }
          }
        });
    return all;
  }

  /// The median of each label's own distances; that of all texts for a label of fewer than two.
  static float[] radii(float[] distances, Targets y) {
    int k = y.labels();
    float[][] own = new float[k][];
    int[] counts = y.counts();
    Arrays.setAll(own, label -> new float[counts[label]]);
    float[] all = new float[Arrays.stream(counts).sum()];
    int[] seen = new int[k];
    int total = 0;
    for (int row = 0; row < y.rows(); row++) {
      for (int label : y.labels(row)) {
        float distance = distances[row * k + label];
        own[label][seen[label]++] = distance;
        all[total++] = distance;
      }
    }
    float usual = median(all);
    float[] radii = new float[k];
    for (int label = 0; label < k; label++) {
      radii[label] = counts[label] < 2 ? usual : median(own[label]);
    }
    return radii;
  }

  private static float median(float[] values) {
    if (values.length == 0) {
      return 1;
    }
    float[] ascending = values.clone();
    Arrays.sort(ascending);
    int half = values.length / 2;
    float median =
        values.length % 2 == 1 ? ascending[half] : (ascending[half - 1] + ascending[half]) / 2;
    return (float) Math.max(LEAST_RADIUS, median);
  }

  private static float[] scores(float[] distances, float[] radii) {
    int k = radii.length;
    float[] scores = new float[distances.length / k];
    for (int row = 0; row < scores.length; row++) {
      float least = Float.MAX_VALUE;
      for (int label = 0; label < k; label++) {
        least = Math.min(least, distances[row * k + label] / radii[label]);
      }
      scores[row] = least;
    }
    return scores;
  }
}
