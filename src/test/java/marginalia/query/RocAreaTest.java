package marginalia.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RocAreaTest {
  /// By hand: placements of the second set among the first are 1, 1/2 and 1, of the first among the
  /// second 5/6 twice. Variances 1/12 and 0, so the error is √(1/12/3).
  @Test
  void theErrorIsTheOneCalculatedByHand() {
    RocArea area = RocArea.of(new float[] {0.2f, 0.2f, 0.7f, 0.2f, 0.9f}, 2);

    assertThat(area.value()).isEqualTo(5.0 / 6, within(1e-12));
    assertThat(area.standardError()).isEqualTo(Math.sqrt(1.0 / 36), within(1e-12));
    assertThat(area.low()).isEqualTo(5.0 / 6 - 1.959964 / 6, within(1e-6));
    assertThat(area.high()).isEqualTo(1);
  }

  /// Both sets vary. By hand: placements of 0.35, 0.8 among 0.1, 0.4 are 1/2 and 1; of 0.1, 0.4
  /// among 0.35, 0.8 they are 1 and 1/2; each variance is 1/8, so the error is √(1/16 + 1/16).
  @Test
  void bothSetsAddToTheError() {
    RocArea area = RocArea.of(new float[] {0.1f, 0.4f, 0.35f, 0.8f}, 2);

    assertThat(area.value()).isEqualTo(0.75, within(1e-12));
    assertThat(area.standardError()).isEqualTo(Math.sqrt(0.125), within(1e-12));
  }

  /// Area 0.75 of 10 against 10: z = 0.25 / √(21/1200) = 1.8898, upper tail 0.02939.
  @Test
  void theProbabilityIsTheRankSumsUpperTail() {
    assertThat(new RocArea(0.75, 0, 10, 10).probability()).isEqualTo(0.02939, within(1e-5));
    assertThat(new RocArea(0.5, 0, 10, 10).probability()).isEqualTo(0.5, within(1e-6));
    assertThat(new RocArea(0.25, 0, 10, 10).probability()).isEqualTo(0.97061, within(1e-5));
  }

  @Test
  void anEmptySetTellsNothing() {
    RocArea area = RocArea.of(new float[] {0.3f}, 1);

    assertThat(area.value()).isEqualTo(0.5);
    assertThat(area.probability()).isEqualTo(1);
  }
}
