package marginalia.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import marginalia.corpus.Annotation;
import marginalia.corpus.Answer;
import marginalia.corpus.DocumentFilter;
import marginalia.corpus.DocumentId;
import marginalia.corpus.TaskKind;
import marginalia.store.ActionKind;
import marginalia.wording.Notice;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryTest {
  @TempDir Path folder;

  private Fixture at;

  @BeforeEach
  void create() throws IOException {
    at =
        Fixture.create(folder, TaskKind.MULTI_CLASS)
            .labels("red", "blue")
            .texts("one", "two", "three");
  }

  @AfterEach
  void close() throws IOException {
    at.close();
  }

  @Test
  void answersAreTakenBackOneByOneAndBroughtBack() {
    at.answer(at.id(0), "red");
    at.answer(at.id(1), "blue");
    at.answer(at.id(0), "blue");

    at.history.undo();
    assertThat(at.now(at.id(0))).isEqualTo(at.answerOf("red"));
    at.history.undo();
    assertThat(at.now(at.id(1))).isEqualTo(Answer.NONE);
    at.history.undo();
    assertThat(at.now(at.id(0))).isEqualTo(Answer.NONE);
    assertThat(at.project.labelled().get()).isZero();

    at.history.redo();
    at.history.redo();
    at.history.redo();
    assertThat(at.now(at.id(0))).isEqualTo(at.answerOf("blue"));
    assertThat(at.now(at.id(1))).isEqualTo(at.answerOf("blue"));
    assertThat(at.history.redoable().get()).isEmpty();
  }

  @Test
  void undoAndRedoGoOnAfterReopening() throws IOException {
    at.answer(at.id(0), "red");
    at.answer(at.id(0), "blue");
    at.history.undo();

    at.reopen();
    assertThat(at.now(at.id(0))).isEqualTo(at.answerOf("red"));
    at.history.redo();
    assertThat(at.now(at.id(0))).isEqualTo(at.answerOf("blue"));

    at.reopen();
    at.history.undo();
    at.history.undo();
    at.reopen();
    assertThat(at.now(at.id(0))).isEqualTo(Answer.NONE);
    assertThat(at.history.redoable().get()).isPresent();
  }

  @Test
  void aNewStepAbandonsWhatWasUndone() {
    at.answer(at.id(0), "red");
    at.history.undo();
    at.answer(at.id(1), "blue");

    at.history.redo();

    assertThat(at.now(at.id(0))).isEqualTo(Answer.NONE);
    at.history.undo();
    assertThat(at.now(at.id(1))).isEqualTo(Answer.NONE);
  }

  @Test
  void labelChangesAreTakenBackToo() {
    at.answer(at.id(0), "red");
    at.scheme.rename(at.label("red"), "crimson");
    at.arranging.bin(Set.of(at.label("blue")));
    assertThat(at.names()).containsExactly("crimson");

    at.history.undo();
    assertThat(at.names()).containsExactly("crimson", "blue");
    at.history.undo();
    assertThat(at.names()).containsExactly("red", "blue");
    at.history.redo();
    assertThat(at.names()).containsExactly("crimson", "blue");
    assertThat(at.now(at.id(0))).isEqualTo(at.answerOf("crimson"));
  }

  @Test
  void answersInBulkAreOneStep() {
    at.answer(at.id(1), "blue");
    at.labelling.answerAll(List.of(at.id(0), at.id(1), at.id(2)), Set.of(at.label("red")));
    assertThat(at.project.labelled().get()).isEqualTo(3);

    at.history.undo();
    assertThat(at.now(at.id(0))).isEqualTo(Answer.NONE);
    assertThat(at.now(at.id(1))).isEqualTo(at.answerOf("blue"));
    assertThat(at.project.labelled().get()).isEqualTo(1);

    at.history.redo();
    assertThat(at.project.labelled().get()).isEqualTo(3);
  }

  @Test
  void anImportGoesWithItsLabelsAndAnswersAndComesBack() throws IOException {
    at.answer(at.id(0), "red");
    Fixture.done(at.importFile("text\tlabel\nfour\tgreen\nfive\tred\n", Importing.Duplicates.KEEP));
    assertThat(at.project.labelled().get()).isEqualTo(3);
    DocumentId four = at.id(3);

    at.history.undo();
    assertThat(at.project.documents().get().size()).isEqualTo(3);
    assertThat(at.names()).containsExactly("red", "blue");
    assertThat(at.project.labelled().get()).isEqualTo(1);
    assertThat(at.project.answersWith(at.label("red"))).isEqualTo(1);
    at.reopen();
    assertThat(at.project.labelled().get()).isEqualTo(1);

    at.history.redo();
    assertThat(at.names()).containsExactly("red", "blue", "green");
    assertThat(at.now(four)).isEqualTo(at.answerOf("green"));
    assertThat(at.project.labelled().get()).isEqualTo(3);
  }

  @Test
  void theHeldOutSetIsPutBack() {
    at.project.write(
        () ->
            at.project.step(
                ActionKind.HOLD_OUT,
                Notice.of("step.heldOut", 1),
                action -> {
                  at.project.stores().heldOut().include(List.of(at.id(1)), action);
                  return Documents.read(at.project.stores());
                }),
        at.project::documentsChanged);
    assertThat(at.project.documents().get().isHeldOut(at.id(1))).isTrue();

    at.history.undo();
    assertThat(at.project.documents().get().isHeldOut(at.id(1))).isFalse();
    at.history.redo();
    assertThat(at.project.documents().get().isHeldOut(at.id(1))).isTrue();
  }

  @Test
  void withNothingToUndoNothingHappens() throws IOException {
    try (Fixture empty = Fixture.create(newFolder(), TaskKind.BINARY)) {
      empty.history.undo();
      empty.history.redo();

      assertThat(empty.history.undoable().get()).isEmpty();
      assertThat(empty.project.problem().get()).isEmpty();
    }
  }

  private Path newFolder() throws IOException {
    return java.nio.file.Files.createDirectory(folder.resolve("empty"));
  }

  @Test
  void anyStepIsReturnedToAndThoseAfterItComeBack() throws IOException {
    at.answer(at.id(0), "red");
    long here = at.history.timeline(1).getFirst().number();
    at.answer(at.id(0), "blue");
    at.scheme.rename(at.label("red"), "crimson");
    long last = at.history.timeline(1).getFirst().number();

    at.history.returnTo(here);
    assertThat(at.now(at.id(0))).isEqualTo(at.answerOf("red"));
    assertThat(at.history.timeline(1))
        .extracting(History.Step::counts)
        .containsExactly(false, false, true);
    at.reopen();
    at.history.returnTo(last);
    assertThat(at.names()).containsExactly("crimson", "blue");
    assertThat(at.now(at.id(0))).isEqualTo(at.answerOf("blue"));
    at.history.returnTo(0);
    assertThat(at.history.undoable().get()).isEmpty();
  }

  @Test
  void whatIsUndoneIsSaidInWords() {
    at.answer(at.id(0), "red");

    assertThat(at.history.undoable().get()).contains(Notice.of("step.answer", "red"));
    at.history.undo();
    assertThat(at.history.redoable().get()).contains(Notice.of("step.answer", "red"));
    assertThat(at.history.moved().get().orElseThrow().documents()).containsExactly(at.id(0));
  }

  @Test
  void theListOfRecentAnswersFollows() {
    at.answer(at.id(0), "red");
    at.answer(at.id(1), "blue");

    at.history.undo();

    assertThat(at.labelling.recent().get())
        .extracting(r -> r.annotation().document())
        .containsExactly(at.id(0));
    Searching searching = new Searching(at.project);
    assertThat(searching.page(List.of(at.id(1))).getFirst().annotation()).isEmpty();
    assertThat(
            at.project
                .stores()
                .search()
                .ids(DocumentFilter.ALL.withState(DocumentFilter.State.UNANSWERED)))
        .hasSize(2);
    Optional<Annotation> first = searching.page(List.of(at.id(0))).getFirst().annotation();
    assertThat(first.map(Annotation::answer)).contains(at.answerOf("red"));
  }
}
