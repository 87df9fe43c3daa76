package marginalia.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import marginalia.learn.Targets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SelfAgreementTest {
  /// By hand: with e = 0.1 and two labels 0.81 + 0.01 = 0.82; with e = 0.2 and five labels 0.64 +
  /// 0.04 / 4 = 0.65.
  @ParameterizedTest
  @CsvSource({"0.82,2,0.1", "0.65,5,0.2", "1,3,0", "0.1,2,0.5"})
  void theChanceOfAWrongAnswerFollowsFromTheAgreement(double agreement, int k, double error) {
    assertThat(SelfAgreement.error(agreement, k)).isCloseTo(error, within(1e-9));
  }

  @Test
  void steadyAnswersSetNoCeiling() {
    Targets answers = Targets.single(new int[] {0, 1, 2, 1}, 3);

    assertThat(SelfAgreement.of(answers, answers)).isEqualTo(new SelfAgreement(4, 4, 1, 1, 1));
  }

  @Test
  void theCeilingIsWhatAPerfectModelIsFoundToHave() {
    int n = 20_000;
    int k = 4;
    SplittableRandom random = new SplittableRandom(5);
    int[] truth = random.ints(n, 0, k).toArray();
    Targets first = Targets.single(wrong(truth, k, 0.15, random), k);
    Targets second = Targets.single(wrong(truth, k, 0.15, random), k);

    SelfAgreement found = SelfAgreement.of(first, second);
    Scores perfect = Scores.of(first, Targets.single(truth, k));

    assertThat(found.accuracyCeiling()).isCloseTo(perfect.accuracy(), within(0.01));
    assertThat(found.macroF1Ceiling()).isCloseTo(perfect.macroF1(), within(0.02));
  }

  private static int[] wrong(int[] truth, int k, double error, SplittableRandom random) {
    int[] said = truth.clone();
    for (int i = 0; i < said.length; i++) {
      if (random.nextDouble() < error) {
        said[i] = (said[i] + 1 + random.nextInt(k - 1)) % k;
      }
    }
    return said;
  }

  @Test
  void nothingAnsweredTwiceIsRefused() {
    Targets none = Targets.single(new int[0], 2);

    assertThatIllegalArgumentException().isThrownBy(() -> SelfAgreement.of(none, none));
  }
}
