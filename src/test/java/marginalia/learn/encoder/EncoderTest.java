package marginalia.learn.encoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import marginalia.jobs.Cancelling;
import marginalia.jobs.Progress;
import marginalia.text.SparseMatrix;
import marginalia.text.Texts;
import marginalia.text.TfIdf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class EncoderTest {
  private static final Path FIXTURES = Path.of("src/test/resources/marginalia/learn/encoder");

  /// The fixtures and the program that made them say which reference they come from.
  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          bge-small-en-v1.5-q, larkspur-bikes, en.txt
          bge-small-zh-v1.5-q, xishan-tea,     zh.txt
          """)
  void cutsTextsAsTheReferenceDoes(PretrainedEncoder encoder, String sample, String fixture)
      throws IOException {
    List<String> lines = Files.readAllLines(FIXTURES.resolve(fixture));
    List<String> texts =
        Files.readAllLines(Path.of("sample-projects", sample, "texts.tsv")).stream()
            .skip(1)
            .limit(lines.size())
            .map(line -> line.split("\t", -1)[1])
            .toList();

    List<String> ids =
        texts.stream()
            .map(encoder.ready()::ids)
            .map(numbers ->
                IntStream.of(numbers).mapToObj(String::valueOf).collect(Collectors.joining(" ")))
            .toList();

    assertThat(ids).isEqualTo(lines);
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          bge-small-en-v1.5-q, My card was stolen yesterday, Somebody took my credit card, The soup was cold
          bge-small-zh-v1.5-q, 怎么修改登录密码,             忘记密码了如何重置,           今天的股市大涨
          """)
  void textsThatMeanTheSameLieCloseTogether(
      PretrainedEncoder encoder, String one, String alike, String other) {
    float[] all = Vectors.of(encoder, Texts.of(List.of(one, alike, other)), Progress.none());

    int width = encoder.width();
    assertThat(dot(all, 0, width, width)).isGreaterThan(dot(all, 0, 2 * width, width) + 0.1);
    assertThat(dot(all, 0, 0, width)).isEqualTo(1, within(1e-5));
  }

  private static double dot(float[] all, int a, int b, int width) {
    return IntStream.range(0, width).mapToDouble(i -> (double) all[a + i] * all[b + i]).sum();
  }

  @ParameterizedTest
  @MethodSource("installed")
  void anEmptyTextAndALongOneHaveVectors(PretrainedEncoder encoder) {
    List<String> texts = List.of("", "word ".repeat(2_000));

    float[] all = Vectors.of(encoder, Texts.of(texts), Progress.none());

    assertThat(all).hasSize(2 * encoder.width()).doesNotContain(Float.NaN);
  }

  static List<PretrainedEncoder> installed() {
    return List.of(PretrainedEncoder.BGE_SMALL_EN, PretrainedEncoder.BGE_SMALL_ZH);
  }

  @Test
  void aCodeIsNearlyItsVector() {
    SplittableRandom random = new SplittableRandom(3);
    float[] vector = new float[384];
    double squares = 0;
    for (int i = 0; i < vector.length; i++) {
      vector[i] = (float) random.nextGaussian();
      squares += vector[i] * vector[i];
    }
    float[] back = new float[384];

    VectorCode.decode(VectorCode.of(vector), back, 0);

    double dot = 0;
    for (int i = 0; i < vector.length; i++) {
      dot += vector[i] * back[i] / Math.sqrt(squares);
    }
    assertThat(dot).isGreaterThan(0.9999);
  }

  @Test
  void whatIsKeptIsNotComputedAgain() {
    KeptTexts texts = new KeptTexts(List.of("one", "two", "three"));
    float[] first = Vectors.of(PretrainedEncoder.BGE_SMALL_EN, texts, Progress.none());
    texts.codes().remove(1);

    float[] again = Vectors.of(PretrainedEncoder.BGE_SMALL_EN, texts, Progress.none());

    assertThat(texts.order()).hasSize(4);
    assertThat(Arrays.copyOf(again, 384)).isEqualTo(Arrays.copyOf(first, 384));
  }

  @Test
  void rowsHaveWordsAndVectorSideBySide() {
    TfIdf words = TfIdf.defaults(marginalia.text.Language.ENGLISH);
    Texts texts = Texts.of(List.of("a red bike", "a blue bike", "two bells"));
    EncoderRows rows = new EncoderRows(PretrainedEncoder.BGE_SMALL_EN, words, 0.5);

    EncoderRows.Fitted fitted = rows.fitTransform(texts, Progress.none());

    SparseMatrix matrix = fitted.matrix();
    assertThat(matrix.squaredNorm(0)).isEqualTo(1 + 0.25, within(1e-4));
    assertThat(fitted.model().columns()).isEqualTo(matrix.columns());
    assertThat(fitted.model().feature(matrix.columns() - 1)).isEqualTo("#383");
  }

  /// Of long texts, told to stop while it reads them.
  @Test
  void stopsWhenToldTo() throws Exception {
    String text = "a text with quite a number of words in it ".repeat(60);
    Texts texts = Texts.of(java.util.Collections.nCopies(500, text));
    PretrainedEncoder.BGE_SMALL_EN.ready();

    Cancelling.endsInTime(progress -> Vectors.of(PretrainedEncoder.BGE_SMALL_EN, texts, progress));
  }
}
