package marginalia.learn.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import marginalia.jobs.Progress;
import marginalia.learn.embedding.Word2Vec.Architecture;
import marginalia.learn.embedding.Word2Vec.Objective;
import marginalia.learn.embedding.Word2Vec.Threads;
import marginalia.learn.embedding.WordVectors.Neighbour;
import marginalia.learn.embedding.WordVectors.Source;
import marginalia.learn.fasttext.FastTextFile;
import marginalia.learn.fasttext.FastTextModel.Unsupervised;
import marginalia.text.Subwords;
import marginalia.text.Texts;
import marginalia.text.WordCut;
import marginalia.wording.NoticeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Word2VecTest {
  private static final String[][] PEOPLE = {
    {"king", "queen"}, {"man", "woman"}, {"uncle", "aunt"}, {"boy", "girl"}
  };
  private static final String[][] PLACES = {
    {"throne", "crown", "palace", "realm"},
    {"street", "market", "office", "bus"},
    {"cousin", "wedding", "birthday", "family"},
    {"school", "toys", "playground", "lesson"}
  };
  private static final String[][] WORDS = {
    {"he", "his", "him", "beard"}, {"she", "her", "hers", "dress"}
  };

  /// A person among words of that person's place and sex.
  private static final Texts CORPUS = corpus();

  private static Texts corpus() {
    SplittableRandom random = new SplittableRandom(11);
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < 4_000; i++) {
      int place = random.nextInt(4);
      int sex = random.nextInt(2);
      texts.add(
          String.join(
              " ",
              WORDS[sex][random.nextInt(4)],
              PLACES[place][random.nextInt(4)],
              PEOPLE[place][sex],
              WORDS[sex][random.nextInt(4)],
              PLACES[place][random.nextInt(4)]));
    }
    return Texts.of(texts);
  }

  private static Word2Vec trainer(
      Architecture architecture, Objective objective, Subwords subwords) {
    return new Word2Vec(architecture, objective, 16, 4, 12, 0.05, 5, 2, 0.1, subwords, Threads.ONE);
  }

  private static WordVectors fit(Word2Vec trainer) {
    return trainer.fit(CORPUS, WordCut.WHITESPACE, 3, Progress.none());
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          CBOW,      HIERARCHICAL_SOFTMAX
          CBOW,      UNIFORM_NEGATIVES
          CBOW,      FREQUENT_NEGATIVES
          SKIP_GRAM, HIERARCHICAL_SOFTMAX
          SKIP_GRAM, UNIFORM_NEGATIVES
          SKIP_GRAM, FREQUENT_NEGATIVES
          """)
  void findsWhatStandsTogether(Architecture architecture, Objective objective) {
    WordVectors vectors = fit(trainer(architecture, objective, Word2Vec.NO_SUBWORDS));

    assertThat(vectors.neighbours("throne", 3))
        .extracting(Neighbour::word)
        .containsAnyOf("crown", "palace", "realm");
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          CBOW,      HIERARCHICAL_SOFTMAX
          CBOW,      FREQUENT_NEGATIVES
          SKIP_GRAM, UNIFORM_NEGATIVES
          SKIP_GRAM, FREQUENT_NEGATIVES
          """)
  void findsWhatIsAlike(Architecture architecture, Objective objective) {
    WordVectors vectors = fit(trainer(architecture, objective, Word2Vec.NO_SUBWORDS));

    assertThat(vectors.analogy("man", "king", "woman", 2))
        .extracting(Neighbour::word)
        .contains("queen");
    assertThat(vectors.analogy("boy", "girl", "uncle", 2))
        .extracting(Neighbour::word)
        .contains("aunt");
  }

  @Test
  void givesTheSameWithOneThread() {
    Word2Vec trainer =
        trainer(Architecture.SKIP_GRAM, Objective.FREQUENT_NEGATIVES, Word2Vec.NO_SUBWORDS);

    assertThat(fit(trainer).vector("queen")).isEqualTo(fit(trainer).vector("queen"));
  }

  @Test
  void knowsWordsFromTheirPieces() {
    WordVectors vectors =
        fit(
            trainer(
                Architecture.SKIP_GRAM, Objective.FREQUENT_NEGATIVES, new Subwords(3, 5, 4_000)));

    assertThat(vectors.source("throne")).isEqualTo(Source.KNOWN);
    assertThat(vectors.source("throned")).isEqualTo(Source.NGRAMS);
    assertThat(vectors.source("茶")).isEqualTo(Source.UNKNOWN);
    assertThat(vectors.neighbours("throned", 1))
        .extracting(Neighbour::word)
        .containsExactly("throne");
  }

  @Test
  void unknownWordsHaveTheVectorThatIsSet() {
    WordVectors vectors =
        fit(trainer(Architecture.CBOW, Objective.FREQUENT_NEGATIVES, Word2Vec.NO_SUBWORDS));
    float[] unknown = new float[16];
    unknown[3] = 1;

    assertThat(vectors.vector("茶")).containsOnly(0);
    assertThat(vectors.neighbours("茶", 3)).isEmpty();
    assertThat(vectors.withUnknown(unknown).vector("茶")).isEqualTo(unknown);
  }

  @Test
  void noTextsGiveNoVectors() {
    WordVectors vectors =
        Word2Vec.defaults().fit(Texts.of(List.of()), WordCut.WORDS, 1, Progress.none());

    assertThat(vectors.size()).isZero();
  }

  @Test
  void readsBackWhatItWroteAsText(@TempDir Path folder) throws IOException {
    WordVectors vectors =
        fit(trainer(Architecture.CBOW, Objective.FREQUENT_NEGATIVES, Word2Vec.NO_SUBWORDS));

    VecFile.write(vectors, folder.resolve("v.vec"));
    WordVectors back = VecFile.read(folder.resolve("v.vec"));

    assertThat(back.size()).isEqualTo(vectors.size());
    assertThat(back.vector("queen")).isEqualTo(vectors.vector("queen"));
  }

  @Test
  void readsBackWhatItWroteForTheOriginal(@TempDir Path folder) throws IOException {
    WordVectors vectors =
        fit(trainer(Architecture.SKIP_GRAM, Objective.FREQUENT_NEGATIVES, new Subwords(3, 4, 500)));

    FastTextFile.write(new Unsupervised(vectors), folder.resolve("v.bin"));
    WordVectors back = ((Unsupervised) FastTextFile.read(folder.resolve("v.bin"))).vectors();

    assertThat(back.vector("queen")).isEqualTo(vectors.vector("queen"));
    assertThat(back.vector("thrones")).containsExactly(vectors.vector("thrones"), within(1e-6f));
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          'hello',                    'not two numbers'
          '3 2|a 1 2|b 1 2',          'ends after 2 of 3 words'
          '2 2|a 1 2|b 1',            '1 numbers instead of 2'
          '2 2|a 1 2|b 1 x',          'x'
          '2000000000 16000|a 1 2',   '2 numbers instead of 16000'
          """)
  void refusesDamagedText(String content, String reason, @TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("v.vec"), content.replace('|', '\n'));

    assertThatThrownBy(() -> VecFile.read(file))
        .isInstanceOf(NoticeException.class)
        .hasMessageContaining(reason);
  }
}
