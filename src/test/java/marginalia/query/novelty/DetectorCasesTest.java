package marginalia.query.novelty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.BitSet;
import marginalia.jobs.Progress;
import marginalia.learn.Probabilities;
import marginalia.learn.Targets;
import marginalia.learn.tensor.Matrix;
import marginalia.text.SparseMatrix;
import org.junit.jupiter.api.Test;

/// Detectors against what a hand calculates.
class DetectorCasesTest {
  /// Points on a line far from each other, placed on the circle by their angle in degrees.
  private static SparseMatrix circle(double... degrees) {
    int[] starts = new int[degrees.length + 1];
    int[] indices = new int[2 * degrees.length];
    float[] values = new float[2 * degrees.length];
    for (int i = 0; i < degrees.length; i++) {
      starts[i + 1] = 2 * i + 2;
      indices[2 * i + 1] = 1;
      values[2 * i] = (float) Math.cos(Math.toRadians(degrees[i]));
      values[2 * i + 1] = (float) Math.sin(Math.toRadians(degrees[i]));
    }
    return new SparseMatrix(2, starts, indices, values);
  }

  private static double chord(double degrees) {
    return 2 * Math.sin(Math.toRadians(degrees) / 2);
  }

  @Test
  void localOutlierFactorByHand() {
    // At 0, 10, 20 and 60 degrees, two neighbours each. With c(d) the chord of d degrees:
    // reaches: c20, c10, c20, c50. Densities 1 / mean of max(distance, neighbour's reach):
    // 0: neighbours 10, 20: max(c10, c10), max(c20, c20)
    // 10: neighbours 0, 20: max(c10, c20) twice
    // 20: neighbours 10, 0: max(c10, c10), max(c20, c20)
    // 60: neighbours 20, 10: max(c40, c20), max(c50, c10)
    // A point at 90 has neighbours 60 and 20: max(c30, c50), max(c70, c20)
    double edge = 2 / (chord(10) + chord(20));
    double far = 2 / (chord(40) + chord(50));
    double asked = 2 / (chord(50) + chord(70));

    LocalOutliers outliers =
        LocalOutliers.fit(UnitRows.of(circle(0, 10, 20, 60)), 2, Progress.none());
    float[] factors = outliers.factors(UnitRows.of(circle(90)), Progress.none());

    assertThat((double) factors[0]).isEqualTo((far + edge) / 2 / asked, within(1e-3));
  }

  @Test
  void aPointInsideAnEvenClusterIsNoOutlier() {
    double[] even = new double[36];
    for (int i = 0; i < even.length; i++) {
      even[i] = 10 * i;
    }

    LocalOutliers outliers = LocalOutliers.fit(UnitRows.of(circle(even)), 4, Progress.none());

    assertThat((double) outliers.factors(UnitRows.of(circle(50)), Progress.none())[0])
        .isEqualTo(1, within(0.2));
  }

  @Test
  void energyByHand() {
    // −ln(e¹ + e²) = −(2 + ln(1 + e⁻¹)); −ln(2 e¹⁰⁰⁰) = −1000 − ln 2
    assertThat(Energy.ofOne(new float[] {1, 2, 1_000, 1_000}, 2))
        .containsExactly(new float[] {-2.3133f, -1_000.693f}, within(1e-3f));
    // −(ln(1 + e⁰) + ln(1 + e²)) = −(0.6931 + 2.1269)
    assertThat(Energy.ofSeveral(new float[] {0, 2}, 2))
        .containsExactly(new float[] {-2.82f}, within(1e-3f));
  }

  @Test
  void largestProbabilityByHand() {
    float[] p = {0.7f, 0.2f, 0.1f, 0.3f, 0.3f, 0.4f};

    assertThat(LargestProbability.of(Probabilities.exclusive(2, 3, p)))
        .containsExactly(new float[] {0.3f, 0.6f}, within(1e-6f));
  }

  @Test
  void distanceToTheNearestLabelledTextByHand() {
    Novelty novelty =
        new NearestLabelled()
            .fit(circle(0, 90), Targets.single(new int[] {0, 1}, 2), 1, Progress.none());

    assertThat(novelty.scores(circle(30, 90, 180), Progress.none()))
        .containsExactly(new float[] {(float) chord(30), 0, (float) chord(90)}, within(1e-3f));
  }

  @Test
  void distanceAndDoubtAreAddedUp() {
    SparseMatrix x = circle(0, 5, 90, 95);
    Targets y = Targets.single(new int[] {0, 0, 1, 1}, 2);
    SparseMatrix asked = circle(20, 200);

    float[] sum =
        new DistanceAndDoubt().fit(x, y, 1, Progress.none()).scores(asked, Progress.none());

    float[] distance =
        new NearestLabelled().fit(x, y, 1, Progress.none()).scores(asked, Progress.none());
    float[] doubt =
        new LargestProbability().fit(x, y, 1, Progress.none()).scores(asked, Progress.none());
    assertThat(sum[0]).isEqualTo(distance[0] + doubt[0], within(1e-6f));
    assertThat(sum[1]).isEqualTo(distance[1] + doubt[1], within(1e-6f));
    assertThat(distance[0]).isEqualTo((float) chord(15), within(1e-3f));
  }

  @Test
  void radiiAreMediansAndScoresDistancesByThem() {
    // Distances of label 0: 1, 2, 6; of label 1: 4, 8; label 2 has one text: the median of all six.
    float[] distances = {1, 9, 9, 2, 9, 9, 6, 9, 9, 9, 4, 9, 9, 8, 9, 9, 9, 3};
    Targets y = Targets.single(new int[] {0, 0, 0, 1, 1, 2}, 3);

    assertThat(ClassRadius.radii(distances, y)).containsExactly(2, 6, 3.5f);
  }

  @Test
  void aTextAsFarAsTheMedianScoresOne() {
    // The mean of 80 and 100 degrees lies at 90; both are sin 10° and a little from it.
    Novelty novelty =
        new ClassRadius().fit(circle(80, 100), Targets.single(new int[2], 1), 1, Progress.none());

    assertThat(novelty.scores(circle(80), Progress.none()))
        .containsExactly(new float[] {1}, within(1e-3f));
  }

  @Test
  void theSlopeOfTheMarginLossIsThatOfFiniteDifferences() {
    int width = 4;
    int[] y = {0, 1, 2, 1, 0};
    Matrix x = random(y.length, width, 1);
    UnitRows.scale(x);
    Matrix map = random(width, width, 2);
    Matrix directions = random(3, width, 3);
    MarginLoss loss = new MarginLoss(x, y, 3);
    Matrix mapSlope = map.like();
    Matrix directionSlope = directions.like();
    loss.slope(map, directions, mapSlope, directionSlope);

    assertSlope(map, mapSlope, () -> loss.slope(map, directions, map.like(), directions.like()));
    assertSlope(
        directions,
        directionSlope,
        () -> loss.slope(map, directions, map.like(), directions.like()));
  }

  @Test
  void marginLossByHand() {
    // One text on the axis of its label, the other label across: cosines 1 and 0, the own one
    // lowered by 0.35: ln(1 + e^(−30 · 0.65)).
    Matrix x = Matrix.of(1, 2, 1, 0);
    Matrix map = Matrix.of(2, 2, 1, 0, 0, 1);
    Matrix directions = Matrix.of(2, 2, 1, 0, 0, 1);

    double right =
        new MarginLoss(x, new int[] {0}, 2).slope(map, directions, map.like(), directions.like());
    double wrong =
        new MarginLoss(x, new int[] {1}, 2).slope(map, directions, map.like(), directions.like());

    assertThat(right).isEqualTo(Math.log1p(Math.exp(-30 * 0.65)), within(1e-6));
    assertThat(wrong).isEqualTo(30 * 1.35, within(1e-2));
  }

  private static void assertSlope(
      Matrix weights, Matrix slope, java.util.function.DoubleSupplier loss) {
    float step = 2e-3f;
    for (int row = 0; row < weights.rows(); row++) {
      for (int column = 0; column < weights.columns(); column++) {
        float here = weights.at(row, column);
        weights.set(row, column, here + step);
        double above = loss.getAsDouble();
        weights.set(row, column, here - step);
        double below = loss.getAsDouble();
        weights.set(row, column, here);
        double expected = (above - below) / (2 * step);
        assertThat((double) slope.at(row, column))
            .isEqualTo(expected, within(0.02 * (1 + Math.abs(expected))));
      }
    }
  }

  private static Matrix random(int rows, int columns, long seed) {
    java.util.SplittableRandom random = new java.util.SplittableRandom(seed);
    float[] values = new float[rows * columns];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextDouble(-1, 1);
    }
    return Matrix.of(rows, columns, values);
  }

  @Test
  void theThresholdLiesWhereBothKindsAreToldApartBest() {
    // Up to 3 all three known texts are kept and both open ones found.
    assertThat(Threshold.best(new float[] {1, 2, 3}, new float[] {4, 5})).isEqualTo(3.5);
    // At 2: 2 of 3 kept, 2 of 2 found = 1.67; at 6: 3 of 3 and 1 of 2 = 1.5.
    assertThat(Threshold.best(new float[] {1, 2, 6}, new float[] {5, 7})).isEqualTo(3.5);
    assertThat(Threshold.best(new float[0], new float[] {1})).isInfinite();
    // Without open texts 95 % of 20 are kept.
    float[] twenty = new float[20];
    for (int i = 0; i < 20; i++) {
      twenty[i] = i;
    }
    assertThat(Threshold.best(twenty, new float[0])).isEqualTo(18);
  }

  @Test
  void aSubsetOfLabelsHasNumbersOfItsOwn() {
    BitSet kept = new BitSet();
    kept.set(1);
    kept.set(3);
    LabelSubset some = LabelSubset.of(kept, 4);
    Targets y = Targets.multi(new int[][] {{1}, {0}, {1, 3}, {0, 1}, {}}, 4);

    assertThat(some.rows(y)).containsExactly(0, 2);
    assertThat(some.lacks(y, 1)).isTrue();
    assertThat(some.lacks(y, 3)).isFalse();
    assertThat(some.lacks(y, 4)).isFalse();
    assertThat(some.select(y, some.rows(y)).labels(1)).containsExactly(0, 1);
  }
}
