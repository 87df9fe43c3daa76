package marginalia.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import marginalia.corpus.DocumentId;
import marginalia.jobs.CancelledException;
import marginalia.jobs.Cancelling;
import marginalia.jobs.Progress;
import marginalia.learn.Probabilities;
import marginalia.learn.Targets;
import marginalia.text.SparseMatrix;
import marginalia.wording.Notice;
import marginalia.wording.NoticeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What holds for every strategy there is.
class QueryStrategyContractTest {
  private static final int LABELLED = 12;
  private static final int LABELS = 3;
  private static final int WORDS = 400;

  /// Rows of six words drawn from many, each row `copies` times in a row.
  private static SparseMatrix matrix(int rows, int copies) {
    SplittableRandom random = new SplittableRandom(3);
    int[] indices = new int[6 * rows];
    for (int row = 0; row < rows; row++) {
      int[] words = random.ints(0, WORDS).distinct().limit(6).sorted().toArray();
      int from = row % copies == 0 ? row : row - row % copies;
      if (from == row) {
        System.arraycopy(words, 0, indices, 6 * row, 6);
      } else {
        System.arraycopy(indices, 6 * from, indices, 6 * row, 6);
      }
    }
    float[] values = new float[indices.length];
    Arrays.fill(values, 0.408f);
    int[] starts = IntStream.rangeClosed(0, rows).map(row -> 6 * row).toArray();
    return new SparseMatrix(WORDS, starts, indices, values);
  }

  /// The last `open` rows are the pool, the twelve before them labelled; document ids are 100 +
  /// row.
  private static Pool pool(SparseMatrix x, int open, boolean exclusive) {
    int first = x.rows() - open;
    SplittableRandom random = new SplittableRandom(5);
    float[] p = new float[x.rows() * LABELS];
    float[] unlikeness = new float[x.rows()];
    for (int row = 0; row < x.rows(); row++) {
      float a = (float) random.nextDouble();
      float b = (float) random.nextDouble() * (1 - a);
      p[row * LABELS] = a;
      p[row * LABELS + 1] = b;
      p[row * LABELS + 2] = 1 - a - b;
      unlikeness[row] = (float) random.nextDouble();
    }
    int[] labelled = IntStream.range(first - LABELLED, first).toArray();
    Targets targets =
        exclusive
            ? Targets.single(IntStream.range(0, LABELLED).map(i -> i % LABELS).toArray(), LABELS)
            : Targets.multi(
                IntStream.range(0, LABELLED)
                    .mapToObj(i -> i % 4 == 3 ? new int[0] : new int[] {i % LABELS})
                    .toArray(int[][]::new),
                LABELS);
    int[] rows = IntStream.range(first, x.rows()).toArray();
    return Pool.of(IntStream.of(rows).mapToLong(row -> 100 + row).toArray(), rows, x)
        .withProbabilities(
            exclusive
                ? Probabilities.exclusive(x.rows(), LABELS, p)
                : Probabilities.independent(x.rows(), LABELS, p))
        .withUnlikeness(unlikeness)
        .withLabelled(new Labelled(labelled, targets));
  }

  private static Pool pool(int open) {
    return pool(matrix(LABELLED + open, 1), open, true);
  }

  static Stream<QueryStrategy> all() throws NoticeException {
    Stream.Builder<QueryStrategy> all = Stream.builder();
    for (String name : Strategies.names()) {
      all.add(Strategies.strategy(name));
    }
    return all.build();
  }

  private static List<Candidate> select(QueryStrategy strategy, Pool pool, int batchSize) {
    return strategy.select(pool, batchSize, 1, Progress.none());
  }

  private static void assertBatch(List<Candidate> batch, int size, int open) {
    assertThat(batch).hasSize(size);
    assertThat(batch).extracting(Candidate::document).doesNotHaveDuplicates();
    assertThat(batch)
        .extracting(candidate -> candidate.document().value())
        .allMatch(id -> id >= 100 + LABELLED && id < 100 + LABELLED + open);
    assertThat(batch).extracting(Candidate::score).allMatch(Double::isFinite);
  }

  @Test
  void everyKindIsNamed() throws NoticeException {
    Set<Class<?>> kinds = new HashSet<>();
    all().forEach(strategy -> kinds.add(strategy.getClass()));
    Set<Class<?>> permitted = new HashSet<>();
    for (Class<?> kind : QueryStrategy.class.getPermittedSubclasses()) {
      permitted.add(kind);
    }
    permitted.addAll(List.of(ScoringStrategy.class.getPermittedSubclasses()));
    permitted.remove(ScoringStrategy.class);

    assertThat(kinds).isEqualTo(permitted);
  }

  @ParameterizedTest
  @MethodSource("all")
  void givesAsManyAsAskedForBestFirst(QueryStrategy strategy) {
    List<Candidate> batch = select(strategy, pool(90), 20);

    assertBatch(batch, 20, 90);
    assertThat(batch).isSortedAccordingTo((a, b) -> Double.compare(b.score(), a.score()));
  }

  @ParameterizedTest
  @MethodSource("all")
  void givesAllOfASmallPool(QueryStrategy strategy) {
    assertBatch(select(strategy, pool(7), 20), 7, 7);
    assertBatch(select(strategy, pool(1), 20), 1, 1);
    assertThat(select(strategy, pool(0), 20)).isEmpty();
    assertThat(select(strategy, pool(7), 0)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("all")
  void isTheSameForTheSameSeed(QueryStrategy strategy) {
    assertThat(select(strategy, pool(90), 20)).isEqualTo(select(strategy, pool(90), 20));
  }

  @ParameterizedTest
  @MethodSource("all")
  void copesWithLabelsThatHoldTogether(QueryStrategy strategy) {
    assertBatch(select(strategy, pool(matrix(LABELLED + 90, 1), 90, false), 20), 20, 90);
  }

  @ParameterizedTest
  @MethodSource("all")
  void copesWithNoAnswerAtAll(QueryStrategy strategy) {
    Pool pool = pool(90).withLabelled(new Labelled(new int[0], Targets.single(new int[0], LABELS)));

    assertBatch(select(strategy, pool, 20), 20, 90);
  }

  @ParameterizedTest
  @MethodSource("all")
  void asksOnceAboutTextsThatAreTheSame(QueryStrategy strategy) {
    List<Candidate> batch = select(strategy, pool(matrix(LABELLED + 90, 3), 90, true), 15);

    assertThat(batch).hasSize(15);
    assertThat(batch)
        .extracting(candidate -> (candidate.document().value() - 100) / 3)
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("all")
  void copesWithTextsWithoutAnyKnownWord(QueryStrategy strategy) {
    SparseMatrix empty = new SparseMatrix(WORDS, new int[LABELLED + 9], new int[0], new float[0]);

    assertBatch(select(strategy, pool(empty, 8, true), 5), 5, 8);
  }

  @ParameterizedTest
  @MethodSource("all")
  void saysWhatThePoolLacks(QueryStrategy strategy) {
    SparseMatrix x = matrix(2, 1);
    Pool bare = Pool.of(new long[] {1, 2}, new int[] {0, 1}, x);

    if (strategy.needs().isEmpty()) {
      assertThat(select(strategy, bare, 2))
          .extracting(Candidate::document)
          .containsExactlyInAnyOrder(new DocumentId(1), new DocumentId(2));
    } else {
      assertThatThrownBy(() -> select(strategy, bare, 2))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("lacks");
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void hearsThatItIsToStop(QueryStrategy strategy) {
    Progress cancelled =
        new Progress() {
          @Override
          public void report(double fraction, Notice doing) {
            checkCancelled();
          }

          @Override
          public void checkCancelled() {
            throw new CancelledException();
          }

          @Override
          public void ranges(int n, int chunk, RangeBody body) {
            checkCancelled();
          }
        };

    assertThatThrownBy(() -> strategy.select(pool(90), 20, 1, cancelled))
        .isInstanceOf(CancelledException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"committee", "contrastive", "core-set", "diverse"})
  void endsSoonWhenCancelled(String name) throws Exception {
    QueryStrategy strategy = Strategies.strategy(name);
    Pool pool = pool(30_000);

    Cancelling.endsInTime(progress -> strategy.select(pool, 200, 1, progress));
  }
}
