package marginalia.session.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import marginalia.jobs.Progress;
import marginalia.session.Resembling.Basis;
import org.junit.jupiter.api.Test;

class InjectedDamageTest {
  private static InjectedDamage damage(int draws) {
    return new InjectedDamage(
        Path.of("sample-projects/larkspur-bikes/texts.tsv"),
        List.of("Other"),
        Basis.WORDS,
        draws,
        1);
  }

  /// By words alone, and with seven of ten labels harmed, less is seen than by meaning: 7 of 20
  /// damages were named when this was written; one less is allowed.
  @Test
  void damageOfTheSampleIsNamedAmongTheFirstFindings() throws Exception {
    List<InjectedDamage.Draw> draws = damage(4).work().run(Progress.none());

    int named = draws.stream().mapToInt(draw -> draw.named(5)).sum();
    assertThat(named).as("%s", draws).isGreaterThanOrEqualTo(6);
    assertThat(draws).allMatch(draw -> draw.named(5) <= draw.named(10));
  }

  @Test
  void equalSeedsDamageAlike() throws Exception {
    assertThat(damage(1).work().run(Progress.none()))
        .isEqualTo(damage(1).work().run(Progress.none()));
  }
}
