package marginalia.learn.neural;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DistinctTest {
  @Test
  void eachTokenIsOnceThereAndFoundAgain() {
    int[] batch = {7, 3, 7, 0, 12, 3};

    Distinct distinct = Distinct.of(batch);

    assertThat(distinct.tokens()).containsExactly(0, 3, 7, 12);
    assertThat(distinct.places()).containsExactly(2, 1, 2, 0, 3, 1);
  }

  @Test
  void noTokensAreNone() {
    Distinct distinct = Distinct.of(new int[0]);

    assertThat(distinct.tokens()).isEmpty();
    assertThat(distinct.places()).isEmpty();
  }
}
