package marginalia.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import marginalia.jobs.Progress;
import marginalia.learn.Targets;
import marginalia.text.Language;
import marginalia.wording.Notice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The rule alone, over predictions of 1,000 texts of two labels that are made up.
class JudgementTest {
  private static final int JUDGED = 1_000;
  private static final int LEARNT = 2_000;

  private static Targets truth() {
    int[] y = new int[JUDGED];
    Arrays.setAll(y, i -> i % 2);
    return Targets.single(y, 2);
  }

  /// So many are wrong, spread over the texts, as many of each label.
  private static Targets wrong(int count) {
    int[] y = new int[JUDGED];
    Arrays.setAll(y, i -> i % 2 ^ ((i / 2 * 7919) % (JUDGED / 2) < count / 2 ? 1 : 0));
    return Targets.single(y, 2);
  }

  private static Trial trial(String model, int wrong, int wrongByHalf) {
    return new Trial(model, wrong(wrong), wrong(wrongByHalf), Duration.ofSeconds(2));
  }

  private static Advice advice(
      int answers, int words, int sentences, int fastText, int cnn, int cnnByHalf) {
    Map<String, Duration> passes = new LinkedHashMap<>();
    for (String model : List.of("text-rnn", "text-rcnn", "lstm-stack", "han")) {
      passes.put(model, Duration.ofSeconds(1));
    }
    return new Judgement(
            new Difficulty(answers, 2, 0, words, sentences, Language.ENGLISH, 0.4),
            truth(),
            LEARNT,
            List.of(
                trial("svm", 200, 250),
                trial("fasttext", fastText, fastText + 50),
                trial("dan", 250, 300),
                trial("text-cnn", cnn, cnnByHalf)),
            passes)
        .advice(1, Progress.none());
  }

  /// The linear model has 200 wrong of 1,000, as a part of 2,000 answers, all there are.
  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # wrong by fastText, by TextCNN, words, sentences, recommended
          230, 230,  12, 1, svm
          195, 230,  12, 1, svm
          150, 230,  12, 1, fasttext
          150, 145,  12, 1, fasttext
          150, 100,  12, 1, text-cnn
          230, 100, 200, 9, han
          230, 100, 200, 2, text-cnn
          """)
  void aSimplerModelIsLeftForAPointThatIsNotChance(
      int fastText, int cnn, int words, int sentences, String recommended) {
    Advice advice = advice(LEARNT, words, sentences, fastText, cnn, cnn + 50);

    assertThat(advice.model()).isEqualTo(recommended);
  }

  @Test
  void aGainThatGrowsWithTheTextsIsCarriedOn() {
    // By hand: 10 points, 5 by half; a quarter of the answers is two doublings; 5 points times 0.6
    // and 0.36.
    Advice advice = advice(4 * LEARNT, 12, 1, 230, 100, 200);

    Advice.Option cnn = advice.recommended().orElseThrow();
    assertThat(cnn.model()).isEqualTo("text-cnn");
    assertThat(cnn.gain().value()).isCloseTo(0.10 + 0.05 * 0.96, within(1e-6));
    assertThat(cnn.gain().high() - cnn.gain().value())
        .isGreaterThan(cnn.gain().value() - cnn.gain().low() - 0.02);
    assertThat(cnn.seconds()).isCloseTo(8, within(1e-9));
    assertThat(advice.options().getLast().seconds()).isCloseTo(4 * 8, within(1e-9));
  }

  @Test
  void theReasonsSayWhatCameOfTheTrial() {
    assertThat(advice(LEARNT, 12, 1, 230, 230, 280).reasons())
        .extracting(Notice::key)
        .containsExactly("recommend.linear", "recommend.apart", "recommend.short");
    assertThat(advice(LEARNT, 200, 9, 230, 100, 150).reasons())
        .extracting(Notice::key)
        .containsExactly("recommend.estimated", "recommend.apart", "recommend.long");
  }
}
