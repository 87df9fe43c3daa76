package marginalia.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import marginalia.jobs.Progress;
import marginalia.learn.Probabilities;
import marginalia.learn.Targets;
import marginalia.learn.linear.LogisticRegression;
import marginalia.text.SparseMatrix;
import org.junit.jupiter.api.Test;

class FoldsTest {
  @Test
  void spreadEachLabelEvenly() {
    int[] y = new int[103];
    Arrays.fill(y, 0, 10, 1);
    Arrays.fill(y, 10, 15, 2);

    int[] fold = Folds.stratified(Targets.single(y, 3), 5, 1);

    for (int f = 0; f < 5; f++) {
      int ones = 0;
      int twos = 0;
      int all = 0;
      for (int row = 0; row < y.length; row++) {
        if (fold[row] == f) {
          all++;
          ones += y[row] == 1 ? 1 : 0;
          twos += y[row] == 2 ? 1 : 0;
        }
      }
      assertThat(ones).isEqualTo(2);
      assertThat(twos).isEqualTo(1);
      assertThat(all).isBetween(20, 21);
    }
  }

  @Test
  void spreadTheRarestLabelWhereThereAreSeveral() {
    int[][] y = new int[20][];
    for (int row = 0; row < y.length; row++) {
      y[row] = row < 4 ? new int[] {0, 1} : row < 18 ? new int[] {0} : new int[0];
    }

    int[] fold = Folds.stratified(Targets.multi(y, 2), 4, 1);

    assertThat(Arrays.copyOf(fold, 4)).containsExactlyInAnyOrder(0, 1, 2, 3);
  }

  @Test
  void refuseASingleFold() {
    assertThatThrownBy(() -> Folds.stratified(Targets.single(new int[3], 1), 1, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1 folds");
  }

  @Test
  void crossValidationScoresNoRowByAModelThatSawIt() {
    // Every row has a feature of its own and nothing else: whoever saw a row knows its label,
    // whoever
    // did not knows only how frequent the labels are.
    int n = 20;
    int[] starts = new int[n + 1];
    int[] columns = new int[n];
    float[] values = new float[n];
    int[] y = new int[n];
    for (int row = 0; row < n; row++) {
      starts[row + 1] = row + 1;
      columns[row] = row;
      values[row] = 1;
      y[row] = row < 15 ? 0 : 1;
    }

    Probabilities p =
        CrossValidation.outOfFold(
            LogisticRegression.defaults(),
            new SparseMatrix(n, starts, columns, values),
            Targets.single(y, 2),
            5,
            1,
            Progress.none());

    for (int row = 0; row < n; row++) {
      assertThat(p.top(row)).isZero();
    }
  }
}
