package marginalia.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class StoppingCriterionTest {
  private final StoppingCriterion criterion = StoppingCriterion.defaults();

  @Test
  void threeComparisonsInARowMustAgree() {
    assertThat(criterion.reached(List.of(0.5, 0.995, 0.99, 0.99))).isTrue();
    assertThat(criterion.reached(List.of(0.995, 0.98, 0.99))).isFalse();
    assertThat(criterion.reached(List.of(1.0, 1.0))).isFalse();
    assertThat(criterion.reached(List.of())).isFalse();
  }

  @Test
  void nonsenseIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new StoppingCriterion(1, 3));
    assertThatIllegalArgumentException().isThrownBy(() -> new StoppingCriterion(0.9, 0));
  }
}
