package marginalia.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import marginalia.text.Normalisation.Step;
import org.junit.jupiter.api.Test;

class NormalisationTest {
  @Test
  void foldsFormsWidthAndCase() {
    assertThat(Normalisation.defaults().apply("ﬁne ＡＢＣ １").text()).isEqualTo("fine abc 1");
    assertThat(Normalisation.of(Step.HALF_WIDTH).apply("ＡＢ　ﬁ").text()).isEqualTo("AB ﬁ");
    assertThat(Normalisation.of().apply("ＡB").text()).isEqualTo("ＡB");
  }

  @Test
  void turnsTraditionalCharactersIntoSimplifiedOnesAndBack() {
    assertThat(Normalisation.of(Step.SIMPLIFIED).apply("憂鬱的 Tea 臺灣").text())
        .isEqualTo("忧郁的 Tea 台湾");
    assertThat(Normalisation.of(Step.TRADITIONAL).apply("我们喝茶").text()).isEqualTo("我們喝茶");
  }

  @Test
  void knowsWhereEachCharacterCameFrom() {
    String original = "e\u0301 ﬁx 灣";

    Normalised result = Normalisation.of(Step.NFKC, Step.SIMPLIFIED).apply(original);

    assertThat(result.text()).isEqualTo("é fix 湾");
    int f = result.text().indexOf("fix");
    assertThat(original.substring(result.originalStart(f), result.originalEnd(f + 3)))
        .isEqualTo("ﬁx");
    assertThat(original.substring(result.originalStart(0), result.originalEnd(1)))
        .isEqualTo("e\u0301");
    assertThat(original.substring(result.originalStart(6), result.originalEnd(7))).isEqualTo("灣");
    assertThat(result.originalEnd(0)).isZero();
  }

  @Test
  void showsWhatEachStepDoes() {
    assertThat(Normalisation.of(Step.LOWER_CASE, Step.HALF_WIDTH).preview("ＯK"))
        .containsExactly(
            new Normalisation.Preview(Step.HALF_WIDTH, "ＯK", "OK"),
            new Normalisation.Preview(Step.LOWER_CASE, "OK", "ok"));
  }

  @Test
  void refusesToDoBothAtOnce() {
    assertThatThrownBy(() -> Normalisation.of(Step.SIMPLIFIED, Step.TRADITIONAL))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
