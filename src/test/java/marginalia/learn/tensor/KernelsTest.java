package marginalia.learn.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLongArray;
import marginalia.jobs.Jobs;
import marginalia.jobs.Progress;
import marginalia.wording.Notice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KernelsTest {
  private static final SplittableRandom RANDOM = new SplittableRandom(2);

  private static float[] numbers(int length) {
    float[] numbers = new float[length];
    for (int i = 0; i < length; i++) {
      numbers[i] = (float) RANDOM.nextDouble(-1, 1);
    }
    return numbers;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 8, 31, 33, 100, 129})
  void agreeWithPlainLoops(int length) {
    float[] a = numbers(length + 3);
    float[] b = numbers(length + 5);
    float[] into = b.clone();
    float[] grad = numbers(length);
    float[] stepped = b.clone();
    float[] moved = grad.clone();

    float dot = Kernels.dot(a, 3, b, 5, length);
    Kernels.add(0.5f, a, 3, into, 5, length);
    Kernels.step(0.25f, a, stepped, 5, moved, length);

    double expected = 0;
    for (int i = 0; i < length; i++) {
      expected += (double) a[i + 3] * b[i + 5];
      assertThat(into[i + 5]).isCloseTo(b[i + 5] + 0.5f * a[i + 3], within(1e-6f));
      assertThat(stepped[i + 5]).isCloseTo(b[i + 5] + 0.25f * a[i], within(1e-6f));
      assertThat(moved[i]).isCloseTo(grad[i] + 0.25f * b[i + 5], within(1e-6f));
    }
    assertThat(dot).isCloseTo((float) expected, within(1e-5f));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 8, 31, 33, 100, 129})
  void sumsOfRowsAgreeWithSingleRows(int width) {
    RowMatrix matrix = RowMatrix.random(200, width, 4);
    int[] rows = {3, 199, 64, 63, 64};
    float[] weights = {1, 2, -1, 0.5f, 3};
    float[] atOnce = new float[width];
    float[] oneByOne = new float[width];

    matrix.addTo(rows, weights, 1, 5, 0.5f, atOnce);
    for (int i = 1; i < 5; i++) {
      matrix.addTo(rows[i], 0.5f * weights[i], oneByOne);
    }

    assertThat(atOnce).containsExactly(oneByOne, within(1e-6f));
  }

  @Test
  void aCopyForSomeRowsSharesTheOthers() {
    RowMatrix before = RowMatrix.random(300, 4, 1);
    float old = before.at(130, 2);

    RowMatrix after = before.copyFor(new int[] {130, 131});
    after.add(130, 1, new float[] {0, 0, 5, 0}, 0);

    assertThat(before.at(130, 2)).isEqualTo(old);
    assertThat(after.at(130, 2)).isEqualTo(old + 5);
    assertThat(after.at(299, 1)).isEqualTo(before.at(299, 1));
  }

  @Test
  void roundsFollowOneAnotherOnSeveralThreads() throws InterruptedException {
    int tasks = 6;
    AtomicLongArray done = new AtomicLongArray(500);
    long[] early = new long[1];

    Jobs.inline()
        .start(
            "rounds",
            Notice.verbatim("rounds"),
            progress -> {
              Lockstep.run(
                  500,
                  tasks,
                  (round, _) -> {
                    if (round > 0 && done.get((int) round - 1) != tasks) {
                      early[0]++;
                    }
                    done.incrementAndGet((int) round);
                  },
                  progress);
              return 1;
            })
        .await();

    assertThat(early[0]).isZero();
    assertThat(done.get(499)).isEqualTo(tasks);
  }

  @Test
  void quantisedRowsAreCloseToTheRows() {
    RowMatrix matrix = RowMatrix.random(2_000, 6, 8);

    QuantisedRows rows = QuantisedRows.of(matrix, 2, 1, Progress.none());

    double error = 0;
    double size = 0;
    for (int row = 0; row < 2_000; row++) {
      float[] near = new float[6];
      rows.addTo(row, 1, near);
      for (int i = 0; i < 6; i++) {
        error += Math.pow(near[i] - matrix.at(row, i), 2);
        size += Math.pow(matrix.at(row, i), 2);
      }
    }
    assertThat(error / size).isLessThan(0.01);
  }
}
