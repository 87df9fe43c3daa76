package marginalia.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import marginalia.jobs.Jobs;
import marginalia.jobs.Progress;
import marginalia.wording.Notice;
import org.junit.jupiter.api.Test;

class NearestRowsTest {
  private static final int ROWS = 9_000;
  private static final int COLUMNS = 40;

  private static SparseMatrix matrix(int rows, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int[] starts = new int[rows + 1];
    int[] indices = new int[rows * 4];
    float[] values = new float[rows * 4];
    int at = 0;
    for (int row = 0; row < rows; row++) {
      for (int column = random.nextInt(20); column < COLUMNS && at < 4 * row + 4; column += 9) {
        indices[at] = column;
        values[at++] = random.nextInt(1, 5);
      }
      starts[row + 1] = at;
    }
    return new SparseMatrix(COLUMNS, starts, indices, values);
  }

  @Test
  void findsWhatAllCosinesSaySmallestRowFirstAmongEqualOnes() throws InterruptedException {
    SparseMatrix all = matrix(ROWS, 1);
    SparseMatrix one = all.select(new int[] {4_321});

    List<MostAlike.Hit> hits;
    try (Jobs jobs = Jobs.inline()) {
      var end = jobs.start("t", Notice.verbatim("t"), p -> NearestRows.of(all, one, 50, p)).await();
      hits = ((marginalia.jobs.JobState.Done<List<MostAlike.Hit>>) end).result();
    }

    List<Integer> expected =
        IntStream.range(0, ROWS)
            .filter(row -> all.cosine(row, 4_321) > 0)
            .boxed()
            .sorted(
                Comparator.<Integer>comparingDouble(row -> -(float) all.cosine(row, 4_321))
                    .thenComparing(row -> row))
            .limit(50)
            .toList();
    assertThat(hits)
        .extracting(hit -> (double) hit.cosine())
        .isSortedAccordingTo(Comparator.reverseOrder());
    assertThat(hits).extracting(MostAlike.Hit::row).containsExactlyElementsOf(expected);
  }

  @Test
  void anEmptyRowIsLikeNothing() {
    SparseMatrix empty = new SparseMatrix(COLUMNS, new int[] {0, 0}, new int[0], new float[0]);

    assertThat(NearestRows.of(matrix(50, 2), empty, 5, Progress.none())).isEmpty();
  }

  @Test
  void refusesOtherColumnsAndNoRowsAtAll() {
    SparseMatrix other = new SparseMatrix(3, new int[] {0, 0}, new int[0], new float[0]);

    assertThatThrownBy(() -> NearestRows.of(matrix(5, 2), other, 5, Progress.none()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("3 columns, not 40");
    assertThatThrownBy(() -> NearestRows.of(matrix(5, 2), matrix(1, 3), 0, Progress.none()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
