package marginalia.learn.fewshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import marginalia.learn.tensor.Elementwise;
import marginalia.learn.tensor.Matrix;
import org.junit.jupiter.api.Test;

class ContrastTest {
  private static final int WIDTH = 5;
  private static final int[][] LABELS = {{0}, {1}, {0, 1}, {}, {2}, {0}, {1}};

  private static Matrix random(int rows, int columns, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] values = new float[rows * columns];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextDouble(-1, 1);
    }
    return Matrix.of(rows, columns, values);
  }

  private static Matrix units(Matrix rows) {
    for (int row = 0; row < rows.rows(); row++) {
      Matrix one = rows.rows(row, row + 1);
      Elementwise.scale((float) (1 / Math.sqrt(Elementwise.squaredNorm(one))), one);
    }
    return rows;
  }

  @Test
  void itsSlopeIsThatOfFiniteDifferences() {
    Contrast contrast = new Contrast(units(random(LABELS.length, WIDTH, 1)), LABELS);
    Matrix map = random(WIDTH, WIDTH, 2);
    Matrix gradient = map.like();
    contrast.slope(map, gradient);

    float step = 2e-3f;
    for (int row = 0; row < WIDTH; row++) {
      for (int column = 0; column < WIDTH; column++) {
        float here = map.at(row, column);
        map.set(row, column, here + step);
        double above = contrast.slope(map, map.like());
        map.set(row, column, here - step);
        double below = contrast.slope(map, map.like());
        map.set(row, column, here);
        assertThat((double) gradient.at(row, column))
            .isEqualTo((above - below) / (2 * step), within(5e-3));
      }
    }
  }

  @Test
  void aMapThatBringsFriendsTogetherLosesLess() {
    Matrix x = units(random(LABELS.length, WIDTH, 3));
    Contrast contrast = new Contrast(x, LABELS);
    Matrix map = Matrix.zeros(WIDTH, WIDTH);
    for (int i = 0; i < WIDTH; i++) {
      map.set(i, i, 1);
    }
    Matrix gradient = map.like();
    double before = contrast.slope(map, gradient);

    for (int i = 0; i < 50; i++) {
      Elementwise.add(-0.05f, gradient, map);
      contrast.slope(map, gradient);
    }

    assertThat(contrast.slope(map, gradient)).isLessThan(before * 0.9);
  }
}
