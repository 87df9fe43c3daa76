package marginalia.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import marginalia.corpus.DocumentId;
import marginalia.jobs.Progress;
import marginalia.learn.Hierarchy;
import marginalia.learn.Probabilities;
import marginalia.learn.Targets;
import marginalia.text.SparseMatrix;
import marginalia.wording.NoticeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryStrategyTest {
  /// n rows that have nothing in common.
  private static SparseMatrix unlike(int n) {
    int[] columns = IntStream.range(0, n).toArray();
    float[] ones = new float[n];
    Arrays.fill(ones, 1);
    return new SparseMatrix(n, IntStream.rangeClosed(0, n).toArray(), columns, ones);
  }

  private static Pool pool(SparseMatrix x, long... ids) {
    return Pool.of(ids, IntStream.range(0, ids.length).toArray(), x);
  }

  private static List<Long> ids(List<Candidate> candidates) {
    return candidates.stream().map(c -> c.document().value()).toList();
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # by hand:          p1,   p2,   p3, one label,         several labels
          ENTROPY,            0.5,  0.5,  0.0, 0.693147180559945, 0.462098120373297
          MARGIN,             0.4,  0.4,  0.2, 1.0,               0.8
          MARGIN,             0.2,  0.7,  0.1, 0.5,               0.6
          LEAST_CONFIDENCE,   0.2,  0.7,  0.1, 0.3,               0.496
          """)
  void uncertaintyScoresOneRow(
      Uncertainty measure, double p1, double p2, double p3, double one, double several) {
    double[] p = {p1, p2, p3};

    assertThat(measure.of(p)).isEqualTo(one, within(1e-12));
    assertThat(measure.ofIndependent(p)).isEqualTo(several, within(1e-12));
  }

  @Test
  void asksTheLeastCertainFirstAndBreaksTiesById() {
    Pool pool =
        pool(unlike(4), 7, 3, 5, 9)
            .withProbabilities(
                Probabilities.exclusive(
                    4, 2, new float[] {0.5f, 0.5f, 0.9f, 0.1f, 0.5f, 0.5f, 0.6f, 0.4f}));

    List<Candidate> batch =
        new UncertaintySampling(Uncertainty.MARGIN).select(pool, 3, 1, Progress.none());

    assertThat(batch)
        .extracting(Candidate::document)
        .containsExactly(new DocumentId(5), new DocumentId(7), new DocumentId(9));
  }

  @Test
  void nearDuplicatesDoNotFollowEachOther() {
    // Rows 0, 1 and 2 are the same text; rows 3 and 4 are others.
    SparseMatrix x =
        new SparseMatrix(
            3,
            new int[] {0, 1, 2, 3, 4, 5},
            new int[] {0, 0, 0, 1, 2},
            new float[] {1, 1, 1, 1, 1});
    Pool pool = pool(x, 1, 2, 3, 4, 5).withUnlikeness(new float[] {0.9f, 0.8f, 0.7f, 0.2f, 0.1f});

    assertThat(ids(new AdversarialSampling().select(pool, 3, 1, Progress.none())))
        .containsExactly(1L, 4L, 5L);
    assertThat(ids(new AdversarialSampling().select(pool, 5, 1, Progress.none())))
        .containsExactly(1L, 4L, 5L, 2L, 3L);
  }

  @Test
  void randomIsTheSameForTheSameSeedWhateverTheOrder() {
    List<Candidate> one =
        new RandomSampling().select(pool(unlike(5), 1, 2, 3, 4, 5), 5, 8, Progress.none());
    List<Candidate> other =
        new RandomSampling().select(pool(unlike(5), 5, 4, 3, 2, 1), 5, 8, Progress.none());

    assertThat(one).isEqualTo(other);
    assertThat(ids(one))
        .isNotEqualTo(
            ids(
                new RandomSampling()
                    .select(pool(unlike(5), 1, 2, 3, 4, 5), 5, 9, Progress.none())));
  }

  @Test
  void aMixtureWeighsScaledScores() throws NoticeException {
    Pool pool =
        pool(unlike(3), 1, 2, 3)
            .withProbabilities(
                Probabilities.exclusive(3, 2, new float[] {0.5f, 0.5f, 0.75f, 0.25f, 1, 0}))
            .withUnlikeness(new float[] {0.2f, 0.3f, 0.4f});
    QueryStrategy mixture = Strategies.strategy("margin:3+adversarial:1");

    List<Candidate> batch = mixture.select(pool, 3, 1, Progress.none());

    assertThat(ids(batch)).containsExactly(1L, 2L, 3L);
    assertThat(batch.get(0).score()).isEqualTo(0.75, within(1e-6));
    assertThat(batch.get(1).score()).isEqualTo(0.5, within(1e-6));
    assertThat(batch.get(2).score()).isEqualTo(0.25, within(1e-6));
    assertThat(mixture.name()).isEqualTo("margin:3+adversarial:1");
  }

  @Test
  void diverseTakesOneOfEachCluster() {
    int n = 60;
    int[] starts = new int[n + 1];
    int[] columns = new int[2 * n];
    float[] values = new float[2 * n];
    for (int row = 0; row < n; row++) {
      starts[row + 1] = 2 * row + 2;
      columns[2 * row] = row % 3;
      columns[2 * row + 1] = 3 + row;
      values[2 * row] = 0.9f;
      values[2 * row + 1] = 0.436f;
    }
    Pool pool =
        pool(
            new SparseMatrix(n + 3, starts, columns, values),
            IntStream.range(0, n).asLongStream().toArray());

    List<Candidate> batch = new DiverseSampling().select(pool, 3, 1, Progress.none());

    assertThat(ids(batch)).extracting(id -> id % 3).containsExactlyInAnyOrder(0L, 1L, 2L);
  }

  @Test
  void theCommitteeDisagreesWhereAnswersAreFew() {
    // Words 0 and 1 are answered ten times each, word 2 once for each label; word 3 never.
    int[] words = new int[26];
    int[] labels = new int[22];
    for (int i = 0; i < 20; i++) {
      words[i] = i % 2;
      labels[i] = i % 2;
    }
    words[20] = 2;
    words[21] = 2;
    labels[21] = 1;
    System.arraycopy(new int[] {0, 1, 2, 3}, 0, words, 22, 4);
    float[] ones = new float[26];
    Arrays.fill(ones, 1);
    SparseMatrix x = new SparseMatrix(4, IntStream.rangeClosed(0, 26).toArray(), words, ones);
    Pool pool =
        Pool.of(new long[] {1, 2, 3, 4}, new int[] {22, 23, 24, 25}, x)
            .withLabelled(
                new Labelled(IntStream.range(0, 22).toArray(), Targets.single(labels, 2)));

    List<Candidate> batch = new Committee(9).select(pool, 4, 1, Progress.none());

    assertThat(ids(batch).getFirst()).isEqualTo(3);
  }

  @Test
  void exploresLessTheMoreTheLabelledAreAFairSample() {
    assertThat(AutoSampling.exploring(0.5)).isEqualTo(0.2, within(1e-12));
    assertThat(AutoSampling.exploring(1)).isEqualTo(0.4, within(1e-12));
    // Row 0 is doubtful, row 1 unlike the labelled row 2, which is told apart surely or not at all.
    assertThat(autoScores(0)).containsExactly(new float[] {0.6f, 0.4f}, within(1e-6f));
    assertThat(autoScores(0.5f)).containsExactly(new float[] {0.8f, 0.2f}, within(1e-6f));
  }

  /// Scores of two texts of unlikeness 0.2 and 1 beside a labelled one of this unlikeness.
  private static float[] autoScores(float labelled) {
    Pool pool =
        pool(unlike(3), 1, 2)
            .withProbabilities(Probabilities.exclusive(3, 2, new float[] {0.5f, 0.5f, 1, 0, 1, 0}))
            .withUnlikeness(new float[] {0.2f, 1, labelled})
            .withLabelled(new Labelled(new int[] {2}, Targets.single(new int[] {0}, 2)));
    return new AutoSampling().scores(pool, 1, Progress.none());
  }

  @Test
  void theExpectedGradientIsAveragedOverTheAnswers() {
    // By hand: |(0.5, 0.5) − (1, 0)| = √0.5 for either answer; 0.8 · √0.08 + 0.2 · √1.28.
    assertThat(ExpectedChange.ofOne(new double[] {0.5, 0.5}))
        .isEqualTo(Math.sqrt(0.5), within(1e-12));
    assertThat(ExpectedChange.ofOne(new double[] {0.8, 0.2}))
        .isEqualTo(0.8 * Math.sqrt(0.08) + 0.2 * Math.sqrt(1.28), within(1e-12));
    assertThat(ExpectedChange.ofIndependent(new double[] {0.5, 0.9}))
        .isEqualTo(0.68, within(1e-12));
  }

  @Test
  void doubtBetweenBranchesGoesBeforeDoubtBetweenNeighbours() {
    // Document 1 may be a/x or a/y, two edges apart, document 2 a/x or b, three edges apart.
    float[] p = {0.5f, 0.5f, 0, 0.5f, 0, 0.5f};
    Pool flat = pool(unlike(2), 1, 2).withProbabilities(Probabilities.exclusive(2, 3, p));
    Pool tree = flat.withTree(Hierarchy.ofPaths(List.of("a/x", "a/y", "b")));

    assertThat(new ExpectedDistance().scores(tree, 1, Progress.none()))
        .containsExactly(new float[] {1, 1.5f}, within(1e-6f));
    assertThat(new ExpectedDistance().scores(flat, 1, Progress.none()))
        .containsExactly(new float[] {0.5f, 0.5f}, within(1e-6f));
  }

  @Test
  void densityIsTheMeanCosineWithThePool() {
    // Rows 0 and 1 are the same, row 2 is another: by hand (1 + 1 + 0) / 3 and 1 / 3.
    SparseMatrix x =
        new SparseMatrix(2, new int[] {0, 1, 2, 3}, new int[] {0, 0, 1}, new float[] {1, 1, 2});

    assertThat(DensityWeighted.densities(pool(x, 1, 2, 3), Progress.none()))
        .containsExactly(new float[] {2 / 3f, 2 / 3f, 1 / 3f}, within(1e-6f));
  }

  @Test
  void aRareLabelGoesFirstAmongTheEquallyDoubtful() {
    Pool pool =
        pool(unlike(3), 1, 2)
            .withProbabilities(
                Probabilities.exclusive(3, 3, new float[] {0.5f, 0.5f, 0, 0, 0.5f, 0.5f, 1, 0, 0}))
            .withLabelled(
                new Labelled(new int[] {2, 2, 2}, Targets.single(new int[] {0, 0, 0}, 3)));

    // By hand: the rarities are 1, 2, 2, the margins 1 and 1.
    List<Candidate> batch = new RareLabels().select(pool, 2, 1, Progress.none());

    assertThat(batch)
        .containsExactly(
            new Candidate(new DocumentId(2), 2), new Candidate(new DocumentId(1), 1.5));
  }

  @Test
  void contrastIsTheDivergenceFromTheNearestLabelled() {
    // Rows 0 and 1 share their word with the labelled row 2; only row 1 is seen otherwise.
    SparseMatrix x =
        new SparseMatrix(
            2, new int[] {0, 1, 2, 3, 4}, new int[] {0, 0, 0, 1}, new float[] {1, 1, 1, 1});
    Pool pool =
        pool(x, 1, 2)
            .withProbabilities(
                Probabilities.exclusive(
                    4, 2, new float[] {0.5f, 0.5f, 0.25f, 0.75f, 0.5f, 0.5f, 1, 0}))
            .withLabelled(new Labelled(new int[] {2, 3}, Targets.single(new int[] {0, 1}, 2)));

    float[] scores = new ContrastiveSampling().scores(pool, 1, Progress.none());

    // By hand: ½ ln(½ / ¼) + ½ ln(½ / ¾).
    assertThat(scores[0]).isEqualTo(0, within(1e-6f));
    assertThat(scores[1]).isEqualTo((float) (0.5 * Math.log(4 / 3.0)), within(1e-6f));
  }

  @Test
  void theCoreSetTakesWhatIsFarthestFromTheLabelled() {
    // The labelled row 3 is as row 0; row 1 shares one of two words with it, row 2 none.
    SparseMatrix x =
        new SparseMatrix(
            3, new int[] {0, 1, 3, 4, 5}, new int[] {0, 0, 1, 2, 0}, new float[] {1, 1, 1, 1, 1});
    Pool pool =
        pool(x, 1, 2, 3)
            .withLabelled(new Labelled(new int[] {3}, Targets.single(new int[] {0}, 2)));

    List<Candidate> batch = new CoreSet().select(pool, 3, 1, Progress.none());

    assertThat(ids(batch)).containsExactly(3L, 2L, 1L);
    assertThat(batch.get(1).score()).isEqualTo(1 - Math.sqrt(0.5), within(1e-6));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "oracle", "margin:", "margin:-1+random", "margin+diverse", "margin+"})
  void namesTheStrategiesThereAre(String name) {
    assertThatThrownBy(() -> Strategies.strategy(name))
        .isInstanceOf(NoticeException.class)
        .hasMessageContaining("least-confidence");
  }
}
