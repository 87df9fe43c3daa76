package marginalia.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import marginalia.learn.Targets;
import org.junit.jupiter.api.Test;

class AgreementTest {
  /// 50 proposals, two readers: 20 times both yes, 15 both no, 5 and 10 split; κ = 0.4 (the worked
  /// example in Cohen's measure as textbooks give it).
  @Test
  void kappaOfTheWorkedExample() {
    int[] first = new int[50];
    int[] second = new int[50];
    for (int i = 0; i < 50; i++) {
      first[i] = i < 25 ? 1 : 0;
      second[i] = i < 20 || i >= 40 ? 1 : 0;
    }

    assertThat(Agreement.cohenKappa(Targets.single(first, 2), Targets.single(second, 2)))
        .isCloseTo(0.4, within(1e-12));
  }

  @Test
  void severalLabelsAreTheMeanOverTheLabels() {
    Targets first = Targets.multi(new int[][] {{0}, {0, 1}, {1}, {}}, 2);
    Targets second = Targets.multi(new int[][] {{0}, {0}, {}, {}}, 2);

    // Label 0 agrees always: 1. Label 1: same 1/2, chance 1/2·0 + 1/2·1 = 1/2: 0.
    assertThat(Agreement.cohenKappa(first, second)).isCloseTo(0.5, within(1e-12));
  }

  @Test
  void oneLabelAloneIsFullAgreement() {
    Targets same = Targets.single(new int[] {1, 1, 1}, 2);

    assertThat(Agreement.cohenKappa(same, same)).isEqualTo(1);
  }

  @Test
  void differentTextsAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            Agreement.cohenKappa(
                Targets.single(new int[] {1}, 2), Targets.single(new int[] {1, 0}, 2)));
  }
}
