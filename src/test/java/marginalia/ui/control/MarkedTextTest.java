package marginalia.ui.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.ApplicationTest;

@Tag("ui")
class MarkedTextTest extends ApplicationTest {
  private static Run mark(String text) {
    return new Run(text, Run.Tone.ATTENDED_1, "");
  }

  private long places(Run... runs) {
    MarkedText text = new MarkedText();
    interact(() -> text.show(List.of(runs)));
    return text.getChildren().stream()
        .filter(node -> node instanceof Text plain && plain.getText().equals("\u200b"))
        .count();
  }

  @Test
  void aLineMayEndBetweenMarksWhereItMayEndInTheText() {
    assertThat(places(mark("大"), mark("叶"), mark("种"))).isEqualTo(2);
    assertThat(places(mark("大"), Run.plain("叶"), mark("种"))).isZero();
    assertThat(places(mark("do"), mark("n't"))).isZero();
    assertThat(places(mark("没"), mark("，"))).isZero();
  }
}
