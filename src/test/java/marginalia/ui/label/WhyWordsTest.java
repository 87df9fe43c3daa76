package marginalia.ui.label;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import marginalia.query.Strategies;
import marginalia.session.Why;
import marginalia.wording.Wording;
import org.junit.jupiter.api.Test;

class WhyWordsTest {
  private static final Wording ENGLISH = Wording.in(Locale.ENGLISH);

  @Test
  void aMixtureIsSaidInWords() {
    String said =
        WhyWords.say(new Why.Ranked("margin:0.8+adversarial:0.2", 0.5, 1, 40, 2), ENGLISH);

    assertThat(said).contains("margin 80% + unlikeness 20%");
  }

  @Test
  void everyStrategyHasAName() {
    for (String strategy : Strategies.names()) {
      assertThat(WhyWords.say(new Why.Ranked(strategy, 0.5, 1, 40, 2), ENGLISH)).isNotBlank();
    }
  }
}
