package marginalia.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextVectorStoreTest {
  @TempDir Path folder;

  private Stored stored;
  private TextVectorStore vectors;

  @BeforeEach
  void open() throws IOException {
    stored = new Stored(folder);
    stored.begin("one", "two", "three");
    vectors = new TextVectorStore(stored.db);
  }

  @AfterEach
  void close() throws IOException {
    stored.close();
  }

  private static TextVectorStore.Entry entry(long document, int... vector) {
    byte[] bytes = new byte[vector.length];
    for (int i = 0; i < vector.length; i++) {
      bytes[i] = (byte) vector[i];
    }
    return new TextVectorStore.Entry(document, bytes);
  }

  @Test
  void vectorsComeBackByDocument() {
    vectors.put("e", List.of(entry(1, 1, -2), entry(3, 127, -127)));

    Map<Long, byte[]> found = vectors.between("e", 1, 3);

    assertThat(found).containsOnlyKeys(1L, 3L);
    assertThat(found.get(3L)).containsExactly(127, -127);
  }

  @Test
  void thoseOfAnotherEncoderAreReplaced() {
    vectors.put("e", List.of(entry(1, 1), entry(2, 2)));

    vectors.put("f", List.of(entry(1, 3)));

    assertThat(vectors.between("e", 1, 3)).containsOnlyKeys(2L);
    assertThat(vectors.between("f", 1, 3)).containsOnlyKeys(1L);
  }

  @Test
  void thoseOfAnotherTextAreLeftOut() {
    vectors.put("e", List.of(entry(1, 1), entry(2, 2)));

    stored.db.update("UPDATE text_vector SET digest = digest + 1 WHERE document_id = 1");

    assertThat(vectors.between("e", 1, 3)).containsOnlyKeys(2L);
  }

  @Test
  void namesTheDocumentsWithoutAVectorOfTheirText() {
    stored.db.update("UPDATE import SET state = 'DONE'");
    vectors.put("e", List.of(entry(1, 1), entry(2, 2)));
    vectors.put("f", List.of(entry(3, 3)));
    assertThat(vectors.without("e")).containsExactly(3L);

    stored.db.update("UPDATE text_vector SET digest = digest + 1 WHERE document_id = 1");
    stored.db.update("UPDATE document SET same_as = 1 WHERE id = 3");

    assertThat(vectors.without("e")).containsExactly(1L);
    assertThat(vectors.without("f")).containsExactly(1L, 2L);
    assertThat(vectors.changes()).isEqualTo(2);
    assertThat(vectors.encoder()).contains("e");
  }
}
