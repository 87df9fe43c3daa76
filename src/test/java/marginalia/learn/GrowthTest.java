package marginalia.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class GrowthTest {
  @Test
  void growsEvenly() {
    Growth growth = Growth.of(10, 2, 3);

    assertThat(growth.seconds(10)).isEqualTo(2, within(1e-9));
    assertThat(growth.seconds(20)).isEqualTo(3, within(1e-9));
    assertThat(growth.seconds(110)).isEqualTo(12, within(1e-9));
  }

  @Test
  void aSecondFitThatIsFasterByChanceDoesNotMakeManyTextsCostNothing() {
    assertThat(Growth.of(10, 2, 1.5).seconds(1_000)).isEqualTo(2, within(1e-9));
  }
}
