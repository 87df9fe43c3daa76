package marginalia.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import marginalia.jobs.JobState;
import marginalia.jobs.Jobs;
import marginalia.learn.ModelChoice;
import marginalia.learn.VectorRecipe;
import marginalia.learn.embedding.KeptVectors;
import marginalia.learn.embedding.VectorQuery;
import marginalia.learn.embedding.WordVectors;
import marginalia.learn.embedding.WordVectors.Neighbour;
import marginalia.wording.NoticeException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddingTest {
  @TempDir Path folder;

  private Project project;
  private Embedding embedding;

  @BeforeEach
  void english() throws IOException {
    make("larkspur-bikes");
  }

  private void make(String sample) throws IOException {
    Path path = folder.resolve(sample + ".marginalia");
    SampleProject.make(Path.of("sample-projects").resolve(sample), path, Fixture.CLOCK, "me");
    project = Project.open(path, Jobs.inline(), Fixture.CLOCK, "me");
    embedding = new Embedding(project);
  }

  @AfterEach
  void close() throws IOException {
    project.close();
  }

  /// One thread, so that equal texts give equal vectors.
  private static ModelChoice choice(String... settings) {
    Map<String, String> values = new java.util.HashMap<>(Map.of("threads", "one"));
    for (int i = 0; i < settings.length; i += 2) {
      values.put(settings[i], settings[i + 1]);
    }
    return new ModelChoice(VectorRecipe.NAME, values);
  }

  private List<String> nearest(String query, int count) {
    JobState<VectorQuery.Answer> end = embedding.ask(query, count).state().get();
    return ((JobState.Done<VectorQuery.Answer>) end)
        .result().neighbours().stream().map(Neighbour::word).toList();
  }

  @Test
  void theVectorsAreThereAgainAfterTheProjectWasClosed() throws IOException {
    embedding.train(choice());
    WordVectors learnt = embedding.vectors().get().orElseThrow().content();
    Path path = project.path();
    project.close();

    project = Project.open(path, Jobs.inline(), Fixture.CLOCK, "me");
    embedding = new Embedding(project);
    assertThat(embedding.vectors().get()).isEmpty();
    embedding.open();

    Embedding.Vectors kept = embedding.vectors().get().orElseThrow();
    assertThat(kept.choice()).isEqualTo(choice());
    assertThat(kept.content().vector("battery")).isEqualTo(learnt.vector("battery"));
    assertThat(kept.content().vector("batterie")).isEqualTo(learnt.vector("batterie"));
    assertThat(kept.content().source("batterie")).isEqualTo(WordVectors.Source.NGRAMS);
  }

  /// What 675 short texts can teach: words of one matter stand together.
  @Test
  void neighboursInTheEnglishSampleAreOfTheSameMatter() throws IOException {
    embedding.train(choice("maxn", "0"));

    assertThat(nearest("brake", 5)).contains("lever", "pads");
    assertThat(nearest("invoice", 12)).containsAnyOf("pdf", "tax", "transfer", "address");
  }

  @Test
  void neighboursInTheChineseSampleAreWordsOfTheSameMatter() throws IOException {
    project.close();
    make("xishan-tea");

    embedding.train(choice());

    assertThat(embedding.vectors().get().orElseThrow().content().has("快递")).isTrue();
    assertThat(nearest("快递", 12)).containsAnyOf("柜", "小区", "催");
  }

  @Test
  void aSumOfWordsIsAnswered() throws IOException {
    embedding.train(choice());

    assertThat(nearest("battery - charger + tyre", 5)).hasSize(5).doesNotContain("battery", "tyre");
    assertThat(nearest("", 5)).isEmpty();
  }

  @Test
  void vectorsGoOutAndComeBackIn() throws IOException {
    embedding.train(choice());
    float[] before = embedding.vectors().get().orElseThrow().content().vector("battery");

    for (String name : List.of("v.vec", "v.bin")) {
      Path file = folder.resolve(name);
      embedding.write(file);
      embedding.read(file);

      Embedding.Vectors read = embedding.vectors().get().orElseThrow();
      assertThat(read.origin()).isEqualTo(name);
      assertThat(read.content().vector("battery")).isEqualTo(before);
    }
  }

  @Test
  void saysWhyThereIsNoAnswer() throws IOException {
    assertThat(embedding.ask("battery", 5).state().get())
        .isInstanceOfSatisfying(
            JobState.Failed.class,
            failed -> assertThat(failed.reason().key()).isEqualTo("vectors.none"));
    assertThat(embedding.train(choice("minCount", "100000")).state().get())
        .isInstanceOfSatisfying(
            JobState.Failed.class,
            failed -> assertThat(failed.reason().key()).isEqualTo("vectors.noWords"));
    assertThat(embedding.train(choice("window", "none")).state().get())
        .isInstanceOfSatisfying(
            JobState.Failed.class,
            failed -> assertThat(failed.reason().key()).isEqualTo("engine.badSetting"));
  }

  @Test
  void damagedAndForeignVectorsAreRefused() throws IOException {
    embedding.train(choice("dim", "4", "maxn", "0"));
    byte[] whole = KeptVectors.encode(embedding.vectors().get().orElseThrow().content());

    for (int at = 20; at < whole.length; at += 997) {
      byte[] damaged = whole.clone();
      damaged[at] ^= 1;
      assertThatThrownBy(() -> KeptVectors.decode(damaged, "v"))
          .isInstanceOf(NoticeException.class)
          .hasMessageContaining("damaged");
    }
    assertThatThrownBy(() -> KeptVectors.decode(new byte[50], "v"))
        .isInstanceOf(NoticeException.class)
        .hasMessageContaining("no word vectors");
  }
}
