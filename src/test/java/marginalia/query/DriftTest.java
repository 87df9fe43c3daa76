package marginalia.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import marginalia.jobs.Cancelling;
import marginalia.jobs.Progress;
import marginalia.query.Drift.Period;
import marginalia.text.Language;
import marginalia.text.Texts;
import marginalia.text.TfIdf;
import org.junit.jupiter.api.Test;

class DriftTest {
  /// Five years of texts; from the fourth on a third of them speaks of something new.
  private static Drift.Dated years(int perYear) {
    SplittableRandom chance = new SplittableRandom(7);
    List<String> texts = new ArrayList<>();
    List<String> periods = new ArrayList<>();
    for (int year = 2000; year < 2005; year++) {
      for (int i = 0; i < perYear; i++) {
        String word = "word" + (char) ('a' + chance.nextInt(26));
        boolean fresh = year >= 2003 && i % 3 == 0;
        texts.add((fresh ? "neural networks for " : "formal logic for ") + word);
        periods.add(Integer.toString(year));
      }
    }
    texts.add("a single text of its year");
    periods.add("2005");
    TfIdf.Fitted fitted =
        TfIdf.defaults(Language.ENGLISH).fitTransform(Texts.of(texts), Progress.none());
    boolean[] reference = new boolean[texts.size()];
    for (int i = 0; i < reference.length; i++) {
      reference[i] = periods.get(i).compareTo("2002") < 0;
    }
    return new Drift.Dated(
        fitted.matrix(),
        fitted.model(),
        IntStream.range(0, texts.size()).toArray(),
        periods,
        reference);
  }

  @Test
  void theYearsInWhichTheTextsChangeAreMarkedAndTheOthersAreNot() {
    Drift drift = Drift.of(years(300), LeftOut.NOTHING, 300, 1, Progress.none());

    assertThat(drift.periods())
        .extracting(Period::name)
        .containsExactly("2000", "2001", "2002", "2003", "2004");
    assertThat(drift.skipped()).containsExactly("2005");
    assertThat(drift.periods())
        .extracting(Period::significant)
        .containsExactly(false, false, false, true, true);
    assertThat(drift.periods())
        .extracting(Period::inReference)
        .containsExactly(true, true, false, false, false);
    Period last = drift.periods().getLast();
    // A third is told apart, the rest is not: 1/3 + 2/3 · 1/2.
    assertThat(last.area().value()).isEqualTo(2.0 / 3, within(0.08));
    assertThat(drift.periods())
        .allSatisfy(period -> assertThat(period.control()).isEqualTo(0.5, within(0.02)));
    assertThat(last.rising()).anyMatch(term -> term.words().contains("neural"));
    assertThat(last.falling()).anyMatch(term -> term.words().contains("logic"));
  }

  @Test
  void bothSidesAreEquallyLargeAndEqualSeedsGiveEqualResults() {
    Drift.Dated dated = years(80);

    Drift first = Drift.of(dated, LeftOut.NOTHING, 50, 3, Progress.none());
    Drift second = Drift.of(dated, LeftOut.NOTHING, 50, 3, Progress.none());

    assertThat(first)
        .isEqualTo(second)
        .satisfies(drift ->
            assertThat(drift.periods())
                .allMatch(p -> p.area().firsts() == 50 && p.area().seconds() == 50));
  }

  /// Holm's own order: 0.01, 0.02 and 0.04 of four count 4, 3 and 2 times, 0.03 between them as
  /// much as 0.02 does at least.
  @Test
  void probabilitiesAreCorrectedAsHolmDoes() {
    List<Period> corrected =
        Drift.holm(List.of(period(0.04), period(0.01), period(0.02), period(0.03)));

    assertThat(corrected)
        .extracting(Period::probability)
        .usingElementComparator((a, b) -> Math.abs(a - b) < 1e-12 ? 0 : Double.compare(a, b))
        .containsExactly(0.06, 0.04, 0.06, 0.06);
  }

  private static Period period(double probability) {
    return new Period(
        "p", 50, false, new RocArea(0.6, 0.01, 50, 50), probability, 0.5, List.of(), List.of());
  }

  @Test
  void aCancelledJobEndsInTime() throws Exception {
    Drift.Dated dated = years(4_000);

    Cancelling.endsInTime(progress -> Drift.of(dated, LeftOut.NOTHING, 4_000, 1, progress));
  }
}
