package marginalia.learn.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import marginalia.jobs.Progress;
import org.junit.jupiter.api.Test;

class TsneTest {
  private static double[] distances(double[][] points) {
    int m = points.length;
    double[] distances = new double[m * m];
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < m; j++) {
        for (int d = 0; d < points[i].length; d++) {
          double off = points[i][d] - points[j][d];
          distances[i * m + j] += off * off;
        }
      }
    }
    return distances;
  }

  private static double[][] points(int m, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[][] points = new double[m][6];
    for (int i = 0; i < m; i++) {
      for (int d = 0; d < 6; d++) {
        points[i][d] = random.nextGaussian() + (d == i % 3 ? 8 : 0);
      }
    }
    return points;
  }

  @Test
  void gradientsEqualFiniteDifferences() {
    float[] p = new Tsne(5, 1).joint(distances(points(20, 1)), 20, Progress.none());
    double[] y = new SplittableRandom(2).doubles(40, -1, 1).toArray();
    double[] gradient = new double[40];
    Tsne.gradient(p, y, 1, gradient, Progress.none());

    for (int i = 0; i < 40; i++) {
      double[] up = y.clone();
      double[] down = y.clone();
      up[i] += 1e-5;
      down[i] -= 1e-5;
      double[] unused = new double[40];
      double slope =
          (Tsne.gradient(p, up, 1, unused, Progress.none())
                  - Tsne.gradient(p, down, 1, unused, Progress.none()))
              / 2e-5;
      assertThat(gradient[i]).isCloseTo(slope, within(1e-6));
    }
  }

  @Test
  void everyRowHasThePerplexityAskedFor() {
    int m = 60;
    float[] p = new Tsne(10, 1).joint(distances(points(m, 3)), m, Progress.none());
    double sum = 0;
    for (float value : p) {
      sum += value;
    }

    assertThat(sum).isCloseTo(1, within(1e-5));
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < m; j++) {
        assertThat(p[i * m + j]).isEqualTo(p[j * m + i]);
      }
    }
  }

  @Test
  void threeGroupsStayThree() {
    int m = 90;
    double[] y = Tsne.defaults().embed(distances(points(m, 4)), m, 7, Progress.none());

    int sameGroup = 0;
    for (int i = 0; i < m; i++) {
      int nearest = -1;
      double least = Double.POSITIVE_INFINITY;
      for (int j = 0; j < m; j++) {
        double d = Math.hypot(y[2 * i] - y[2 * j], y[2 * i + 1] - y[2 * j + 1]);
        if (j != i && d < least) {
          least = d;
          nearest = j;
        }
      }
      sameGroup += nearest % 3 == i % 3 ? 1 : 0;
    }
    assertThat(sameGroup).isEqualTo(m);
  }

  @Test
  void equalSeedsGiveEqualMaps() {
    double[] distances = distances(points(30, 5));
    Tsne small = new Tsne(5, 40);

    double[] one = small.embed(distances, 30, 1, Progress.none());

    assertThat(small.embed(distances, 30, 1, Progress.none())).isEqualTo(one);
    assertThat(Arrays.stream(one).allMatch(Double::isFinite)).isTrue();
  }
}
