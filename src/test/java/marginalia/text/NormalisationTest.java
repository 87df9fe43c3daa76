package marginalia.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
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
    List<Normalisation.Stage> stages =
        Normalisation.of(Step.LOWER_CASE, Step.HALF_WIDTH, Step.NFKC).stages("ＯK ﬁ 1");

    assertThat(stages)
        .extracting(Normalisation.Stage::step)
        .containsExactly(Step.NFKC, Step.HALF_WIDTH, Step.LOWER_CASE);
    assertThat(stages)
        .extracting(stage -> stage.text().text())
        .containsExactly("OK fi 1", "OK fi 1", "ok fi 1");
    assertThat(stages)
        .extracting(stage -> stage.text().changed())
        .containsExactly(
            List.of(new Stretch(0, 1), new Stretch(3, 5)), List.of(), List.of(new Stretch(0, 2)));
    assertThat(stages.getFirst().text().original(new Stretch(3, 5))).isEqualTo(new Stretch(3, 4));
  }

  @Test
  void refusesToDoBothAtOnce() {
    assertThatThrownBy(() -> Normalisation.of(Step.SIMPLIFIED, Step.TRADITIONAL))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
