package marginalia.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import marginalia.corpus.DocumentId;
import marginalia.jobs.Progress;
import marginalia.learn.Probabilities;
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
  void anEmptyPoolGivesNothing() throws NoticeException {
    for (String name : List.of("random", "diverse")) {
      assertThat(Strategies.strategy(name).select(pool(unlike(0)), 5, 1, Progress.none()))
          .isEmpty();
    }
  }

  @Test
  void saysWhatThePoolLacks() {
    assertThatThrownBy(() ->
            new UncertaintySampling(Uncertainty.ENTROPY)
                .select(pool(unlike(1), 1), 1, 1, Progress.none()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("MODEL");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "oracle", "margin:", "margin:-1+random", "margin+diverse", "margin+"})
  void namesTheStrategiesThereAre(String name) {
    assertThatThrownBy(() -> Strategies.strategy(name))
        .isInstanceOf(NoticeException.class)
        .hasMessageContaining("least-confidence");
  }

  @Test
  void everyNameHasAStrategy() throws NoticeException {
    for (String name : Strategies.names()) {
      assertThat(Strategies.strategy(name)).isNotNull();
    }
  }
}
