package marginalia.learn.projection;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import marginalia.jobs.Progress;
import marginalia.learn.Shuffle;
import marginalia.wording.Notice;

/// A map of any number of texts: some, drawn by chance, are laid out by [Tsne]; each other lies
/// among those it is most like, after the landmarks of De Silva and Tenenbaum (2004), "Sparse
/// multidimensional scaling using landmark points". O(m²·steps + n comparisons with them).
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
  /// @throws marginalia.jobs.CancelledException if cancelled
  public float[] of(Likeness x, long seed, Progress progress) {
    int n = x.rows();
    if (n == 0) {
      return new float[0];
    }
    int[] chosen = chosen(x, seed);
    Likeness.Cosines likeness = x.to(chosen);
    double[] places =
        layout.embed(distances(likeness, chosen, progress), chosen.length, seed, progress);
    float[] map = new float[2 * n];
    double step = radius(places) / Math.sqrt(chosen.length);
    double radius = radius(places);
    progress.ranges(
        n,
        CHUNK,
        (from, to) -> {
          float[] cosines = new float[chosen.length];
          for (int row = from; row < to; row++) {
            place(row, likeness, cosines, places, step, radius, seed, map);
          }
          progress.report((double) to / n, Notice.of("engine.mapping"));
        });
    scale(map);
    return map;
  }

  /// Rows with something in them, without repetition.
  private int[] chosen(Likeness x, long seed) {
    int[] filled = IntStream.range(0, x.rows()).filter(row -> !x.empty(row)).toArray();
    if (filled.length == 0) {
      return new int[] {0};
    }
    int wanted = Math.min(landmarks, filled.length);
    Shuffle.first(wanted, filled, new SplittableRandom(seed));
    int[] chosen = Arrays.copyOf(filled, wanted);
    Arrays.sort(chosen);
    return chosen;
  }

  /// 2 − 2·cosine, the squared distance of rows of length 1.
  private static double[] distances(Likeness.Cosines likeness, int[] chosen, Progress progress) {
    int m = chosen.length;
    double[] distances = new double[m * m];
    float[] cosines = new float[m];
    for (int i = 0; i < m; i++) {
      progress.checkCancelled();
      likeness.of(chosen[i], cosines);
      for (int j = 0; j < m; j++) {
        distances[i * m + j] = i == j ? 0 : Math.max(0, 2 - 2 * cosines[j]);
      }
    }
    return distances;
  }

  private static void place(
      int row,
      Likeness.Cosines likeness,
      float[] cosines,
      double[] places,
      double step,
      double radius,
      long seed,
      float[] map) {
    likeness.of(row, cosines);
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
}
