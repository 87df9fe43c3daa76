package marginalia.query.novelty;

import marginalia.jobs.Progress;

/// Local outlier factor: how much thinner the neighbourhood of a point is than those of its
/// neighbours; about 1 inside a cluster. Breunig et al. (2000), doi:10.1145/335191.335388, with the
/// k nearest by number, ties cut off.
final class LocalOutliers {
  /// Where points fall together, their density is this instead of infinite.
  private static final double LEAST_REACH = 1e-6;

  private final Neighbours neighbours;
  private final int k;
  private final float[] reach;
  private final double[] density;

  private LocalOutliers(Neighbours neighbours, int k, float[] reach, double[] density) {
    this.neighbours = neighbours;
    this.k = k;
    this.reach = reach;
    this.density = density;
  }

  /// Learns how dense the points lie. O(m²·width).
  ///
  /// @param points m ≥ 2
  /// @param k neighbours to look at; m − 1 where that is less
  static LocalOutliers fit(UnitRows points, int k, Progress progress) {
    int m = points.rows();
    int used = Math.min(k, m - 1);
    Neighbours neighbours = Neighbours.of(points, progress);
    Neighbours.Found found = neighbours.ofItself(points, used, progress);
    float[] reach = new float[m];
    for (int row = 0; row < m; row++) {
      reach[row] = found.distances()[row * used + used - 1];
    }
    double[] density = new double[m];
    for (int row = 0; row < m; row++) {
      density[row] = density(found, row, reach);
    }
    return new LocalOutliers(neighbours, used, reach, density);
  }

  /// 1 / the mean of the distances to the neighbours, none counted shorter than the neighbour's own
  /// reach.
  private static double density(Neighbours.Found found, int row, float[] reach) {
    double sum = 0;
    for (int i = row * found.k(); i < (row + 1) * found.k(); i++) {
      sum += Math.max(found.distances()[i], reach[found.rows()[i]]);
    }
    return 1 / Math.max(LEAST_REACH, sum / found.k());
  }

  /// The factor of other points. O(n·m·width).
  float[] factors(UnitRows points, Progress progress) {
    Neighbours.Found found = neighbours.of(points, k, progress);
    float[] factors = new float[points.rows()];
    for (int row = 0; row < factors.length; row++) {
      double around = 0;
      for (int i = row * k; i < (row + 1) * k; i++) {
        around += density[found.rows()[i]];
      }
      factors[row] = (float) (around / k / density(found, row, reach));
    }
    return factors;
  }
}
