package marginalia.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import marginalia.jobs.Progress;
import org.junit.jupiter.api.Test;

class TextSettingsTest {
  private static final TextSettings WORDS =
      TextSettings.of(Segmentation.UNICODE_WORDS, new Span(1, 1));

  private static TfIdf.Fitted fit(TfIdf settings, String... texts) {
    return settings.fitTransform(Texts.of(List.of(texts)), Progress.none());
  }

  private static Set<String> names(TfIdf.Fitted fitted) {
    Set<String> names = new TreeSet<>();
    for (int column = 0; column < fitted.model().columns(); column++) {
      names.add(fitted.model().feature(column));
    }
    return names;
  }

  @Test
  void keepsCapitalsIfTold() {
    TextSettings kept = WORDS.with(Normalisation.of(Normalisation.Step.NFKC));

    assertThat(names(fit(TfIdf.of(kept), "US us ＵＳ"))).containsExactly("US", "us");
  }

  @Test
  void cutsChineseIntoWordsOfTheDictionary() {
    TextSettings words = TextSettings.of(Segmentation.DICTIONARY, new Span(1, 2));

    assertThat(names(fit(TfIdf.of(words), "我们喜欢喝茶 ok")))
        .contains("我们", "喜欢", "我们 喜欢", "ok")
        .doesNotContain("们", "喜");
  }

  @Test
  void setsWordsBesideCharacters() {
    TextSettings both = TextSettings.of(Segmentation.CHARACTERS_AND_WORDS, new Span(1, 1));

    assertThat(names(fit(TfIdf.of(both), "我们喜欢"))).contains("我", "们", "我们", "喜欢", "我们喜欢");
  }

  @Test
  void leavesStopWordsOut() {
    TfIdf.Fitted fitted = fit(TfIdf.of(WORDS.with(StopWords.ENGLISH)), "The tea is in the pot");

    assertThat(names(fitted)).containsExactly("pot", "tea");
  }

  @Test
  void givesWordsOfOneStemOneFeature() {
    TfIdf.Fitted fitted =
        fit(TfIdf.of(WORDS.with(Stemming.ENGLISH)), "connected", "connection", "connects tea");

    assertThat(names(fitted)).containsExactly("connect", "tea");
    assertThat(fitted.matrix().cosine(0, 1)).isCloseTo(1, within(1e-6));
  }

  @Test
  void stemsByDefaultOnlyWhereTextsAreFew() {
    assertThat(Stemming.IF_FEW_TEXTS.resolved(19_999)).isEqualTo(Stemming.ENGLISH);
    assertThat(Stemming.IF_FEW_TEXTS.resolved(20_000)).isEqualTo(Stemming.NONE);
  }

  @Test
  void cutsWordsIntoLetters() {
    TfIdf.Fitted fitted = fit(TfIdf.of(WORDS.withLetters(new Span(3, 4))), "teas", "tease");

    // teas: <te tea eas as> <tea teas eas>, and the word; of tease: <te tea eas are shared, and
    // <tea, teas.
    assertThat(fitted.matrix().starts()).containsExactly(0, 8, 18);
    assertThat(fitted.matrix().cosine(0, 1)).isGreaterThan(0.2);
  }

  @Test
  void scalesRowsAsTold() {
    Weighting sums =
        new Weighting(Weighting.Counts.PLAIN, Weighting.Rarity.NONE, Weighting.Norm.L1);
    Weighting plain =
        new Weighting(Weighting.Counts.PLAIN, Weighting.Rarity.SHARP, Weighting.Norm.NONE);

    TfIdf.Fitted summed = fit(TfIdf.of(WORDS).with(sums), "a a a b");
    TfIdf.Fitted raw = fit(TfIdf.of(WORDS).with(plain), "a a", "b");

    assertThat(summed.matrix().values()).containsExactlyInAnyOrder(0.75f, 0.25f);
    // 2 · (ln(2/1) + 1) and 1 · (ln(2/1) + 1)
    assertThat(raw.matrix().values()[0]).isCloseTo(3.386294f, within(1e-5f));
    assertThat(raw.matrix().values()[1]).isCloseTo(1.693147f, within(1e-5f));
  }

  @Test
  void leavesOutWhatIsInTooManyTexts() {
    TfIdf half = TfIdf.of(WORDS).with(new Limits(1, 0.5, 100));

    assertThat(names(fit(half, "a b", "a c", "a b", "a d"))).containsExactly("b", "c", "d");
  }

  @Test
  void growsByColumnsBehindItsOwn() {
    TfIdf.Fitted fitted = fit(TfIdf.of(WORDS), "a b", "a c");

    TfIdfModel grown =
        fitted.model().grown(Texts.of(List.of("a new", "new word")), Progress.none());

    assertThat(grown.columns()).isEqualTo(fitted.model().columns() + 2);
    for (int column = 0; column < fitted.model().columns(); column++) {
      assertThat(grown.feature(column)).isEqualTo(fitted.model().feature(column));
      assertThat(grown.idf(column)).isEqualTo(fitted.model().idf(column));
    }
    assertThat(grown.feature(3)).isEqualTo("new");
    // ln((1 + 4) / (1 + 2)) + 1
    assertThat(grown.idf(3)).isCloseTo(1.510826f, within(1e-5f));
    assertThat(grown.transform(Texts.of(List.of("new")), Progress.none()).nonZeros()).isEqualTo(1);
  }

  @Test
  void countsWordsItDoesNotKnow() {
    TfIdf.Fitted fitted = fit(TfIdf.of(WORDS), "a b", "a c");

    Unseen unseen =
        Unseen.of(
            fitted.model(),
            Texts.of(List.of("a x x y", "", "b a")),
            (_, column) -> !fitted.model().feature(column).equals("c"),
            Progress.none());

    assertThat(unseen.words(0)).isEqualTo(4);
    assertThat(unseen.unseen(0)).isEqualTo(3);
    assertThat(unseen.words(1)).isZero();
    assertThat(unseen.share(new int[] {0, 2})).isCloseTo(0.5, within(1e-12));
    assertThat(unseen.share(new int[] {1})).isZero();
  }

  @Test
  void isReadBackWithAllItsSettings() throws IOException {
    TextSettings text =
        new TextSettings(
            Normalisation.of(Normalisation.Step.NFKC, Normalisation.Step.SIMPLIFIED),
            Segmentation.CHARACTERS_AND_WORDS,
            StopWords.CHINESE,
            Stemming.ENGLISH,
            new Span(1, 2),
            Optional.of(new Span(3, 4)));
    Weighting weighting =
        new Weighting(Weighting.Counts.ONCE, Weighting.Rarity.SHARP, Weighting.Norm.L1);
    TfIdf settings = new TfIdf(text, weighting, new Limits(1, 0.9, 1_000));
    TfIdf.Fitted fitted = fit(settings, "我們喜歡喝茶 teas", "我们不喜欢 tea");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    fitted.model().write(new DataOutputStream(bytes));
    TfIdfModel read =
        TfIdfModel.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));

    assertThat(read.settings()).isEqualTo(settings);
    SparseMatrix again =
        read.transform(Texts.of(List.of("我們喜歡喝茶 teas", "我们不喜欢 tea")), Progress.none());
    assertThat(again.values()).isEqualTo(fitted.matrix().values());
    assertThat(again.indices()).isEqualTo(fitted.matrix().indices());
  }

  @Test
  void readsSettingsOfTheFirstFormat() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeUTF("CHINESE");
    for (int number : new int[] {1, 3, 0, 500, 0, 0}) {
      out.writeInt(number);
    }

    TfIdfModel read =
        TfIdfModel.readFirst(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));

    assertThat(read.settings().text().segmentation()).isEqualTo(Segmentation.CHARACTERS);
    assertThat(read.settings().text().units()).isEqualTo(new Span(1, 3));
    assertThat(read.settings().limits().maxFeatures()).isEqualTo(500);
  }
}
