package marginalia.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import marginalia.corpus.Answer;
import marginalia.corpus.DocumentFilter;
import marginalia.corpus.DocumentId;
import marginalia.corpus.LabelId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportStoreTest {
  @TempDir Path folder;

  private Stored stored;

  @BeforeEach
  void open() throws IOException {
    stored = new Stored(folder);
  }

  @AfterEach
  void close() throws IOException {
    stored.close();
  }

  @Test
  void documentsAreNotSeenBeforeTheirImportIsFinished() {
    long running = stored.begin("one", "two");

    assertThat(stored.documents.ids()).isEmpty();
    assertThat(stored.documents.count()).isZero();
    assertThat(stored.search.ids(DocumentFilter.ALL)).isEmpty();
    assertThat(stored.documents.withKey("k")).isEmpty();

    stored.imports.finish(running, 2, 0, 0);
    assertThat(stored.documents.ids()).hasSize(2);
    assertThat(stored.search.ids(DocumentFilter.ALL)).hasSize(2);
  }

  @Test
  void aDiscardedImportLeavesNothingInAnyTable() {
    stored.importTexts("before");
    List<String> actionsBefore = stored.rows("action", "id, state");
    String[] texts = IntStream.range(0, 2_500).mapToObj(i -> "text " + i).toArray(String[]::new);
    long running = stored.begin(texts);
    long action = stored.db.number("SELECT action_id FROM import WHERE id = ?", running);
    LabelId label = stored.labels.addUnseen(Stored.draft("new"), action).id();
    DocumentId answered =
        new DocumentId(
            stored.db.number("SELECT min(id) FROM document WHERE import_id = ?", running));
    stored.annotations.append(Stored.annotation(answered, Answer.of(Set.of(label))), action);

    assertThat(stored.imports.cutOff()).containsExactly(running);
    stored.imports.discard(running);

    assertThat(stored.imports.cutOff()).isEmpty();
    assertThat(stored.documents.count()).isEqualTo(1);
    assertThat(stored.rows("action", "id, state")).isEqualTo(actionsBefore);
    assertThat(stored.db.number("SELECT count(*) FROM document")).isEqualTo(1);
    for (String table : List.of("label", "label_change", "annotation", "answer", "answer_label")) {
      assertThat(stored.db.number("SELECT count(*) FROM " + table)).as(table).isZero();
    }
    assertThat(stored.file.problems()).isEmpty();
  }

  @Test
  void idsOfDiscardedDocumentsAreNotUsedAgain() {
    long running = stored.begin("one", "two");
    stored.imports.discard(running);

    assertThat(stored.importTexts("three")).containsExactly(new DocumentId(3));
  }

  @Test
  void anUndoneImportIsOutOfSightAndComesBack() {
    stored.importTexts("one", "two");
    long action = stored.db.number("SELECT action_id FROM import");

    stored.imports.undo(action);
    assertThat(stored.documents.ids()).isEmpty();

    stored.imports.redo(action);
    assertThat(stored.documents.ids()).hasSize(2);
  }
}
