package marginalia.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import marginalia.corpus.LabelId;
import marginalia.store.ModelStore.Kept;
import marginalia.store.ModelStore.Line;
import marginalia.store.ModelStore.Shelf;
import marginalia.store.ModelStore.Stored;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelStoreTest {
  @TempDir Path folder;

  private marginalia.store.Stored stored;
  private ModelStore models;

  @BeforeEach
  void open() throws IOException {
    stored = new marginalia.store.Stored(folder);
    models = new ModelStore(stored.db);
  }

  @AfterEach
  void close() throws IOException {
    stored.close();
  }

  private long append(String choice, int answers) {
    Line line =
        new Line(
            marginalia.store.Stored.NOW,
            "svm",
            choice,
            answers,
            OptionalDouble.of(0.5),
            Duration.ofMillis(1_250),
            3);
    return models.append(
        new Stored(
            line,
            List.of(new LabelId(4), new LabelId(2)),
            "{}",
            ByteBuffer.wrap(new byte[] {1, 2, 3})));
  }

  @Test
  void aKeptModelIsReadBack() {
    long id = append("a", 7);

    assertThat(models.all())
        .singleElement()
        .satisfies(kept -> {
          assertThat(kept.line().macroF1()).hasValue(0.5);
          assertThat(kept.line().elapsed()).isEqualTo(Duration.ofMillis(1_250));
          assertThat(kept.usable()).isTrue();
        });
    ModelStore.Content content = models.content(id).orElseThrow();
    assertThat(content.labels()).containsExactly(new LabelId(4), new LabelId(2));
    assertThat(ModelStore.bytes(content.file())).containsExactly(1, 2, 3);
    assertThat(content.answers()).isEqualTo(7);
  }

  @Test
  void olderOnesStayAsALineUnlessProtectedOrTheLastOfTheirChoice() {
    long other = append("b", 1);
    long guarded = append("a", 2);
    models.put(guarded, Shelf.PROTECTED);
    for (int answers = 3; answers < 8; answers++) {
      append("a", answers);
    }

    assertThat(models.all())
        .filteredOn(Kept::usable)
        .extracting(kept -> kept.line().answers())
        .containsExactly(7, 6, 5, 2, 1);
    assertThat(models.all()).hasSize(7);
    assertThat(models.content(other)).isPresent();
    models.put(guarded, Shelf.PASSING);
    append("a", 8);
    assertThat(models.content(guarded)).isEmpty();
  }
}
