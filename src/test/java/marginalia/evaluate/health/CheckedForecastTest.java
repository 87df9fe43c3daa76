package marginalia.evaluate.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import marginalia.jobs.Progress;
import marginalia.learn.Targets;
import marginalia.learn.linear.LogisticRegression;
import marginalia.text.Language;
import marginalia.text.SparseMatrix;
import marginalia.text.Texts;
import marginalia.text.TfIdf;
import org.junit.jupiter.api.Test;

class CheckedForecastTest {
  private static final int TEXTS = 60;

  /// The first two labels have the same words, the third its own.
  private static List<CheckedForecast> check(int pairs) {
    List<String> texts =
        IntStream.range(0, TEXTS)
            .mapToObj(i -> i % 3 == 2 ? "green grass grows " + i : "the red sun sets " + i)
            .toList();
    SparseMatrix x =
        TfIdf.defaults(Language.ENGLISH).fitTransform(Texts.of(texts), Progress.none()).matrix();
    Targets y = Targets.single(IntStream.range(0, TEXTS).map(i -> i % 3).toArray(), 3);
    return CheckedForecast.of(LogisticRegression.defaults(), x, y, 3, pairs, 1, Progress.none());
  }

  @Test
  void labelsThatAreTakenForEachOtherComeFirstAndTheirMergeIsForetold() {
    CheckedForecast first = check(1).getFirst();

    assertThat(List.of(first.from(), first.into())).containsExactly(0, 1);
    assertThat(first.before()).isLessThan(0.8);
    assertThat(first.foretold()).isEqualTo(1, within(1e-9));
    assertThat(first.learnt()).isEqualTo(1, within(1e-9));
  }

  @Test
  void everyPairIsMergedOnceAtMost() {
    assertThat(check(3))
        .extracting(c -> c.from() * 3 + c.into())
        .containsExactlyInAnyOrder(1, 2, 5);
    assertThatIllegalArgumentException().isThrownBy(() -> check(4));
  }
}
