package marginalia.learn.projection;

import java.util.Arrays;
import java.util.SplittableRandom;
import marginalia.jobs.Progress;
import marginalia.text.SparseMatrix;
import marginalia.wording.Notice;

/// A map of any number of texts: some, drawn by chance, are laid out by [Tsne]; each other lies
/// among those it is most like, after the landmarks of De Silva and Tenenbaum (2004), "Sparse
/// multidimensional scaling using landmark points". O(m²·steps + n · entries that meet landmarks).
///
/// @param landmarks how many are laid out, m
public record LandmarkMap(int landmarks, Tsne layout) {
  private static final int CHUNK = 1_024;
  private static final int NEAREST = 4;

  /// How fast the pull of a landmark falls with its distance from the nearest one, in cosines.
  private static final double SOFTNESS = 0.08;

  /// A text lies this far from its place, in steps between landmarks, so that equal ones do not
  /// hide each other.
  private static final double JITTER = 0.35;

  /// Texts that share no word with a landmark lie on a ring so far out.
  private static final double RING = 1.08;

  /// A thousand landmarks: a few seconds.
  public static LandmarkMap defaults() {
    return new LandmarkMap(1_000, Tsne.defaults());
  }

  public LandmarkMap {
    if (landmarks < 1) {
      throw new IllegalArgumentException(landmarks + " landmarks");
    }
  }

  /// Coordinates x₀ y₀ x₁ y₁ … of the rows, from −1 to 1; none for no rows.
  ///
  /// @param x rows of length 1 or empty
  /// @throws marginalia.jobs.CancelledException if cancelled
  public float[] of(SparseMatrix x, long seed, Progress progress) {
    int n = x.rows();
    if (n == 0) {
      return new float[0];
    }
    int[] chosen = chosen(x, seed);
    SparseMatrix landmarkRows = x.select(chosen);
    Postings postings = new Postings(landmarkRows);
    double[] places =
        layout.embed(distances(postings, landmarkRows), chosen.length, seed, progress);
    float[] map = new float[2 * n];
    double step = radius(places) / Math.sqrt(chosen.length);
    double radius = radius(places);
    progress.ranges(
        n,
        CHUNK,
        (from, to) -> {
          float[] cosines = new float[chosen.length];
          for (int row = from; row < to; row++) {
            place(x, row, postings, cosines, places, step, radius, seed, map);
          }
          progress.report((double) to / n, Notice.of("engine.mapping"));
        });
    scale(map);
    return map;
  }

  /// Rows with something in them, without repetition.
  private int[] chosen(SparseMatrix x, long seed) {
    int[] filled =
        java.util.stream.IntStream.range(0, x.rows())
            .filter(row -> x.starts()[row + 1] > x.starts()[row])
            .toArray();
    if (filled.length == 0) {
      return new int[] {0};
    }
    SplittableRandom random = new SplittableRandom(seed);
    int wanted = Math.min(landmarks, filled.length);
    for (int i = 0; i < wanted; i++) {
      int j = i + random.nextInt(filled.length - i);
      int swapped = filled[i];
      filled[i] = filled[j];
      filled[j] = swapped;
    }
    int[] chosen = Arrays.copyOf(filled, wanted);
    Arrays.sort(chosen);
    return chosen;
  }

  /// 2 − 2·cosine, the squared distance of rows of length 1.
  private static double[] distances(Postings postings, SparseMatrix rows) {
    int m = rows.rows();
    double[] distances = new double[m * m];
    float[] cosines = new float[m];
    for (int i = 0; i < m; i++) {
      postings.cosines(rows, i, cosines);
      for (int j = 0; j < m; j++) {
        distances[i * m + j] = i == j ? 0 : Math.max(0, 2 - 2 * cosines[j]);
      }
    }
    return distances;
  }

  private static void place(
      SparseMatrix x,
      int row,
      Postings postings,
      float[] cosines,
      double[] places,
      double step,
      double radius,
      long seed,
      float[] map) {
    postings.cosines(x, row, cosines);
    int[] nearest = new int[NEAREST];
    int found = nearest(cosines, nearest);
    SplittableRandom random = new SplittableRandom(seed * 31 + row);
    double angle = 2 * Math.PI * random.nextDouble();
    if (found == 0) {
      map[2 * row] = (float) (RING * radius * Math.cos(angle));
      map[2 * row + 1] = (float) (RING * radius * Math.sin(angle));
      return;
    }
    double best = cosines[nearest[0]];
    double sum = 0;
    double px = 0;
    double py = 0;
    for (int i = 0; i < found; i++) {
      double w = Math.exp((cosines[nearest[i]] - best) / SOFTNESS);
      sum += w;
      px += w * places[2 * nearest[i]];
      py += w * places[2 * nearest[i] + 1];
    }
    // A text that is like nothing much lies less exactly.
    double off = JITTER * step * random.nextDouble() * (1 + 2 * (1 - Math.min(1, best)));
    map[2 * row] = (float) (px / sum + off * Math.cos(angle));
    map[2 * row + 1] = (float) (py / sum + off * Math.sin(angle));
  }

  /// The largest positive cosines, best first; returns how many there are.
  private static int nearest(float[] cosines, int[] nearest) {
    int found = 0;
    for (int i = 0; i < cosines.length; i++) {
      if (cosines[i] <= 0 || (found == NEAREST && cosines[i] <= cosines[nearest[NEAREST - 1]])) {
        continue;
      }
      int at = Math.min(found, NEAREST - 1);
      while (at > 0 && cosines[nearest[at - 1]] < cosines[i]) {
        nearest[at] = nearest[at - 1];
        at--;
      }
      nearest[at] = i;
      found = Math.min(NEAREST, found + 1);
    }
    return found;
  }

  private static double radius(double[] places) {
    return Math.max(1e-9, Arrays.stream(places).map(Math::abs).max().orElse(1));
  }

  private static void scale(float[] map) {
    float most = 1e-9f;
    for (float at : map) {
      most = Math.max(most, Math.abs(at));
    }
    for (int i = 0; i < map.length; i++) {
      map[i] /= most;
    }
  }

  /// The landmarks that a column occurs in, so that a row meets only those that share one with it.
  private static final class Postings {
    private final int[] starts;
    private final int[] rows;
    private final float[] values;

    Postings(SparseMatrix landmarks) {
      starts = new int[landmarks.columns() + 1];
      for (int column : landmarks.indices()) {
        starts[column + 1]++;
      }
      for (int c = 0; c < landmarks.columns(); c++) {
        starts[c + 1] += starts[c];
      }
      int[] next = starts.clone();
      rows = new int[landmarks.nonZeros()];
      values = new float[landmarks.nonZeros()];
      for (int row = 0; row < landmarks.rows(); row++) {
        for (int e = landmarks.starts()[row]; e < landmarks.starts()[row + 1]; e++) {
          int at = next[landmarks.indices()[e]]++;
          rows[at] = row;
          values[at] = landmarks.values()[e];
        }
      }
    }

    void cosines(SparseMatrix x, int row, float[] into) {
      Arrays.fill(into, 0);
      for (int e = x.starts()[row]; e < x.starts()[row + 1]; e++) {
        int column = x.indices()[e];
        float value = x.values()[e];
        for (int at = starts[column]; at < starts[column + 1]; at++) {
          into[rows[at]] += value * values[at];
        }
      }
    }
  }
}
