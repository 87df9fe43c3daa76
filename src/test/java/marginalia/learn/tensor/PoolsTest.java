package marginalia.learn.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PoolsTest {
  private static final int WIDTH = 3;

  /// Fewer filters than a vector has lanes, as many, and some more.
  @ParameterizedTest
  @ValueSource(ints = {1, 7, 16, 19, 100})
  void theLargestWindowOfEachFilterAgreesWithPlainLoops(int filters) {
    SplittableRandom random = new SplittableRandom(filters);
    Matrix products = Matrix.zeros(5, WIDTH * filters);
    for (int row = 0; row < products.rows(); row++) {
      for (int column = 0; column < products.columns(); column++) {
        products.set(row, column, (float) random.nextDouble(-1, 1));
      }
    }
    int[] rows = {4, 0, 3, 3, 1, 2};
    Matrix largest = Matrix.zeros(2, filters + 1);
    int[] at = new int[filters + 2];

    Pools.maxOverTime(
        products, rows, 1, 4, new Pools.Bank(WIDTH, filters, 0), largest, 1, 1, at, 2);

    for (int f = 0; f < filters; f++) {
      float expected = Float.NEGATIVE_INFINITY;
      int where = 0;
      for (int t = 1 - WIDTH; t < 4; t++) {
        float sum = 0;
        for (int j = 0; j < WIDTH; j++) {
          sum += t + j < 0 || t + j >= 4 ? 0 : products.at(rows[1 + t + j], j * filters + f);
        }
        if (sum > expected) {
          expected = sum;
          where = t;
        }
      }
      assertThat(largest.at(1, 1 + f)).isCloseTo(expected, within(1e-6f));
      assertThat(at[2 + f]).isEqualTo(where);
    }
  }
}
