package marginalia.query.novelty;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import marginalia.jobs.Progress;
import marginalia.text.Language;
import marginalia.text.SparseMatrix;
import org.junit.jupiter.api.Test;

class KMeansTest {
  private static final int EACH = 20;

  private static List<int[]> groups(SparseMatrix x, int k) {
    return KMeans.groups(x, k, 1, Progress.none());
  }

  @Test
  void rowsAroundOneAxisComeTogether() {
    List<int[]> groups = groups(Clusters.around(0, 4, EACH, 60, 1), 4);

    assertThat(groups).hasSize(4);
    for (int[] group : groups) {
      Set<Integer> axes =
          Arrays.stream(group).mapToObj(row -> row / EACH).collect(Collectors.toSet());
      assertThat(axes).hasSize(1);
      assertThat(group).hasSize(EACH);
    }
  }

  @Test
  void everyRowIsInOneGroupAndTheLargestGroupComesFirst() {
    List<int[]> groups = groups(Clusters.around(0, 3, 7, 60, 2), 5);

    assertThat(groups.stream().flatMapToInt(Arrays::stream).sorted().toArray())
        .isEqualTo(IntStream.range(0, 21).toArray());
    assertThat(groups.stream().map(group -> -group.length).toList()).isSorted();
  }

  @Test
  void theMostTypicalRowComesFirst() {
    // The middle of (1, 0), (0.8, 0.6) and (0, 1) points to (0.77, 0.68) scaled: nearest is (0.8,
    // 0.6).
    SparseMatrix x =
        new SparseMatrix(
            2, new int[] {0, 1, 3, 4}, new int[] {0, 0, 1, 1}, new float[] {1, 0.8f, 0.6f, 1});

    assertThat(groups(x, 1).getFirst()[0]).isEqualTo(1);
  }

  @Test
  void fewRowsAndNoneAreNoTrouble() {
    SparseMatrix x = Clusters.around(0, 1, 2, 40, 1);

    assertThat(groups(x, 5)).hasSizeBetween(1, 2);
    assertThat(groups(x.select(new int[0]), 3)).isEmpty();
    assertThat(groups(x.select(new int[5]), 3)).hasSize(1); // all equal
  }

  @Test
  void aGroupIsDescribedByWordsTheOthersLack() {
    List<String> texts =
        List.of("red apple pie", "green apple pie", "red car", "green car", "fast car", "the pie");

    List<List<String>> words =
        TellingWords.of(
            texts,
            List.of(new int[] {0, 1}, new int[] {2, 3, 4}),
            Language.ENGLISH,
            1,
            Progress.none());

    assertThat(words).containsExactly(List.of("apple"), List.of("car"));
  }
}
