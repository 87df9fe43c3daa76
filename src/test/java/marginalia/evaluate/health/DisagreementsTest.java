package marginalia.evaluate.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DisagreementsTest {
  @Test
  void aLabelThatIsMostlyTakenForAnotherStandsOut() {
    List<Twice> twice = new ArrayList<>();
    for (int row = 0; row < 30; row++) {
      twice.add(new Twice(row, Set.of(row % 2), Set.of(row % 2)));
    }
    for (int row = 30; row < 40; row++) {
      twice.add(new Twice(row, Set.of(2), Set.of(row < 38 ? 1 : 2)));
    }

    List<Finding> found = new Disagreements(twice, 4).find();

    assertThat(found).hasSize(1);
    Finding.Unsteady unsteady = (Finding.Unsteady) found.getFirst();
    assertThat(unsteady.labels()).containsExactly(2, 1);
    assertThat(unsteady.texts()).isEqualTo(10);
    assertThat(unsteady.rows()).containsExactly(37, 36, 35, 34, 33, 32, 31, 30);
    // 8 of 10 for the label, 8 of 23 for the one taken instead, 0 of 15: 16 of 48.
    assertThat(unsteady.usual()).isCloseTo(1 / 3.0, within(1e-12));
    // Wilson's lower end for 8 of 10 at z = 1.645 is 0.54077.
    assertThat(unsteady.strength()).isCloseTo((0.54077 - 1 / 3.0) / (2 / 3.0), within(1e-4));
    assertThat(unsteady.action()).isEqualTo(Finding.Action.DESCRIBE);
  }

  @Test
  void nothingStandsOutWhereAllAreAlikeOrLittleIsKnown() {
    List<Twice> alike =
        List.of(
            new Twice(0, Set.of(0), Set.of(1)),
            new Twice(1, Set.of(1), Set.of(0)),
            new Twice(2, Set.of(0), Set.of(0)),
            new Twice(3, Set.of(1), Set.of(1)));

    assertThat(new Disagreements(alike, 2).find()).isEmpty();
    assertThat(new Disagreements(List.of(new Twice(0, Set.of(), Set.of(0))), 2).find()).isEmpty();
    assertThat(new Disagreements(List.of(), 2).find()).isEmpty();
  }

  @Test
  void aLabelThatBothTimesSawIsNotWhatWasGivenInstead() {
    List<Twice> twice = new ArrayList<>();
    for (int row = 0; row < 12; row++) {
      twice.add(new Twice(row, Set.of(0, 1), Set.of(1)));
    }

    List<Finding> found = new Disagreements(twice, 2).find();

    assertThat(found).extracting(Finding::labels).containsExactly(List.of(0));
  }

  @Test
  void whereNothingIsGivenAgainAllStandsOut() {
    List<Twice> twice = new ArrayList<>();
    for (int row = 0; row < 20; row++) {
      twice.add(new Twice(row, Set.of(row % 2), Set.of(1 - row % 2)));
    }

    assertThat(new Disagreements(twice, 2).find()).hasSize(2);
  }
}
