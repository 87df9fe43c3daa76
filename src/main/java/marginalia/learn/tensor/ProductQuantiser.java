package marginalia.learn.tensor;

import java.util.Arrays;
import java.util.SplittableRandom;
import marginalia.jobs.Progress;

/// Vectors cut into parts of neighbouring places, each part replaced by the nearest of 256 of its
/// kind, found by k-means. Laid out as in C++ fastText. Immutable by agreement.
public final class ProductQuantiser {
  /// How many there are to choose from.
  public static final int CENTROIDS = 256;

  private static final int SAMPLE = 16_384;
  private static final int PASSES = 12;

  private final int width;
  private final int part;
  private final float[] centroids;

  /// A quantiser with these centroids.
  ///
  /// @param width d
  /// @param part length of a part; the last may be shorter
  /// @param centroids 256·d numbers, part by part, centroid by centroid; taken over
  /// @throws IllegalArgumentException if the lengths do not fit
  public ProductQuantiser(int width, int part, float[] centroids) {
    if (width < 1 || part < 1 || part > width || centroids.length != (long) width * CENTROIDS) {
      throw new IllegalArgumentException(
          centroids.length + " numbers for " + width + " in parts of " + part);
    }
    this.width = width;
    this.part = part;
    this.centroids = centroids;
  }

  int width() {
    return width;
  }

  /// Length of all parts but perhaps the last.
  public int part() {
    return part;
  }

  /// Number of parts, that is, of bytes per vector.
  public int parts() {
    return Math.ceilDiv(width, part);
  }

  /// Part by part, centroid by centroid. Not to be written to.
  public float[] centroids() {
    return centroids;
  }

  private int length(int number) {
    return Math.min(part, width - number * part);
  }

  /// Where the centroids of a part start.
  private int start(int number) {
    return number * part * CENTROIDS;
  }

  void addTo(byte[] codes, int from, float scale, float[] into) {
    for (int number = 0; number < parts(); number++) {
      int length = length(number);
      int at = start(number) + (codes[from + number] & 0xff) * length;
      for (int i = 0; i < length; i++) {
        into[number * part + i] += scale * centroids[at + i];
      }
    }
  }

  float dot(byte[] codes, int from, float[] vector) {
    float sum = 0;
    for (int number = 0; number < parts(); number++) {
      int length = length(number);
      int at = start(number) + (codes[from + number] & 0xff) * length;
      for (int i = 0; i < length; i++) {
        sum += vector[number * part + i] * centroids[at + i];
      }
    }
    return sum;
  }

  /// Finds centroids for the rows of `matrix`, each divided by its entry of `norms`.
  static ProductQuantiser fit(
      RowMatrix matrix, float[] norms, int width, int part, long seed, Progress progress) {
    float[][] sample = sample(matrix, norms, new SplittableRandom(seed));
    float[] centroids = new float[Math.multiplyExact(width, CENTROIDS)];
    ProductQuantiser quantiser = new ProductQuantiser(width, Math.min(part, width), centroids);
    progress.ranges(
        quantiser.parts(),
        1,
        (number, _) ->
            quantiser.cluster(number, sample, new SplittableRandom(seed + number), progress));
    return quantiser;
  }

  private static float[][] sample(RowMatrix matrix, float[] norms, SplittableRandom random) {
    int size = Math.min(SAMPLE, matrix.rows());
    float[][] sample = new float[Math.max(1, size)][matrix.width()];
    for (int i = 0; i < size; i++) {
      int row = matrix.rows() <= SAMPLE ? i : random.nextInt(matrix.rows());
      if (norms[row] > 0) {
        matrix.addTo(row, 1 / norms[row], sample[i]);
      }
    }
    return sample;
  }

  private void cluster(int number, float[][] sample, SplittableRandom random, Progress progress) {
    int length = length(number);
    float[] point = new float[length];
    for (int c = 0; c < CENTROIDS; c++) {
      float[] chosen = sample[random.nextInt(sample.length)];
      System.arraycopy(chosen, number * part, centroids, start(number) + c * length, length);
    }
    Nearest nearest = new Nearest(length);
    for (int pass = 0; pass < PASSES; pass++) {
      nearest.load(centroids, start(number));
      double[] sums = new double[CENTROIDS * length];
      int[] counts = new int[CENTROIDS];
      for (int s = 0; s < sample.length; s++) {
        if (s % 1_024 == 0) {
          progress.checkCancelled();
        }
        System.arraycopy(sample[s], number * part, point, 0, length);
        int c = nearest.of(point);
        counts[c]++;
        for (int i = 0; i < length; i++) {
          sums[c * length + i] += point[i];
        }
      }
      for (int c = 0; c < CENTROIDS; c++) {
        float[] stray = sample[random.nextInt(sample.length)];
        for (int i = 0; i < length; i++) {
          centroids[start(number) + c * length + i] =
              counts[c] > 0 ? (float) (sums[c * length + i] / counts[c]) : stray[number * part + i];
        }
      }
    }
  }

  /// Writes the codes of rows `from` to `to`, each divided by its entry of `norms`.
  void encode(RowMatrix matrix, float[] norms, int from, int to, byte[] codes) {
    for (int number = 0; number < parts(); number++) {
      int length = length(number);
      Nearest nearest = new Nearest(length);
      nearest.load(centroids, start(number));
      float[] point = new float[length];
      for (int row = from; row < to; row++) {
        for (int i = 0; i < length; i++) {
          float value = matrix.at(row, number * part + i);
          point[i] = norms[row] > 0 ? value / norms[row] : 0;
        }
        codes[row * parts() + number] = (byte) nearest.of(point);
      }
    }
  }

  /// Finds the nearest centroid of a part, all at once.
  private static final class Nearest {
    private final float[][] byPlace;
    private final float[] distances = new float[CENTROIDS];

    Nearest(int length) {
      byPlace = new float[length][CENTROIDS];
    }

    void load(float[] centroids, int from) {
      for (int c = 0; c < CENTROIDS; c++) {
        for (int i = 0; i < byPlace.length; i++) {
          byPlace[i][c] = centroids[from + c * byPlace.length + i];
        }
      }
    }

    int of(float[] point) {
      Arrays.fill(distances, 0);
      for (int i = 0; i < byPlace.length; i++) {
        add(byPlace[i], point[i]);
      }
      int best = 0;
      for (int c = 1; c < CENTROIDS; c++) {
        if (distances[c] < distances[best]) {
          best = c;
        }
      }
      return best;
    }

    private void add(float[] places, float place) {
      for (int c = 0; c < CENTROIDS; c++) {
        float difference = places[c] - place;
        distances[c] += difference * difference;
      }
    }
  }
}
