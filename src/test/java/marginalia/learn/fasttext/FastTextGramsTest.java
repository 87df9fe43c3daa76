package marginalia.learn.fasttext;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import marginalia.jobs.Jobs;
import marginalia.jobs.Progress;
import marginalia.text.SparseMatrix;
import marginalia.text.Texts;
import marginalia.text.WordCut;
import marginalia.wording.Notice;
import org.junit.jupiter.api.Test;

class FastTextGramsTest {
  private static final Texts TEXTS =
      Texts.of(
          List.of(
              "Tea, tea and more TEA", "more green tea", "", "zebra  quagga", "春茶 and green tea"));

  @Test
  void transformGivesTheMatrixOfTheFit() {
    FastTextGrams.Fitted fitted =
        new FastTextGrams(WordCut.WORDS, 1, 3, 2, 4, 1 << 12, 2)
            .fitTransform(TEXTS, Progress.none());

    SparseMatrix again = fitted.model().transform(TEXTS, Progress.none());

    assertSame(again, fitted.matrix());
    assertThat(fitted.matrix().columns()).isEqualTo(fitted.model().columns());
  }

  @Test
  void foldsWordsAndCountsThem() {
    FastTextGrams.Fitted fitted =
        new FastTextGrams(WordCut.WORDS, 1, 1, 0, 0, 0, 1).fitTransform(TEXTS, Progress.none());

    SparseMatrix x = fitted.matrix();
    int tea = fitted.model().words().find("tea");

    assertThat(fitted.model().feature(0)).isIn("tea", "</s>");
    assertThat(x.values()[indexOf(x, 0, tea)]).isEqualTo(3);
    assertThat(x.starts()[3] - x.starts()[2]).isEqualTo(1);
  }

  @Test
  void bucketsOfOneTextShareAColumn() {
    FastTextGrams.Fitted fitted =
        new FastTextGrams(WordCut.WORDS, 1, 2, 0, 0, 1 << 16, 2)
            .fitTransform(TEXTS, Progress.none());

    int shared = fitted.model().words().size();
    SparseMatrix x = fitted.matrix();

    assertThat(fitted.model().feature(shared)).isEqualTo("#");
    assertThat(x.values()[indexOf(x, 3, shared)]).isEqualTo(2);
    assertThat(fitted.model().columns()).isEqualTo(shared + 1 + 2);
  }

  @Test
  void aLaterTextWithoutAnyKnownWordStillHasItsEnd() {
    FastTextGrams.Fitted fitted =
        new FastTextGrams(WordCut.WORDS, 1, 1, 0, 0, 0, 1).fitTransform(TEXTS, Progress.none());

    SparseMatrix x = fitted.model().transform(Texts.of(List.of("nothing known")), Progress.none());

    assertThat(x.nonZeros()).isEqualTo(1);
    assertThat(fitted.model().feature(x.indices()[0])).isEqualTo("</s>");
  }

  @Test
  void givesTheSameOnSeveralThreads() throws InterruptedException {
    FastTextGrams grams = new FastTextGrams(WordCut.WORDS, 1, 2, 3, 5, 0, 1);
    List<String> many =
        java.util.stream.IntStream.range(0, 5_000)
            .mapToObj(i -> "text " + i % 700 + " of " + i % 13 + " green " + i * 31 % 977)
            .toList();
    FastTextGrams.Fitted alone = grams.fitTransform(Texts.of(many), Progress.none());
    FastTextGrams.Fitted[] together = new FastTextGrams.Fitted[1];

    Jobs.inline()
        .start(
            "fit",
            Notice.verbatim("fit"),
            progress -> together[0] = grams.fitTransform(Texts.of(many), progress))
        .await();

    assertSame(together[0].matrix(), alone.matrix());
  }

  @Test
  void readsBackWhatItWrote() throws IOException {
    FastTextFeatures model =
        FastTextGrams.defaults(marginalia.text.Language.ENGLISH)
            .fitTransform(TEXTS, Progress.none())
            .model();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    model.write(new DataOutputStream(bytes));
    FastTextFeatures back =
        FastTextFeatures.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));

    assertSame(back.transform(TEXTS, Progress.none()), model.transform(TEXTS, Progress.none()));
    assertThat(back.settings()).isEqualTo(model.settings());
  }

  @Test
  void spellsATextAsTheOriginalWantsIt() {
    FastTextFeatures model =
        new FastTextGrams(WordCut.CHARACTERS, 1, 1, 0, 0, 0, 1)
            .fitTransform(TEXTS, Progress.none())
            .model();

    assertThat(model.spaced("春茶 New!")).isEqualTo("春 茶 ␣ new !");
  }

  private static int indexOf(SparseMatrix x, int row, int column) {
    for (int i = x.starts()[row]; i < x.starts()[row + 1]; i++) {
      if (x.indices()[i] == column) {
        return i;
      }
    }
    throw new AssertionError("row " + row + " has no column " + column);
  }

  private static void assertSame(SparseMatrix actual, SparseMatrix expected) {
    assertThat(actual.starts()).isEqualTo(expected.starts());
    assertThat(actual.indices()).isEqualTo(expected.indices());
    assertThat(actual.values()).isEqualTo(expected.values());
  }
}
