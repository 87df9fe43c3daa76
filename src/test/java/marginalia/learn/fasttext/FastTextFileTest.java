package marginalia.learn.fasttext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import marginalia.jobs.Progress;
import marginalia.learn.Probabilities;
import marginalia.learn.Targets;
import marginalia.learn.embedding.WordVectors;
import marginalia.learn.fasttext.FastText.Loss;
import marginalia.learn.fasttext.FastTextModel.Supervised;
import marginalia.learn.fasttext.FastTextModel.Unsupervised;
import marginalia.text.Texts;
import marginalia.text.WordCut;
import marginalia.wording.NoticeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Models made by C++ fastText 0.9.2; see the README beside them.
class FastTextFileTest {
  static final Path MADE = Path.of("src/test/resources/marginalia/learn/fasttext");

  /// What C++ adds to each probability before it takes the logarithm.
  private static final double ADDED = 1e-5;

  @TempDir private Path folder;

  /// The tolerance is 10⁻⁵ beside the digits printed; in the tree the 10⁻⁵ is added per node.
  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          softmax.bin,   0.000012
          tree.bin,      0.00003
          negatives.bin, 0.000012
          onevsall.bin,  0.000012
          pruned.ftz,    0.000012
          quantised.ftz, 0.000012
          """)
  void predictsWhatTheOriginalPredicts(String file, double tolerance) throws IOException {
    Supervised model = (Supervised) FastTextFile.read(MADE.resolve(file));
    List<String> texts = Files.readAllLines(MADE.resolve("test.txt"));
    List<String> printed =
        Files.readAllLines(MADE.resolve(file.substring(0, file.indexOf('.')) + ".txt"));

    Probabilities p = model.probabilities(Texts.of(texts), Progress.none());

    assertThat(printed).hasSize(texts.size());
    for (int row = 0; row < texts.size(); row++) {
      String[] parts = printed.get(row).split(" ", -1);
      for (int i = 0; i < parts.length; i += 2) {
        int label = model.labels().indexOf(parts[i].substring("__label__".length()));
        assertThat(p.of(row, label) + ADDED)
            .describedAs("%s, text %s, %s", file, row, parts[i])
            .isCloseTo(Double.parseDouble(parts[i + 1]), within(tolerance));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"skipgram", "cbow"})
  void readsWordVectors(String name) throws IOException {
    WordVectors vectors = ((Unsupervised) FastTextFile.read(MADE.resolve(name + ".bin"))).vectors();

    for (String line : Files.readAllLines(MADE.resolve(name + ".txt"))) {
      String[] parts = line.strip().split(" ", -1);
      float[] vector = vectors.vector(parts[0]);
      for (int i = 0; i < vector.length; i++) {
        assertThat(vector[i])
            .isCloseTo(Float.parseFloat(parts[i + 1]), within(1e-5f * (1 + Math.abs(vector[i]))));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "softmax.bin",
        "tree.bin",
        "negatives.bin",
        "onevsall.bin",
        "pruned.ftz",
        "quantised.ftz",
        "skipgram.bin",
        "cbow.bin"
      })
  void refusesEveryShortenedOrScrambledFile(String file) throws IOException {
    byte[] whole = Files.readAllBytes(MADE.resolve(file));
    SplittableRandom random = new SplittableRandom(7);
    Path damaged = folder.resolve("damaged.bin");

    for (int length = 0; length < whole.length; length += Math.max(1, whole.length / 97)) {
      Files.write(damaged, Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> FastTextFile.read(damaged)).isInstanceOf(NoticeException.class);
    }
    for (int i = 0; i < 300; i++) {
      byte[] scrambled = whole.clone();
      ByteBuffer.wrap(scrambled)
          .order(ByteOrder.LITTLE_ENDIAN)
          .putInt(random.nextInt(0, Math.min(400, whole.length - 4)), random.nextInt());
      Files.write(damaged, scrambled);
      readOrRefuse(damaged);
    }
  }

  /// A changed number may still make a model; what is refused is refused with a reason.
  private static void readOrRefuse(Path file) throws IOException {
    try {
      assertThat(FastTextFile.read(file)).isNotNull();
    } catch (NoticeException e) {
      assertThat(e.notice().key()).isEqualTo("engine.vectorsForeign");
    }
  }

  @Test
  void refusesAForeignFileWithAReason() throws IOException {
    Path file =
        Files.writeString(folder.resolve("letter.bin"), "Dear Sir or Madam, this is a letter");

    assertThatThrownBy(() -> FastTextFile.read(file))
        .isInstanceOf(NoticeException.class)
        .hasMessageContaining("does not begin as fastText files do");
  }

  @ParameterizedTest
  @EnumSource
  void readsBackWhatItWrote(Loss loss) throws IOException {
    Supervised model = fitted(loss, 2, new FastTextGrams(WordCut.WHITESPACE, 1, 2, 2, 3, 500, 2));
    Path file = folder.resolve("own.bin");

    FastTextFile.write(model, file);
    Supervised back = (Supervised) FastTextFile.read(file);

    assertSameProbabilities(model, back, loss);
  }

  @Test
  void readsBackWhatItCompressed() throws IOException {
    Supervised model =
        fitted(Loss.SOFTMAX, 6, new FastTextGrams(WordCut.WHITESPACE, 1, 2, 3, 3, 500, 2));
    Path file = folder.resolve("own.ftz");

    Supervised compressed = model.quantised(1, Progress.none());
    FastTextFile.write(compressed, file);
    Supervised back = (Supervised) FastTextFile.read(file);

    assertSameProbabilities(compressed, back, Loss.SOFTMAX);
    Targets before = probabilities(model).decisions();
    Targets after = probabilities(back).decisions();
    int same = 0;
    for (int row = 0; row < before.rows(); row++) {
      same += before.label(row) == after.label(row) ? 1 : 0;
    }
    assertThat(same).isGreaterThanOrEqualTo(before.rows() - 2);
  }

  private static void assertSameProbabilities(Supervised model, Supervised back, Loss loss)
      throws IOException {
    Probabilities expected = probabilities(model);
    Probabilities actual = probabilities(back);
    boolean sigmoids = loss == Loss.ONE_VS_ALL || loss == Loss.NEGATIVE_SAMPLING;
    for (int row = 0; row < expected.rows(); row++) {
      float sum = 0;
      for (int label = 0; label < back.labels().size(); label++) {
        sum += sigmoids ? actual.of(row, label) : 0;
      }
      for (int label = 0; label < back.labels().size(); label++) {
        int there = model.labels().indexOf(back.labels().get(label));
        float scale = sigmoids ? Math.max(sum, 1e-3f) : 1;
        assertThat(actual.of(row, label) / scale)
            .isCloseTo(expected.of(row, there), within(sigmoids ? 0.02f : 1e-5f));
      }
    }
  }

  private static Probabilities probabilities(Supervised model) throws IOException {
    return model.probabilities(Texts.of(TrainTexts.read().texts()), Progress.none());
  }

  private static Supervised fitted(Loss loss, int dim, FastTextGrams grams) throws IOException {
    TrainTexts train = TrainTexts.read();
    FastTextGrams.Fitted fitted = grams.fitTransform(Texts.of(train.texts()), Progress.none());
    FastTextClassifier classifier =
        new FastText(dim, 0.5, 60, loss, 3)
            .fit(fitted.matrix(), train.targets(), 3, Progress.none());
    return new Supervised(fitted.model(), classifier, train.labels());
  }

  /// The texts of the fixtures.
  record TrainTexts(List<String> texts, Targets targets, List<String> labels) {
    static TrainTexts read() throws IOException {
      List<String> texts = new ArrayList<>();
      List<String> labels = new ArrayList<>();
      List<Integer> y = new ArrayList<>();
      for (String line : Files.readAllLines(MADE.resolve("train.txt"))) {
        String label = line.substring("__label__".length(), line.indexOf(' '));
        texts.add(line.substring(line.indexOf(' ') + 1));
        if (!labels.contains(label)) {
          labels.add(label);
        }
        y.add(labels.indexOf(label));
      }
      return new TrainTexts(
          texts,
          Targets.single(y.stream().mapToInt(Integer::intValue).toArray(), labels.size()),
          labels);
    }
  }
}
