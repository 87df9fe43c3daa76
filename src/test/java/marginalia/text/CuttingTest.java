package marginalia.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import marginalia.jobs.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CuttingTest {
  private static final List<String> TEXTS =
      List.of(
          "The ﬁnest Bells … ringing!! ＢＩＫＥＳ for the lady's e\u0301clair",
          "这辆自行车，的铃声很好听！ 退货 ＯＫ 𠮷野家",
          "臺灣的憂鬱 tea\u3000tea",
          "");

  private static String at(String text, Stretch where) {
    return text.substring(where.start(), where.end());
  }

  private static TextSettings settings(Segmentation segmentation) {
    return TextSettings.of(segmentation, new Span(1, 2))
        .withLetters(new Span(3, 4))
        .with(Stemming.ENGLISH);
  }

  @Test
  void unitsKnowTheirPlaceInTheOriginal() {
    String text = "The ﬁnest Bells, ＢＩＫＥＳ";

    Cutting cutting = TfIdf.of(settings(Segmentation.UNICODE_WORDS)).cut(text, 10);

    assertThat(cutting.units())
        .extracting(Cutting.Unit::name)
        .containsExactly("the", "finest", "bell", ",", "bike");
    assertThat(cutting.units())
        .extracting(unit -> at(text, unit.where()))
        .containsExactly("The", "ﬁnest", "Bells", ",", "ＢＩＫＥＳ");
    assertThat(cutting.stages()).hasSize(2);
  }

  @Test
  void wordsLeftOutAreShownWithoutAName() {
    Cutting cutting =
        TfIdf.of(settings(Segmentation.UNICODE_WORDS).with(StopWords.ENGLISH)).cut("the bell", 10);

    assertThat(cutting.units())
        .containsExactly(
            new Cutting.Unit("", new Stretch(0, 3)), new Cutting.Unit("bell", new Stretch(4, 8)));
  }

  @Test
  void wordsOfTheDictionaryStandBesideCharacters() {
    Cutting cutting = TfIdf.of(settings(Segmentation.CHARACTERS_AND_WORDS)).cut("自行车好", 10);

    assertThat(cutting.units()).extracting(Cutting.Unit::name).contains("自", "行", "车", "好", "自行");
  }

  @Test
  void hashedPartsOfWordsTellTheirBucket() {
    Cutting cutting = Cutting.of(WordCut.WORDS, 2, new Subwords(3, 3, 1_000), "Tea bell");

    assertThat(cutting.grams())
        .extracting(Cutting.Gram::name)
        .containsExactly("tea bell", "<te", "tea", "ea>", "<be", "bel", "ell", "ll>");
    byte[] tea = "tea".getBytes(java.nio.charset.StandardCharsets.UTF_8);
    int[] buckets =
        new Subwords(3, 3, 1_000).of(tea, 0, tea.length, new Subwords.Buckets()).toArray();
    assertThat(cutting.grams().subList(1, 4))
        .extracting(gram -> gram.bucket().orElseThrow())
        .containsExactlyElementsOf(Arrays.stream(buckets).boxed().toList());
  }

  /// What is shown must be what is counted.
  @ParameterizedTest
  @EnumSource(Segmentation.class)
  void occurrencesAreTheFeaturesOfTheRow(Segmentation segmentation) {
    for (Normalisation normalisation :
        List.of(
            Normalisation.defaults(),
            Normalisation.of(
                Normalisation.Step.NFKC,
                Normalisation.Step.LOWER_CASE,
                Normalisation.Step.SIMPLIFIED))) {
      TfIdf.Fitted fitted =
          TfIdf.of(settings(segmentation).with(normalisation))
              .with(new Limits(1, 1, Integer.MAX_VALUE))
              .fitTransform(Texts.of(TEXTS), Progress.none());

      for (int row = 0; row < TEXTS.size(); row++) {
        SparseMatrix matrix = fitted.matrix();
        int[] columns =
            IntStream.range(matrix.starts()[row], matrix.starts()[row + 1])
                .map(i -> matrix.indices()[i])
                .toArray();
        List<Occurrence> occurrences = fitted.model().occurrences(TEXTS.get(row));
        assertThat(occurrences.stream().mapToInt(Occurrence::column).sorted().distinct().toArray())
            .as(normalisation + " " + row)
            .containsExactly(columns);
        String text = TEXTS.get(row);
        assertThat(occurrences)
            .allSatisfy(o -> assertThat(o.where().end()).isBetween(1, text.length()));
      }
    }
  }

  @Test
  void aFeatureIsFoundWhereItIsSpelt() {
    TfIdf.Fitted fitted =
        TfIdf.of(TextSettings.of(Segmentation.UNICODE_WORDS, new Span(1, 1)))
            .with(new Limits(1, 1, Integer.MAX_VALUE))
            .fitTransform(Texts.of(TEXTS), Progress.none());

    Optional<Occurrence> bikes =
        fitted.model().occurrences(TEXTS.getFirst()).stream()
            .filter(o -> fitted.model().feature(o.column()).equals("bikes"))
            .findFirst();

    assertThat(at(TEXTS.getFirst(), bikes.orElseThrow().where())).isEqualTo("ＢＩＫＥＳ");
  }

  @ParameterizedTest
  @EnumSource(WordCut.class)
  void everyWordOfAnEmbeddingIsFoundAgain(WordCut cut) {
    for (String text : TEXTS) {
      List<PlacedWords.Word> words = PlacedWords.of(text, cut);

      assertThat(words).hasSize(new WordReader(cut).read(text));
      int before = 0;
      for (PlacedWords.Word word : words) {
        assertThat(word.where().start()).isGreaterThanOrEqualTo(before);
        before = word.where().start();
      }
    }
  }
}
