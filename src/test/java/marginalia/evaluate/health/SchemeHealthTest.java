package marginalia.evaluate.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import marginalia.jobs.Cancelling;
import marginalia.jobs.Progress;
import marginalia.learn.Probabilities;
import marginalia.learn.Targets;
import marginalia.text.Language;
import marginalia.text.SparseMatrix;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The figures by hand, and what holds for all of them.
class SchemeHealthTest {
  @BeforeAll
  static void loadNativeCode() {
    var _ = rows(new double[][] {{1, 0}});
    var _ = Space.of(rows(new double[][] {{1, 0}}), Targets.single(new int[] {0}, 1), none());
  }

  private static Progress none() {
    return Progress.none();
  }

  private static SparseMatrix rows(double[]... values) {
    int columns = values[0].length;
    int[] starts = IntStream.rangeClosed(0, values.length).map(i -> i * columns).toArray();
    int[] indices = IntStream.range(0, values.length * columns).map(i -> i % columns).toArray();
    float[] all = new float[indices.length];
    for (int i = 0; i < all.length; i++) {
      all[i] = (float) values[i / columns][i % columns];
    }
    return new SparseMatrix(columns, starts, indices, all);
  }

  /// Sure of the label that is given to each row.
  private static Probabilities saying(int k, double sure, int... given) {
    float[] p = new float[given.length * k];
    Arrays.fill(p, (float) ((1 - sure) / (k - 1)));
    for (int row = 0; row < given.length; row++) {
      p[row * k + given[row]] = (float) sure;
    }
    return Probabilities.exclusive(given.length, k, p);
  }

  private static List<String> texts(int n) {
    return IntStream.range(0, n).mapToObj(i -> "word" + i % 7 + " again").toList();
  }

  @Test
  void theTailIsWhatHoldsFourFifthsOfTheAnswers() {
    LongTail tail = LongTail.of(new int[] {10, 60, 5, 25, 0});

    assertThat(tail.labels()).containsExactly(1, 3, 0, 2, 4);
    assertThat(tail.answers()).containsExactly(60, 25, 10, 5, 0);
    assertThat(tail.holdingMost()).isEqualTo(2); // 60 + 25 of 100
    assertThat(LongTail.of(new int[] {8, 1, 1}).holdingMost()).isEqualTo(1); // 8 of 10 exactly
    assertThat(LongTail.of(new int[] {0, 0}).holdingMost()).isZero();
    assertThat(LongTail.of(new int[0]).holdingMost()).isZero();
  }

  /// Label 0 at (1, 0), label 1 at (0, 1), each of two equal texts: distance √2, no spread. Label 2
  /// has one text on each axis: middle (½, ½), every text √½ from it.
  @Test
  void distancesAndSpreadsAreThoseOfTheMiddles() {
    double[] a = {1, 0};
    double[] b = {0, 1};
    Space space =
        Space.of(rows(a, a, b, b, a, b), Targets.single(new int[] {0, 0, 1, 1, 2, 2}, 3), none());

    assertThat(space.distance(0, 0)).isCloseTo(0, within(1e-6));
    assertThat(space.distance(0, 1)).isCloseTo(Math.sqrt(2), within(1e-6));
    assertThat(space.distance(4, 2)).isCloseTo(Math.sqrt(0.5), within(1e-6));
    assertThat(space.cosine(0, 2)).isCloseTo(Math.sqrt(0.5), within(1e-6));
    // the middles of 0 and 2 are √½ apart; spreads 0 and √½, their mean square ¼
    assertThat(space.separation(0, 2)).isCloseTo(Math.sqrt(0.5) / 0.5, within(1e-5));
    assertThat(space.separation(0, 1)).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(space.separation(1, 1)).isZero();
  }

  @Test
  void theSilhouetteComparesDistancesToBothMiddles() {
    double[] a = {1, 0};
    double[] b = {0, 1};
    Space space = Space.of(rows(a, a, b, b), Targets.single(new int[] {0, 0, 0, 0}, 1), none());

    assertThat(space.silhouette(List.of(0, 1), List.of(2, 3), none())).isEqualTo(1);
    // both middles are (½, ½)
    assertThat(space.silhouette(List.of(0, 2), List.of(1, 3), none())).isCloseTo(0, within(1e-6));
    // middles (2/3, 1/3) and (0, 1): rows a are √(2/9) and √2 away, (3 − 1) / 3 each; row 2 is
    // √(8/9) from its own and 0 from the other, −1; row 3 is 0 and √(8/9) away, 1
    assertThat(space.silhouette(List.of(0, 1, 2), List.of(3), none()))
        .isCloseTo((2.0 / 3 + 2.0 / 3 - 1 + 1) / 4, within(1e-5));
    assertThat(space.silhouette(List.of(), List.of(1), none())).isZero();
    // (2/3, 1/3) and (0, 1): 1/3 of √(5/9)
    assertThat(space.likeness(List.of(0, 1, 2), List.of(3), none()))
        .isCloseTo(1 / Math.sqrt(5), within(1e-6));
  }

  @Test
  void confusionIsTheShareAmongTextsOfThePair() {
    Targets truth = Targets.single(new int[] {0, 0, 0, 0, 1, 1, 1}, 3);
    Targets given = Targets.single(new int[] {0, 1, 1, 2, 1, 0, 1}, 3);
    Confusions confusions = new Confusions(truth, given);

    assertThat(confusions.share(0, 1)).isCloseTo(2.0 / 3, within(1e-12)); // the 2 is neither
    assertThat(confusions.share(1, 0)).isCloseTo(1.0 / 3, within(1e-12));
    assertThat(confusions.mutual(new Confusions.Pair(0, 1))).isCloseTo(0.5, within(1e-12));
    assertThat(confusions.rows(0, 1)).containsExactly(1, 2);
    assertThat(confusions.pairs())
        .containsExactly(new Confusions.Pair(0, 1), new Confusions.Pair(0, 2));
  }

  @Test
  void ofSeveralLabelsATextIsConfusedThatLacksOneAndHasAnother() {
    Targets truth = Targets.multi(new int[][] {{0, 1}, {0}, {}}, 3);
    Targets given = Targets.multi(new int[][] {{1, 2}, {0, 2}, {1}}, 3);
    Confusions confusions = new Confusions(truth, given);

    assertThat(confusions.rows(0, 2)).containsExactly(0);
    assertThat(confusions.rows(1, 2)).isEmpty(); // the model gave 1 too
    assertThat(confusions.rows(1, 1)).containsExactly(0);
  }

  @Test
  void mergedLabelsMoveUp() {
    Targets single = Merged.of(Targets.single(new int[] {0, 1, 2, 3}, 4), 1, 3);
    Targets several = Merged.of(Targets.multi(new int[][] {{0, 2}, {1}, {}}, 3), 2, 0);

    assertThat(IntStream.range(0, 4).map(single::label)).containsExactly(0, 2, 1, 2);
    assertThat(single.labels()).isEqualTo(3);
    assertThat(several.labels(0)).containsExactly(0);
    assertThat(several.labels(2)).isEmpty();
  }

  @Test
  void namesOfLabelsForTheRestAreKnown() {
    assertThat(List.of("Other", "other questions", "a/b/misc", "out-of-scope", "其他", "其它问题"))
        .allMatch(Leftovers::named);
    assertThat(List.of("mother", "Repair", "another day", "维修")).noneMatch(Leftovers::named);
  }

  /// Eight labels on axes of their own; labels 0 and 1 are one axis, parted by chance; label 2 has
  /// two axes; 6 of the 30 texts answered 4 are of 5; the name of 6 is on an axis of its own; 7 is
  /// called "other".
  private static AnsweredTexts harmed(long seed) {
    int each = 30;
    int k = 8;
    SplittableRandom random = new SplittableRandom(seed);
    double[][] x = new double[k * each][];
    int[] y = new int[k * each];
    int[] said = new int[k * each];
    for (int row = 0; row < y.length; row++) {
      y[row] = row / each;
      int axis =
          switch (y[row]) {
            case 0, 1 -> 0;
            case 2 -> row % 2 == 0 ? 2 : 10;
            case 4 -> row % 5 == 0 ? 5 : 4;
            default -> y[row];
          };
      said[row] = axis == 10 ? 2 : axis == 0 ? random.nextInt(2) : axis;
      x[row] = random.doubles(12, 0, 0.3).toArray();
      x[row][axis] = 1;
    }
    double[][] names = new double[k][12];
    for (int label = 0; label < k; label++) {
      names[label][label == 6 ? 11 : label == 1 ? 0 : label] = 1;
    }
    return new AnsweredTexts(
        rows(x),
        Targets.single(y, k),
        saying(k, 0.8, said),
        List.of("a", "a 2", "c", "d", "e", "f", "g", "other"),
        rows(names),
        texts(y.length),
        Language.ENGLISH);
  }

  @Test
  void eachDamageIsFoundAndNothingElseIsSure() {
    SchemeHealth health = SchemeHealth.of(harmed(1), List.of(), 10, 1, none());

    List<List<Integer>> sure =
        health.findings().stream()
            .filter(one -> one.strength() >= 0.5)
            .map(Finding::labels)
            .toList();
    assertThat(sure)
        .containsExactlyInAnyOrder(List.of(0, 1), List.of(2), List.of(4, 5), List.of(6));
    assertThat(health.findings().stream().map(Finding::action))
        .contains(
            Finding.Action.MERGE,
            Finding.Action.SPLIT,
            Finding.Action.CORRECT,
            Finding.Action.DESCRIBE,
            Finding.Action.DIVIDE);
    assertThat(health.findings())
        .isSortedAccordingTo((a, b) -> Double.compare(b.strength(), a.strength()));
  }

  /// Six leads of 0.8 − 0.2/7 are the evidence; labels are hardly ever confused, so it counts by
  /// fours.
  @Test
  void evidenceOfMovedTextsIsTheSumOfTheLeads() {
    SchemeHealth health = SchemeHealth.of(harmed(1), List.of(), 10, 1, none());

    Finding.Moved moved =
        (Finding.Moved)
            health.findings().stream()
                .filter(one -> one.action() == Finding.Action.CORRECT)
                .findFirst()
                .orElseThrow();
    double lead = 0.8 - 0.2 / 7;
    assertThat(moved.rows()).hasSize(6).allMatch(row -> row / 30 == 4 && row % 5 == 0);
    assertThat(moved.lead()).isCloseTo(lead, within(1e-6));
    assertThat(moved.back()).isZero();
    assertThat(moved.strength()).isCloseTo(1 - Math.exp(-6 * lead / 4), within(1e-6));
  }

  @Test
  void aLabelForTheRestIsMeasuredByItsShareOfAllAnswers() {
    SchemeHealth health = SchemeHealth.of(harmed(1), List.of(), 10, 1, none());

    Finding rest =
        health.findings().stream()
            .filter(one -> one.action() == Finding.Action.DIVIDE)
            .findFirst()
            .orElseThrow();
    assertThat(rest.labels()).containsExactly(7);
    assertThat(rest.strength()).isCloseTo(1.0 / 8 / 0.4, within(1e-9));
    assertThat(rest.rows()).hasSize(30);
  }

  /// Texts of two labels are confused all the time; merged, the model is right of all.
  @Test
  void theForecastOfAMergeCountsTheSameAnswersAgain() {
    SplittableRandom random = new SplittableRandom(1);
    int[] y = IntStream.range(0, 40).map(i -> i / 20).toArray();
    int[] said = IntStream.range(0, 40).map(i -> i % 2).toArray();
    double[][] x =
        IntStream.range(0, 40)
            .mapToObj(_ -> random.doubles(4, 0.5, 1).toArray())
            .toArray(double[][]::new);
    AnsweredTexts of =
        new AnsweredTexts(
            rows(x),
            Targets.single(y, 2),
            saying(2, 0.6, said),
            List.of("a", "b"),
            rows(new double[2][4]),
            texts(40),
            Language.ENGLISH);

    Finding.Overlap pair =
        (Finding.Overlap)
            SchemeHealth.of(of, List.of(), 10, 1, none()).findings().stream()
                .filter(one -> one.action() == Finding.Action.MERGE)
                .findFirst()
                .orElseThrow();

    assertThat(pair.forecast()).isEqualTo(new Finding.Forecast(0.5, 1));
    assertThat(pair.firstAsSecond()).isEqualTo(0.5);
    assertThat(pair.secondAsFirst()).isEqualTo(0.5);
    assertThat(pair.rows()).hasSize(20);
  }

  @Test
  void aLabelWithTooFewAnswersMissesThem() {
    AnsweredTexts of =
        new AnsweredTexts(
            rows(new double[][] {{1, 0}, {0, 1}, {0, 1}, {0, 1}}),
            Targets.single(new int[] {0, 1, 1, 1}, 3),
            saying(3, 0.8, 0, 1, 1, 1),
            List.of("a", "b", "c"),
            rows(new double[3][2]),
            texts(4),
            Language.ENGLISH);

    assertThat(SchemeHealth.of(of, List.of(), 4, 1, none()).findings())
        .containsExactly(
            new Finding.TooFew(2, List.of(), 4, 1),
            new Finding.TooFew(0, List.of(0), 3, 0.75),
            new Finding.TooFew(1, List.of(1, 2, 3), 1, 0.25));
  }

  @Test
  void equalArgumentsGiveEqualFindings() {
    assertThat(SchemeHealth.of(harmed(2), List.of(), 10, 1, none()))
        .isEqualTo(SchemeHealth.of(harmed(2), List.of(), 10, 1, none()));
  }

  @Test
  void oneLabelOrNoAnswersAreNoTrouble() {
    AnsweredTexts one =
        new AnsweredTexts(
            rows(new double[20][3]),
            Targets.single(new int[20], 1),
            Probabilities.exclusive(20, 1, new float[20]),
            List.of("a"),
            rows(new double[1][3]),
            texts(20),
            Language.ENGLISH);
    AnsweredTexts none =
        new AnsweredTexts(
            rows(new double[1][3]).select(new int[0]),
            Targets.single(new int[0], 2),
            Probabilities.exclusive(0, 2, new float[0]),
            List.of("a", "b"),
            rows(new double[2][3]),
            List.of(),
            Language.ENGLISH);

    assertThat(SchemeHealth.of(one, List.of(), 10, 1, none()).findings()).isEmpty();
    assertThat(SchemeHealth.of(none, List.of(), 10, 1, none()).findings())
        .extracting(Finding::action)
        .containsExactly(Finding.Action.ANSWER_MORE, Finding.Action.ANSWER_MORE);
  }

  @Test
  void refusesRowsThatDoNotFitTogether() {
    assertThatThrownBy(() ->
            new AnsweredTexts(
                rows(new double[2][3]),
                Targets.single(new int[3], 1),
                Probabilities.exclusive(3, 1, new float[3]),
                List.of("a"),
                rows(new double[1][3]),
                texts(3),
                Language.ENGLISH))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void endsSoonWhenCancelled() throws Exception {
    int n = 4_000;
    int k = 40;
    SplittableRandom random = new SplittableRandom(1);
    double[][] x = new double[n][];
    Arrays.setAll(x, _ -> random.doubles(300, 0, 1).toArray());
    int[] y = IntStream.range(0, n).map(i -> i % k).toArray();
    int[] said = IntStream.range(0, n).map(_ -> random.nextInt(k)).toArray();
    AnsweredTexts of =
        new AnsweredTexts(
            rows(x),
            Targets.single(y, k),
            saying(k, 0.3, said),
            IntStream.range(0, k).mapToObj(i -> "label " + i).toList(),
            rows(new double[k][300]),
            texts(n),
            Language.ENGLISH);

    Cancelling.endsInTime(progress -> SchemeHealth.of(of, List.of(), 10, 1, progress));
  }
}
