package marginalia.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import marginalia.query.Strategies;
import marginalia.wording.NoticeException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MixtureTest {
  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # strategy,                        base,    unlike
          margin,                            margin,  0
          entropy:0.25+adversarial:0.75,     entropy, 0.75
          adversarial,                       margin,  1
          """)
  void readsWhatTheProjectKeeps(String strategy, String base, double unlike) {
    assertThat(Mixture.of(strategy)).isEqualTo(new Mixture(base, unlike));
  }

  @ParameterizedTest
  @CsvSource({"margin,0", "margin,0.2", "entropy,1", "random,0.5", "least-confidence,0.99"})
  void writesWhatTheEngineReads(String base, double unlike) throws NoticeException {
    String strategy = new Mixture(base, unlike).strategy();

    assertThat(Strategies.strategy(strategy)).isNotNull();
    assertThat(Mixture.of(strategy).unlike()).isEqualTo(unlike);
  }
}
