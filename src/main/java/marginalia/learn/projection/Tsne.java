package marginalia.learn.projection;

import java.util.Arrays;
import java.util.SplittableRandom;
import marginalia.jobs.Progress;
import marginalia.wording.Notice;

/// Points of a plane whose neighbours are the neighbours of what they stand for: t-SNE with exact
/// gradients. Van der Maaten and Hinton (2008), "Visualizing data using t-SNE", JMLR 9. For some
/// thousand points, as each step costs O(m²).
///
/// @param perplexity how many neighbours count, about; less than a third of the points
/// @param steps of gradient descent
public record Tsne(double perplexity, int steps) {
  private static final int CHUNK = 32;
  private static final double EARLY_EXAGGERATION = 12;
  private static final double EARLY_SHARE = 0.25;
  private static final double EARLY_MOMENTUM = 0.5;
  private static final double LATE_MOMENTUM = 0.8;
  private static final double LEAST_GAIN = 0.01;
  private static final double TINY = 1e-12;
  private static final int HALVINGS = 50;

  /// A quarter of the usual steps are early ones, in which groups find each other.
  public static Tsne defaults() {
    return new Tsne(30, 400);
  }

  public Tsne {
    if (!(perplexity > 1) || steps < 1) {
      throw new IllegalArgumentException("perplexity " + perplexity + ", " + steps + " steps");
    }
  }

  /// Coordinates x₀ y₀ x₁ y₁ …, around 0. Equal seeds give equal maps, on any number of threads.
  ///
  /// @param distances squared, m × m by rows, symmetric; not changed
  /// @throws marginalia.jobs.CancelledException if cancelled
  public double[] embed(double[] distances, int m, long seed, Progress progress) {
    if (m == 1) {
      return new double[2];
    }
    float[] p = joint(distances, m, progress);
    SplittableRandom random = new SplittableRandom(seed);
    double[] y = random.doubles(2L * m, -1e-4, 1e-4).toArray();
    double[] gradient = new double[2 * m];
    double[] velocity = new double[2 * m];
    double[] gains = new double[2 * m];
    Arrays.fill(gains, 1);
    double rate = Math.max(m / EARLY_EXAGGERATION, 50);
    int early = (int) (EARLY_SHARE * steps);
    for (int step = 0; step < steps; step++) {
      progress.checkCancelled();
      gradient(p, y, step < early ? EARLY_EXAGGERATION : 1, gradient, progress);
      double momentum = step < early ? EARLY_MOMENTUM : LATE_MOMENTUM;
      for (int i = 0; i < y.length; i++) {
        boolean turned = gradient[i] > 0 == velocity[i] > 0;
        gains[i] = Math.max(LEAST_GAIN, turned ? gains[i] * 0.8 : gains[i] + 0.2);
        velocity[i] = momentum * velocity[i] - rate * gains[i] * gradient[i];
        y[i] += velocity[i];
      }
      centre(y);
      progress.report((double) (step + 1) / steps, Notice.of("engine.mapping"));
    }
    return y;
  }

  private static void centre(double[] y) {
    double x = 0;
    double z = 0;
    for (int i = 0; i < y.length; i += 2) {
      x += y[i];
      z += y[i + 1];
    }
    for (int i = 0; i < y.length; i += 2) {
      y[i] -= 2 * x / y.length;
      y[i + 1] -= 2 * z / y.length;
    }
  }

  /// Joint probabilities of being neighbours: each row's Gaussian has the perplexity asked for.
  float[] joint(double[] distances, int m, Progress progress) {
    float[] conditional = new float[m * m];
    double wanted = Math.log(Math.min(perplexity, Math.max(1.5, (m - 1) / 3.0)));
    progress.ranges(
        m,
        CHUNK,
        (from, to) -> {
          for (int i = from; i < to; i++) {
            row(distances, m, i, wanted, conditional);
          }
        });
    float[] p = new float[m * m];
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < m; j++) {
        p[i * m + j] = (conditional[i * m + j] + conditional[j * m + i]) / (2f * m);
      }
    }
    return p;
  }

  private static void row(double[] distances, int m, int i, double wanted, float[] out) {
    double low = 0;
    double high = Double.POSITIVE_INFINITY;
    double beta = 1;
    double[] weights = new double[m];
    double least = Double.POSITIVE_INFINITY;
    for (int j = 0; j < m; j++) {
      least = j == i ? least : Math.min(least, distances[i * m + j]);
    }
    double sum = 0;
    for (int step = 0; step < HALVINGS; step++) {
      sum = 0;
      double mean = 0;
      for (int j = 0; j < m; j++) {
        double d = distances[i * m + j] - least;
        weights[j] = j == i ? 0 : Math.exp(-beta * d);
        sum += weights[j];
        mean += weights[j] * d;
      }
      double entropy = Math.log(sum) + beta * mean / sum;
      if (Math.abs(entropy - wanted) < 1e-5) {
        break;
      }
      if (entropy > wanted) {
        low = beta;
        beta = Double.isInfinite(high) ? beta * 2 : (beta + high) / 2;
      } else {
        high = beta;
        beta = (beta + low) / 2;
      }
    }
    for (int j = 0; j < m; j++) {
      out[i * m + j] = (float) (weights[j] / sum);
    }
  }

  /// The gradient of the divergence KL(P ‖ Q) by the coordinates, into `gradient`; returns the
  /// divergence. Rows are summed by themselves and then in order, so that threads change nothing.
  static double gradient(
      float[] p, double[] y, double exaggeration, double[] gradient, Progress progress) {
    int m = y.length / 2;
    double[] sums = new double[m];
    progress.ranges(
        m,
        CHUNK,
        (from, to) -> {
          for (int i = from; i < to; i++) {
            double sum = 0;
            for (int j = 0; j < m; j++) {
              double dx = y[2 * i] - y[2 * j];
              double dy = y[2 * i + 1] - y[2 * j + 1];
              sum += j == i ? 0 : 1 / (1 + dx * dx + dy * dy);
            }
            sums[i] = sum;
          }
        });
    double z = Arrays.stream(sums).sum();
    double[] losses = new double[m];
    progress.ranges(
        m,
        CHUNK,
        (from, to) -> {
          for (int i = from; i < to; i++) {
            losses[i] = force(p, y, exaggeration, i, z, gradient);
          }
        });
    return Arrays.stream(losses).sum();
  }

  private static double force(
      float[] p, double[] y, double exaggeration, int i, double z, double[] gradient) {
    int m = y.length / 2;
    double x = 0;
    double v = 0;
    double loss = 0;
    for (int j = 0; j < m; j++) {
      if (j == i) {
        continue;
      }
      double dx = y[2 * i] - y[2 * j];
      double dy = y[2 * i + 1] - y[2 * j + 1];
      double w = 1 / (1 + dx * dx + dy * dy);
      double q = w / z;
      double pij = p[i * m + j];
      double pull = 4 * (exaggeration * pij - q) * w;
      x += pull * dx;
      v += pull * dy;
      loss += pij > TINY ? pij * Math.log(pij / q) : 0;
    }
    gradient[2 * i] = x;
    gradient[2 * i + 1] = v;
    return loss;
  }
}
