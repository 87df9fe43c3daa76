package marginalia.learn.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import marginalia.jobs.Jobs;
import marginalia.jobs.Progress;
import marginalia.text.Language;
import marginalia.text.SparseMatrix;
import marginalia.text.Texts;
import marginalia.text.TfIdf;
import org.junit.jupiter.api.Test;

class LandmarkMapTest {
  private static final List<List<String>> TOPICS =
      List.of(
          List.of("battery", "charger", "plug", "socket"),
          List.of("saddle", "post", "leather", "seat"),
          List.of("brake", "lever", "cable", "disc"));

  private static SparseMatrix rows(int n) {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      List<String> words = TOPICS.get(i % 3);
      texts.add(words.get(i / 3 % 4) + " " + words.get((i / 3 + 1) % 4) + " please " + i % 17);
    }
    return SparseMatrix.of(
        TfIdf.defaults(Language.ENGLISH).fitTransform(Texts.of(texts), Progress.none()).matrix());
  }

  @Test
  void textsLieAmongThoseOfTheirTopic() {
    int n = 900;
    float[] map = new LandmarkMap(150, new Tsne(15, 250)).of(rows(n), 3, Progress.none());

    int same = 0;
    for (int i = 0; i < n; i++) {
      int nearest = -1;
      double least = Double.POSITIVE_INFINITY;
      for (int j = 0; j < n; j++) {
        double d = Math.hypot(map[2 * i] - map[2 * j], map[2 * i + 1] - map[2 * j + 1]);
        if (j != i && d < least) {
          least = d;
          nearest = j;
        }
      }
      same += nearest % 3 == i % 3 ? 1 : 0;
    }
    assertThat(same).isGreaterThan(n * 9 / 10);
    for (float at : map) {
      assertThat(at).isBetween(-1f, 1f);
    }
  }

  @Test
  void threadsChangeNothing() throws Exception {
    LandmarkMap small = new LandmarkMap(60, new Tsne(10, 60));
    SparseMatrix rows = rows(3_000);

    float[] alone = small.of(rows, 3, Progress.none());

    try (Jobs jobs = Jobs.inline()) {
      List<float[]> spread = new ArrayList<>();
      jobs.start(
              "map",
              marginalia.wording.Notice.of("engine.mapping"),
              progress -> small.of(rows, 3, progress))
          .onDone(spread::add);
      assertThat(spread.getFirst()).isEqualTo(alone);
    }
  }

  @Test
  void noTextsOneTextAndEmptyTextsHaveAMapToo() {
    LandmarkMap map = LandmarkMap.defaults();

    assertThat(map.of(rows(9).select(new int[0]), 1, Progress.none())).isEmpty();
    assertThat(map.of(rows(9).select(new int[] {2}), 1, Progress.none())).hasSize(2);
    SparseMatrix empty = new SparseMatrix(4, new int[] {0, 0, 0}, new int[0], new float[0]);
    assertThat(map.of(empty, 1, Progress.none())).hasSize(4);
  }
}
