package marginalia.ui.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import marginalia.query.ScoringStrategy;
import marginalia.query.Strategies;
import marginalia.wording.NoticeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BlendTest {
  @ParameterizedTest
  @CsvSource({
    "margin,margin",
    "entropy:0.25+adversarial:0.75,adversarial:0.75+entropy:0.25",
    "margin:2+random:2,margin:0.50+random:0.50",
    "mixture,margin:0.80+adversarial:0.20"
  })
  void whatIsReadIsWrittenAgain(String strategy, String written) {
    assertThat(Blend.of(strategy, 0.5).strategy()).contains(written);
  }

  @Test
  void theAutomaticChoiceShowsWhatItMixesNow() {
    assertThat(Blend.of("auto", 0.5).shares()).containsEntry("adversarial", 0.2);
    assertThat(Blend.of("auto", 1).shares())
        .containsEntry("adversarial", 0.4)
        .containsEntry("rare-labels", 0.6);
  }

  @Test
  void slidersAtZeroAreNoStrategy() {
    assertThat(Blend.of("margin", 0.5).with("margin", 0).strategy()).isEmpty();
  }

  @Test
  void everyMixtureIsOneTheEngineReads() throws NoticeException {
    List<String> scoring =
        Strategies.names().stream().filter(name -> !name.equals("mixture")).toList();
    for (String name : scoring) {
      if (Strategies.strategy(name) instanceof ScoringStrategy) {
        String strategy = Blend.of("margin", 0.5).with(name, 0.37).strategy().orElseThrow();

        assertThat(Strategies.strategy(strategy)).as(strategy).isNotNull();
      }
    }
  }
}
