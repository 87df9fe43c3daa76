package marginalia.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import marginalia.jobs.Cancelling;
import marginalia.jobs.Progress;
import marginalia.learn.LabelSet;
import marginalia.learn.Targets;
import marginalia.text.Language;
import marginalia.text.Texts;
import marginalia.wording.Notice;
import org.junit.jupiter.api.Test;

class AdvisingTest {
  private static final LabelSet LABELS = LabelSet.of(List.of("a", "b"), LabelSet.Rule.ONE);

  /// Texts of ten words by chance; the label is whether a word of the first half occurs.
  private static Answered plain(int n) {
    SplittableRandom random = new SplittableRandom(1);
    List<String> texts = new ArrayList<>();
    int[] y = new int[n];
    for (int i = 0; i < n; i++) {
      y[i] = i % 2;
      StringBuilder text = new StringBuilder(y[i] == 0 ? "anvil" : "brick");
      for (int word = 0; word < 9; word++) {
        text.append(" w").append(random.nextInt(60));
      }
      texts.add(text + ".");
    }
    return new Answered(Texts.of(texts), Targets.single(y, 2), LABELS, Language.ENGLISH);
  }

  @Test
  void fewAnswersNeedNoTrial() throws IOException {
    Advice advice = new Advising(plain(Advising.LEAST - 1), 1).run(Progress.none());

    assertThat(advice.model()).isEqualTo("svm");
    assertThat(advice.options()).isEmpty();
    assertThat(advice.recommended()).isEmpty();
    assertThat(advice.reasons()).extracting(Notice::key).containsExactly("recommend.few");
  }

  @Test
  void whatSingleWordsTellIsLeftToTheLinearModel() throws IOException {
    Advice advice = new Advising(plain(240), 1).run(Progress.none());

    assertThat(advice.model()).isEqualTo("svm");
    assertThat(advice.reasons()).extracting(Notice::key).first().isEqualTo("recommend.easy");
    assertThat(advice.options())
        .extracting(Advice.Option::model)
        .containsExactly(
            "svm", "fasttext", "dan", "text-cnn", "text-rnn", "text-rcnn", "lstm-stack", "han");
    assertThat(advice.options()).allMatch(option -> option.seconds() > 0);
    assertThat(advice.options())
        .allSatisfy(option -> {
          assertThat(option.gain().low()).isLessThanOrEqualTo(option.gain().value());
          assertThat(option.gain().high()).isGreaterThanOrEqualTo(option.gain().value());
        });
    assertThat(advice.difficulty())
        .isEqualTo(
            new Difficulty(240, 2, 0, 10, 1, Language.ENGLISH, advice.difficulty().nearness()));
    assertThat(advice.difficulty().nearness()).isBetween(0.1, 0.9);
  }

  @Test
  void stopsWhenToldTo() throws Exception {
    Answered answered = plain(4_000);

    Cancelling.endsInTime(progress -> new Advising(answered, 1).run(progress));
  }
}
