package marginalia.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import marginalia.jobs.JobState;
import marginalia.jobs.Jobs;
import marginalia.learn.ModelChoice;
import marginalia.learn.VectorRecipe;
import marginalia.learn.embedding.VectorQuery;
import marginalia.learn.embedding.WordVectors;
import marginalia.learn.embedding.WordVectors.Neighbour;
import marginalia.text.Language;
import marginalia.text.Texts;
import marginalia.wording.Notice;
import org.junit.jupiter.api.Test;

/// Word vectors of 100,000 real texts. Needs `-Dmarginalia.data=FOLDER` with `arxiv_area_120k`.
class RealNeighboursTest {
  private static final int TEXTS = 100_000;

  private static List<String> texts() throws IOException {
    String data = System.getProperty("marginalia.data", "");
    Path file = Path.of(data, "arxiv_area_120k", "train.tsv.gz");
    assumeTrue(!data.isEmpty() && Files.exists(file), "no data");
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      return in.lines().skip(1).limit(TEXTS).map(line -> line.split("\t", -1)[1]).toList();
    }
  }

  private static List<String> nearest(WordVectors vectors, String query) {
    return VectorQuery.ask(vectors, query, 10).neighbours().stream().map(Neighbour::word).toList();
  }

  @Test
  void neighboursAndSumsMakeSense() throws Exception {
    Texts texts = Texts.of(texts());
    VectorRecipe recipe =
        VectorRecipe.of(new ModelChoice(VectorRecipe.NAME, Map.of("maxn", "0")), Language.ENGLISH);
    WordVectors vectors;
    try (Jobs jobs = new Jobs(Runnable::run)) {
      JobState<WordVectors> end =
          jobs.start("vectors", Notice.of("job.vectors"), p -> recipe.fit(texts, 1, p)).await();
      vectors = ((JobState.Done<WordVectors>) end).result();
    }

    assertThat(nearest(vectors, "galaxies")).containsAnyOf("galaxy", "stars", "halos", "clusters");
    assertThat(nearest(vectors, "neural"))
        .containsAnyOf("convolutional", "recurrent", "networks", "deep");
    assertThat(nearest(vectors, "theorem"))
        .containsAnyOf("theorems", "lemma", "proof", "conjecture", "corollary");
    assertThat(nearest(vectors, "graphs - graph + theorem")).contains("theorems");
    assertThat(nearest(vectors, "cnn - convolutional + recurrent")).containsAnyOf("rnn", "rnns");
  }
}
