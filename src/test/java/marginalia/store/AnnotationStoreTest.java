package marginalia.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import marginalia.corpus.Annotation;
import marginalia.corpus.Answer;
import marginalia.corpus.DocumentId;
import marginalia.corpus.LabelId;
import marginalia.corpus.Origin;
import marginalia.corpus.Verdict;
import marginalia.store.AnnotationStore.Given;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnnotationStoreTest {
  @TempDir Path folder;

  private Stored stored;
  private List<DocumentId> ids;
  private LabelId red;
  private LabelId blue;

  @BeforeEach
  void open() throws IOException {
    stored = new Stored(folder);
    ids = stored.importTexts("one", "two", "three");
    red = stored.label("red");
    blue = stored.label("blue");
  }

  @AfterEach
  void close() throws IOException {
    stored.close();
  }

  private Answer latest(DocumentId id) {
    return stored.annotations.latest(id).map(Annotation::answer).orElse(Answer.NONE);
  }

  @Test
  void theLastAnswerCountsAndEarlierOnesAreKept() {
    stored.answer(ids.getFirst(), red);
    stored.answer(ids.getFirst(), blue);

    assertThat(latest(ids.getFirst())).isEqualTo(Answer.of(Set.of(blue)));
    assertThat(stored.annotations.history(ids.getFirst()))
        .extracting(Annotation::answer)
        .containsExactly(Answer.of(Set.of(blue)), Answer.of(Set.of(red)));
    assertThat(stored.rows("answer_label", "label_id, document_id"))
        .containsExactly(blue.value() + "|" + ids.getFirst().value());
  }

  @Test
  void anAnswerComesBackAsItWasGiven() {
    Answer answer = Answer.of(Set.of(red, blue)).remarked(true, "really? 真的 '\"");
    stored.annotations.append(
        Stored.annotation(ids.getFirst(), answer), stored.step(ActionKind.ANSWER));

    assertThat(stored.annotations.latest(ids.getFirst()))
        .contains(Stored.annotation(ids.getFirst(), answer));
  }

  @Test
  void undoAppendsWhatCountedBeforeAndRedoWhatCountedAfter() {
    stored.answer(ids.getFirst(), red);
    long second = stored.answer(ids.getFirst(), blue);

    stored.annotations.undo(second, "me", Stored.NOW);
    assertThat(latest(ids.getFirst())).isEqualTo(Answer.of(Set.of(red)));

    stored.annotations.redo(second, "me", Stored.NOW);
    assertThat(latest(ids.getFirst())).isEqualTo(Answer.of(Set.of(blue)));
    assertThat(stored.annotations.history(ids.getFirst())).hasSize(4);
  }

  @Test
  void undoingTheFirstAnswerLeavesNone() {
    long first = stored.answer(ids.getFirst(), red);

    stored.annotations.undo(first, "me", Stored.NOW);

    assertThat(latest(ids.getFirst()).verdict()).isEqualTo(Verdict.CLEARED);
    assertThat(stored.annotations.labelled()).isZero();
    assertThat(stored.rows("answer_label", "label_id, document_id")).isEmpty();
  }

  @Test
  void firstAnswersInOneGoLeaveWhatOneByOneLeaves() {
    List<DocumentId> more = stored.importTexts("four", "five", "six");
    List<Set<LabelId>> labels = List.of(Set.of(red, blue), Set.of(), Set.of(blue));
    long action = stored.step(ActionKind.IMPORT);
    List<Given> atOnce = new ArrayList<>();
    for (int i = 0; i < labels.size(); i++) {
      stored.annotations.append(given(ids.get(i), labels.get(i)), action);
      atOnce.add(new Given(more.get(i), Answer.of(labels.get(i))));
    }

    stored.db.inTransaction(
        () -> stored.annotations.appendGiven(atOnce, "file.csv", Stored.NOW, action));

    for (int i = 0; i < labels.size(); i++) {
      assertThat(stored.annotations.latest(more.get(i)))
          .contains(given(more.get(i), labels.get(i)));
    }
    assertThat(stored.rows("answer_label", "document_id, label_id"))
        .containsExactly(
            ids.getFirst().value() + "|" + red.value(),
            ids.getFirst().value() + "|" + blue.value(),
            ids.getLast().value() + "|" + blue.value(),
            more.getFirst().value() + "|" + red.value(),
            more.getFirst().value() + "|" + blue.value(),
            more.getLast().value() + "|" + blue.value());
  }

  private static Annotation given(DocumentId document, Set<LabelId> labels) {
    return new Annotation(
        document,
        Answer.of(labels),
        "file.csv",
        Stored.NOW,
        Duration.ZERO,
        Optional.empty(),
        Origin.IMPORT);
  }

  @Test
  void documentsOfAnUndoneImportHaveNoAnswerThatCounts() {
    stored.answer(ids.getFirst(), red);
    stored.imports.undo(stored.db.number("SELECT action_id FROM import"));

    List<DocumentId> seen = new ArrayList<>();
    stored.annotations.eachAnswer((id, _) -> seen.add(id));

    assertThat(seen).isEmpty();
    assertThat(stored.annotations.labelled()).isZero();
    assertThat(stored.annotations.recent(5)).isEmpty();
  }

  @Test
  void eachAnswerHandsOnFlagsAndComments() {
    Answer answer = Answer.of(Set.of(red, blue)).remarked(true, "a b  c");
    stored.annotations.append(
        Stored.annotation(ids.get(1), answer), stored.step(ActionKind.ANSWER));
    stored.annotations.append(
        Stored.annotation(ids.get(2), Answer.NONE), stored.step(ActionKind.ANSWER));

    List<Object> seen = new ArrayList<>();
    stored.annotations.eachAnswer((id, given) -> seen.addAll(List.of(id, given)));

    assertThat(seen).containsExactly(ids.get(1), answer);
  }

  @Test
  void recentListsEachDocumentOnceNewestFirst() {
    stored.answer(ids.get(0), red);
    stored.answer(ids.get(1), red);
    stored.answer(ids.get(0), blue);

    assertThat(stored.annotations.recent(5))
        .extracting(Annotation::document)
        .containsExactly(ids.get(0), ids.get(1));
  }
}
