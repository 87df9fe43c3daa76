package marginalia.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import marginalia.jobs.Job;
import marginalia.jobs.JobState;
import marginalia.jobs.Jobs;
import marginalia.jobs.Progress;
import marginalia.wording.Notice;
import org.junit.jupiter.api.Test;

class TfIdfTest {
  private static final TfIdf ENGLISH =
      TfIdf.of(TextSettings.of(Segmentation.UNICODE_WORDS, new Span(1, 2)));
  private static final TfIdf CHINESE = TfIdf.defaults(Language.CHINESE);

  private static TfIdf.Fitted fit(TfIdf settings, String... texts) {
    return settings.fitTransform(Texts.of(List.of(texts)), Progress.none());
  }

  private static TfIdf single(Limits limits) {
    return TfIdf.of(TextSettings.of(Segmentation.UNICODE_WORDS, new Span(1, 1))).with(limits);
  }

  private static Map<String, Float> row(TfIdfModel model, SparseMatrix x, int row) {
    Map<String, Float> entries = new TreeMap<>();
    for (int i = x.starts()[row]; i < x.starts()[row + 1]; i++) {
      entries.put(model.feature(x.indices()[i]), x.values()[i]);
    }
    return entries;
  }

  @Test
  void weighsAsScikitLearnDoes() {
    // scikit-learn 1.2.1, TfidfVectorizer(token_pattern=r"\w+|[^\w\s]", ngram_range=(1, 2),
    // sublinear_tf=True)
    TfIdf.Fitted fitted =
        fit(ENGLISH, "the cat sat on the mat", "the dog sat", "Cats and dogs, the CAT");

    Map<String, Float> first = row(fitted.model(), fitted.matrix(), 0);
    assertThat(first)
        .containsOnlyKeys(
            "cat", "cat sat", "mat", "on", "on the", "sat", "sat on", "the", "the cat", "the mat");
    assertThat(first.get("cat")).isCloseTo(0.257322f, within(1e-5f));
    assertThat(first.get("the")).isCloseTo(0.338348f, within(1e-5f));
    assertThat(first.get("the mat")).isCloseTo(0.338348f, within(1e-5f));
    Map<String, Float> third = row(fitted.model(), fitted.matrix(), 2);
    assertThat(third).hasSize(11);
    assertThat(third.get("dogs ,")).isCloseTo(0.324347f, within(1e-5f));
    assertThat(third.get("the")).isCloseTo(0.191564f, within(1e-5f));
  }

  @Test
  void foldsWidthAndCaseAndAccentsInWhateverFormTheyCome() {
    TfIdf.Fitted fitted = fit(ENGLISH, "Caf\u00e9 ＡＢＣ１", "cafe\u0301 abc1");

    assertThat(row(fitted.model(), fitted.matrix(), 0))
        .containsOnlyKeys("café", "abc1", "café abc1")
        .isEqualTo(row(fitted.model(), fitted.matrix(), 1));
  }

  @Test
  void cutsChineseIntoCharactersAndKeepsForeignWordsWhole() {
    TfIdf.Fitted fitted = fit(CHINESE, "买iPhone！！ 好");

    assertThat(row(fitted.model(), fitted.matrix(), 0))
        .containsOnlyKeys(
            "买",
            "iphone",
            "!",
            "␣",
            "好",
            "买iphone",
            "iphone!",
            "!␣",
            "␣好",
            "买iphone!",
            "iphone!␣",
            "!␣好");
  }

  @Test
  void readsEmojiRightToLeftAndControlCharacters() {
    TfIdf.Fitted fitted = fit(ENGLISH, "👍\u0001 שלום", "", " \t ", "👍");

    assertThat(row(fitted.model(), fitted.matrix(), 0)).containsOnlyKeys("👍", "שלום", "👍 שלום");
    assertThat(fitted.matrix().rows()).isEqualTo(4);
    assertThat(row(fitted.model(), fitted.matrix(), 1)).isEmpty();
    assertThat(row(fitted.model(), fitted.matrix(), 2)).isEmpty();
  }

  @Test
  void transformsTheTextsItWasFittedOnIntoTheSameMatrix() {
    Texts texts = Texts.of(manyTexts());
    TfIdf.Fitted fitted = ENGLISH.fitTransform(texts, Progress.none());

    SparseMatrix again = fitted.model().transform(texts, Progress.none());

    assertSame(again, fitted.matrix());
  }

  @Test
  void givesTheSameMatrixOnSeveralThreads() throws InterruptedException {
    Texts texts = Texts.of(manyTexts());
    TfIdf.Fitted alone = ENGLISH.fitTransform(texts, Progress.none());
    try (Jobs jobs = Jobs.inline()) {
      Job<TfIdf.Fitted> job =
          jobs.start(
              "fit", Notice.verbatim("fit"), progress -> ENGLISH.fitTransform(texts, progress));

      assertThat(job.await()).isInstanceOf(JobState.Done.class);
      if (job.await() instanceof JobState.Done<TfIdf.Fitted>(TfIdf.Fitted together)) {
        assertSame(together.matrix(), alone.matrix());
        assertThat(together.model().feature(17)).isEqualTo(alone.model().feature(17));
      }
    }
  }

  private static void assertSame(SparseMatrix a, SparseMatrix b) {
    assertThat(a.columns()).isEqualTo(b.columns());
    assertThat(a.starts()).isEqualTo(b.starts());
    assertThat(a.indices()).isEqualTo(b.indices());
    assertThat(a.values()).isEqualTo(b.values());
  }

  private static List<String> manyTexts() {
    Random random = new Random(1);
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < 5_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int word = 0; word < 12; word++) {
        int number = (int) Math.abs(random.nextGaussian() * 300);
        text.append('w').append(number).append(number % 7 == 0 ? ", " : " ");
      }
      texts.add(text.toString());
    }
    return texts;
  }

  @Test
  void leavesRareFeaturesOutAndKeepsTheMostFrequent() {
    TfIdf.Fitted twice = fit(single(new Limits(2, 1, 100)), "a b c", "a b d", "a e");
    TfIdf.Fitted capped = fit(single(new Limits(1, 1, 1)), "a b c", "a b d", "a e");

    assertThat(twice.model().columns()).isEqualTo(2);
    assertThat(twice.model().feature(0)).isEqualTo("a");
    assertThat(capped.model().columns()).isEqualTo(1);
    assertThat(row(capped.model(), capped.matrix(), 2)).containsEntry("a", 1f);
  }

  @Test
  void fitsNothingAtAll() {
    TfIdf.Fitted fitted = fit(ENGLISH);

    assertThat(fitted.matrix().rows()).isZero();
    assertThat(fitted.model().transform(Texts.of(List.of("x")), Progress.none()).nonZeros())
        .isZero();
  }

  @Test
  void refusesNGramsWithoutUnits() {
    assertThatThrownBy(() -> new Span(0, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("from 1 to 8");
  }

  @Test
  void recognisesChineseByItsShareOfIdeographs() {
    assertThat(Language.of(List.of("今天天气不错 ok"))).isEqualTo(Language.CHINESE);
    assertThat(Language.of(List.of("The word 茶 means tea"))).isEqualTo(Language.ENGLISH);
    assertThat(Language.of(List.of("", "123"))).isEqualTo(Language.ENGLISH);
  }

  @Test
  void measuresTheCosineOfRows() {
    SparseMatrix x =
        new SparseMatrix(3, new int[] {0, 2, 3, 3}, new int[] {0, 2, 2}, new float[] {3, 4, 2});

    assertThat(x.cosine(0, 1)).isCloseTo(0.8, within(1e-12));
    assertThat(x.cosine(0, 2)).isZero();
    assertThat(x.select(new int[] {1, 0}).cosine(0, 1)).isCloseTo(0.8, within(1e-12));
  }
}
