package marginalia.ui.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import marginalia.corpus.LabelId;
import marginalia.corpus.Suggestion;
import marginalia.query.Strategies;
import marginalia.session.Grounds;
import marginalia.session.Why;
import marginalia.wording.Wording;
import org.junit.jupiter.api.Test;

class WhyWordsTest {
  private static final WhyWords ENGLISH =
      new WhyWords(Wording.in(Locale.ENGLISH), label -> "label " + label.value());

  private static Why ranked(String strategy, Optional<Grounds> grounds) {
    return new Why.Ranked(strategy, 0.5, 1, 40, 2, grounds);
  }

  @Test
  void aMixtureIsSaidInWords() {
    String said = ENGLISH.say(ranked("margin:0.8+adversarial:0.2", Optional.empty()));

    assertThat(said).contains("margin 80% + unlikeness 20%");
  }

  @Test
  void everyStrategyHasAName() {
    for (String strategy : Strategies.names()) {
      assertThat(ENGLISH.say(ranked(strategy, Optional.empty()))).isNotBlank();
    }
  }

  @Test
  void whatSpeaksForATextIsSaidFirst() {
    Grounds grounds =
        new Grounds(
            new Suggestion(new LabelId(3), 0.41),
            Optional.of(new Suggestion(new LabelId(5), 0.38)),
            OptionalDouble.of(0.87),
            Optional.of(new Grounds.Scarce(new LabelId(5), 2)));

    String said = ENGLISH.say(ranked("auto", Optional.of(grounds)));

    assertThat(said)
        .startsWith("Why this text: undecided between label 3 (41%) and label 5 (38%)")
        .contains("87%", "label 5 has only 2 answers", "Number 1");
  }

  @Test
  void oneLabelIsInDoubtWhereSeveralMayHold() {
    Grounds grounds =
        new Grounds(
            new Suggestion(new LabelId(3), 0.41),
            Optional.empty(),
            OptionalDouble.empty(),
            Optional.empty());

    assertThat(ENGLISH.say(grounds)).isEqualTo("in doubt about label 3 (41%)");
  }
}
