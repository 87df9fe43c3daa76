package marginalia.learn.fewshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SharesTest {
  private static double[] always(double likelihood) {
    double[] all = new double[20];
    Arrays.fill(all, likelihood);
    return all;
  }

  @Test
  void equalModelsShareAlike() {
    assertThat(Shares.of(List.of(always(0.4), always(0.4)))).containsExactly(0.5, 0.5);
  }

  /// With 0.2 of the weight drawn to equal shares the better of two has (1 + 0.1) / 1.2 at most.
  @Test
  void theBetterOneCountsMoreButNotAlone() {
    double[] shares = Shares.of(List.of(always(0.9), always(0.1)));

    assertThat(shares[0]).isGreaterThan(0.85).isLessThan(1.1 / 1.2);
    assertThat(shares[0] + shares[1]).isEqualTo(1, within(1e-12));
  }

  @Test
  void thoseThatMakeUpForEachOtherBothCount() {
    double[] one = always(0.9);
    double[] other = always(0.9);
    Arrays.fill(one, 0, 10, 0.1);
    Arrays.fill(other, 10, 20, 0.1);

    double[] shares = Shares.of(List.of(one, other, always(0.1)));

    assertThat(shares[0]).isEqualTo(shares[1], within(1e-9));
    assertThat(shares[2]).isLessThan(0.1);
  }
}
