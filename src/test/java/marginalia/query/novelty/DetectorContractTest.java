package marginalia.query.novelty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import marginalia.jobs.Cancelling;
import marginalia.jobs.Progress;
import marginalia.learn.Targets;
import marginalia.query.RocArea;
import marginalia.text.SparseMatrix;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What holds for every detector there is.
class DetectorContractTest {
  private static final int AXES = 6;
  private static final int EACH = 30;

  /// Few columns, as of an encoder, and many, as of n-grams.
  private static final List<Integer> COLUMNS = List.of(40, 3_000);

  @BeforeAll
  static void loadNativeCode() {
    var _ =
        fitted(new NearestLabelled(), 40, Clusters.labels(AXES, EACH)); // a second, once a program
  }

  static Stream<Detector> all() {
    return Detectors.all().stream();
  }

  private static Novelty fitted(Detector detector, int columns, Targets y) {
    SparseMatrix x = Clusters.around(0, AXES, EACH, columns, 1);
    return detector.fit(x, y, 1, Progress.none());
  }

  /// Texts of the known axes, then as many of three that are new.
  private static SparseMatrix mixed(int columns) {
    return Clusters.around(0, AXES, 10, columns, 2)
        .above(Clusters.around(AXES, AXES + 3, 20, columns, 3));
  }

  @Test
  void everyKindIsNamed() {
    List<Class<?>> kinds = List.of(Detector.class.getPermittedSubclasses());

    assertThat(all().map(Detector::getClass).toList()).hasSameSizeAs(kinds);
    assertThat(all().map(Detector::getClass).toList().containsAll(kinds)).isTrue();
    assertThat(all().map(Detector::name)).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("all")
  void scoresTextsOfNewLabelsHigher(Detector detector) {
    for (int columns : COLUMNS) {
      for (Targets y : List.of(Clusters.labels(AXES, EACH), Clusters.sets(AXES, EACH))) {
        float[] scores = fitted(detector, columns, y).scores(mixed(columns), Progress.none());

        assertThat(RocArea.of(scores, 60).value())
            .as("%d columns, one label each: %s", columns, y.exclusive())
            .isGreaterThan(0.9);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void equalSeedsGiveEqualScores(Detector detector) {
    Targets y = Clusters.labels(AXES, EACH);

    float[] once = fitted(detector, 40, y).scores(mixed(40), Progress.none());
    float[] again = fitted(detector, 40, y).scores(mixed(40), Progress.none());

    assertThat(once).isEqualTo(again);
  }

  @ParameterizedTest
  @MethodSource("all")
  void scoresAreFiniteForLittleAndOddInput(Detector detector) {
    SparseMatrix empty = new SparseMatrix(40, new int[] {0, 0}, new int[0], new float[0]);
    SparseMatrix one = Clusters.around(0, 1, 1, 40, 1);
    Targets only = Targets.single(new int[] {0}, 1);
    Targets withUnused = Targets.single(new int[] {1}, 3);

    for (Targets y : List.of(only, withUnused)) {
      Novelty novelty = detector.fit(one, y, 1, Progress.none());
      float[] scores = novelty.scores(empty.above(mixed(40)), Progress.none());

      assertThat(scores).hasSize(121);
      for (float score : scores) {
        assertThat(Float.isFinite(score)).isTrue();
      }
      assertThat(novelty.scores(one.select(new int[0]), Progress.none())).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void equalTextsAreNoTrouble(Detector detector) {
    SparseMatrix one = Clusters.around(0, 1, 1, 40, 1);
    SparseMatrix same = one.select(new int[50]);
    int[] y = new int[50];
    Arrays.fill(y, 25, 50, 1);

    float[] scores =
        detector
            .fit(same, Targets.single(y, 2), 1, Progress.none())
            .scores(mixed(40), Progress.none());

    for (float score : scores) {
      assertThat(Float.isFinite(score)).isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void refusesRowsWithoutTargets(Detector detector) {
    SparseMatrix x = Clusters.around(0, 2, 3, 40, 1);

    assertThatThrownBy(() -> detector.fit(x, Clusters.labels(2, 2), 1, Progress.none()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @MethodSource("all")
  void endsSoonWhenCancelled(Detector detector) throws Exception {
    SparseMatrix x = Clusters.around(0, 30, 200, 384, 1);
    Targets y = Clusters.labels(30, 200);

    Cancelling.endsInTime(progress -> detector.fit(x, y, 1, progress).scores(x, progress));
  }

  @ParameterizedTest
  @MethodSource("all")
  void thresholdsKeepMostKnownTextsAndFindMostNewOnes(Detector detector) {
    SparseMatrix x = Clusters.around(0, AXES, EACH, 40, 1);
    Targets y = Clusters.labels(AXES, EACH);

    double threshold = Threshold.of(detector, x, y, 1, Progress.none());
    float[] scores = detector.fit(x, y, 1, Progress.none()).scores(mixed(40), Progress.none());

    long right = 0;
    for (int row = 0; row < scores.length; row++) {
      right += scores[row] > threshold == row >= 60 ? 1 : 0;
    }
    assertThat(right).isGreaterThan(90); // of 120
  }
}
