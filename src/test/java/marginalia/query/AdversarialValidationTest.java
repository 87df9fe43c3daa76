package marginalia.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import marginalia.jobs.Progress;
import marginalia.text.SparseMatrix;
import org.junit.jupiter.api.Test;

class AdversarialValidationTest {
  /// Rows with one of two topics (columns 0 and 1) and a column of their own.
  private static SparseMatrix topics(int n, int firstTopic) {
    int[] starts = new int[n + 1];
    int[] columns = new int[2 * n];
    float[] values = new float[2 * n];
    for (int row = 0; row < n; row++) {
      starts[row + 1] = 2 * row + 2;
      columns[2 * row] = row < firstTopic ? 0 : 1;
      columns[2 * row + 1] = 2 + row;
      values[2 * row] = 0.8f;
      values[2 * row + 1] = 0.6f;
    }
    return new SparseMatrix(n + 2, starts, columns, values);
  }

  @Test
  void findsTheTextsThatAreUnlikeTheLabelledOnes() {
    SparseMatrix x = topics(200, 100);
    int[] labelled = IntStream.range(0, 40).toArray();
    int[] unlabelled = IntStream.range(40, 200).toArray();

    AdversarialValidation.Result result =
        AdversarialValidation.run(x, labelled, unlabelled, 1, Progress.none());

    assertThat(result.unlikeness()[150]).isGreaterThan(result.unlikeness()[60] + 0.2f);
    assertThat(result.auc())
        .isBetween(0.75, 0.9); // 100 of 160 are told apart: 0.5 · 60/160 + 100/160
  }

  @Test
  void tellsNothingApartInAFairSample() {
    SparseMatrix x = topics(400, 400);
    int[] labelled = IntStream.range(0, 100).toArray();
    int[] unlabelled = IntStream.range(100, 400).toArray();

    assertThat(AdversarialValidation.run(x, labelled, unlabelled, 1, Progress.none()).auc())
        .isEqualTo(0.5, within(0.1));
  }

  @Test
  void worksWithOneLabelledText() {
    SparseMatrix x = topics(20, 10);
    int[] unlabelled = IntStream.range(1, 20).toArray();

    assertThat(
            AdversarialValidation.run(x, new int[] {0}, unlabelled, 1, Progress.none())
                .unlikeness())
        .hasSize(20)
        .doesNotContain(Float.NaN);
  }

  @Test
  void measuresTheAreaAsScikitLearnDoes() {
    // scikit-learn 1.2.1: roc_auc_score([0,0,0,1,1,1,1], [.1,.4,.35,.8,.4,.9,.2])
    float[] scores = {.1f, .4f, .35f, .8f, .4f, .9f, .2f};

    assertThat(RocArea.value(scores, 3)).isEqualTo(0.7916666666666667, within(1e-9));
  }
}
