package marginalia.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import marginalia.jobs.Cancelling;
import marginalia.jobs.Progress;
import marginalia.query.Comparison.Term;
import marginalia.text.Language;
import marginalia.text.Texts;
import marginalia.text.TfIdf;
import org.junit.jupiter.api.Test;

class ComparisonTest {
  private static final List<String> TOPICS = List.of("brakes", "battery", "engine", "window");

  /// Texts about four topics in equal shares, with words that do not matter.
  private static List<String> texts(int n, String mark, long seed) {
    SplittableRandom chance = new SplittableRandom(seed);
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      texts.add(
          "the " + TOPICS.get(i % 4) + " filler" + (char) ('a' + chance.nextInt(20)) + " " + mark);
    }
    return texts;
  }

  private static Comparison.Sides sides(List<String> first, List<String> second) {
    List<String> all = new ArrayList<>(first);
    all.addAll(second);
    TfIdf.Fitted fitted =
        TfIdf.defaults(Language.ENGLISH).fitTransform(Texts.of(all), Progress.none());
    return new Comparison.Sides(
        fitted.matrix(),
        fitted.model(),
        IntStream.range(0, first.size()).toArray(),
        IntStream.range(first.size(), all.size()).toArray(),
        row -> 100 + row);
  }

  private static Comparison compare(Comparison.Sides sides, String without) {
    return Comparison.of(sides, LeftOut.of(without), 10, 1, Progress.none());
  }

  @Test
  void whatBetraysTheOriginIsNamedAndCanBeLeftOut() {
    Comparison.Sides sides = sides(texts(200, "", 1), texts(400, "ticket2019", 2));

    Comparison all = compare(sides, "");
    Comparison without = compare(sides, "digits, length");

    assertThat(all.area().value()).isGreaterThan(0.99);
    assertThat(all.before()).isEmpty();
    Term strongest = all.toSecond().stream().filter(t -> t.terms() == 0).findFirst().orElseThrow();
    assertThat(strongest.words()).contains("ticket2019");
    assertThat(strongest.secondShare()).isGreaterThan(strongest.firstShare());
    assertThat(without.before().orElseThrow().value()).isEqualTo(all.area().value());
    assertThat(without.area().value()).isEqualTo(0.5, within(0.08));
  }

  @Test
  void aWordIsLeftOutWithTheRowsOfWordsThatHoldIt() {
    Comparison.Sides sides = sides(texts(200, "from berlin", 1), texts(200, "from paris", 2));

    Comparison without = compare(sides, "Berlin,paris");

    assertThat(without.before().orElseThrow().value()).isGreaterThan(0.99);
    assertThat(without.area().value()).isEqualTo(0.5, within(0.08));
    assertThat(without.toSecond()).noneMatch(term -> term.words().contains("paris"));
  }

  @Test
  void aTextIsTheMoreProbablyOfTheSecondSetWhateverTheSizes() {
    Comparison larger = compare(sides(texts(60, "berlin", 1), texts(600, "paris", 2)), "");
    Comparison smaller = compare(sides(texts(600, "berlin", 1), texts(60, "paris", 2)), "");

    assertThat(larger.probabilities()).hasSize(660);
    assertThat(larger.probabilities()[0]).isLessThan(0.5f);
    assertThat(larger.probabilities()[659]).isGreaterThan(0.5f);
    assertThat(smaller.probabilities()[0]).isLessThan(0.5f);
    assertThat(smaller.probabilities()[659]).isGreaterThan(0.5f);
  }

  @Test
  void theGapIsClosedByTextsOfTheSecondSetThatAreNotAlike() {
    List<String> second = new ArrayList<>(texts(200, "", 2));
    List<String> fresh =
        List.of(
            "snow chains slip", "radio hisses loudly", "mirror cracked today", "wipers smear rain");
    for (int i = 0; i < 40; i++) {
      second.add(fresh.get(i % 4));
    }
    Comparison found =
        Comparison.of(sides(texts(200, "", 1), second), LeftOut.NOTHING, 4, 1, Progress.none());

    assertThat(found.closing())
        .extracting(candidate -> (candidate.document().value() - 100 - 400) % 4)
        .containsExactlyInAnyOrder(0L, 1L, 2L, 3L);
    assertThat(found.closing()).allMatch(candidate -> candidate.document().value() >= 500);
  }

  @Test
  void equalSeedsGiveEqualResults() {
    Comparison.Sides sides = sides(texts(100, "", 1), texts(150, "new", 2));

    assertThat(compare(sides, "").probabilities()).isEqualTo(compare(sides, "").probabilities());
  }

  @Test
  void aCancelledComparisonEndsInTime() throws Exception {
    Comparison.Sides sides = sides(texts(20_000, "old", 1), texts(40_000, "new", 2));

    Cancelling.endsInTime(progress -> Comparison.of(sides, LeftOut.of("digits"), 50, 1, progress));
  }
}
