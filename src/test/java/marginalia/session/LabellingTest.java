package marginalia.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import marginalia.corpus.Answer;
import marginalia.corpus.DocumentId;
import marginalia.corpus.Suggestion;
import marginalia.corpus.TaskKind;
import marginalia.jobs.Live;
import marginalia.query.Candidate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabellingTest {
  @TempDir Path folder;

  private Fixture at;

  @BeforeEach
  void create() throws IOException {
    at =
        Fixture.create(folder, TaskKind.MULTI_CLASS)
            .labels("red", "blue")
            .texts("one", "two", "three", "four");
  }

  @AfterEach
  void close() throws IOException {
    at.close();
  }

  private Optional<DocumentId> next() {
    return at.labelling.next(Optional.empty()).map(item -> item.document().id());
  }

  @Test
  void everyTextIsOfferedOnceThenNone() {
    Set<DocumentId> seen = new HashSet<>();
    for (Optional<DocumentId> id = next(); id.isPresent(); id = next()) {
      assertThat(seen.add(id.get())).isTrue();
      at.answer(id.get(), "red");
    }

    assertThat(seen).hasSize(4);
    assertThat(at.labelling.open()).isZero();
  }

  @Test
  void skippedTextsComeBackLastAndInTheirOrder() {
    DocumentId first = at.id(2);
    DocumentId second = at.id(0);
    at.give(first, Answer.skipped());
    at.give(second, Answer.skipped());
    for (int i = 0; i < 2; i++) {
      DocumentId open = next().orElseThrow();
      assertThat(open).isNotIn(first, second);
      at.answer(open, "blue");
    }

    assertThat(next()).contains(first);
    assertThat(at.labelling.next(Optional.empty()).orElseThrow().why())
        .isInstanceOf(Why.Skipped.class);
    at.give(first, Answer.skipped());
    assertThat(next()).contains(second);
    at.answer(second, "red");
    at.answer(first, "red");
    assertThat(next()).isEmpty();
  }

  @Test
  void theTextToBeLeftOutIsNotOffered() {
    for (int row = 1; row < 4; row++) {
      at.answer(at.id(row), "red");
    }

    assertThat(at.labelling.next(Optional.of(at.id(0)))).isEmpty();
    assertThat(next()).contains(at.id(0));
  }

  @Test
  void aWorklistGoesBeforeTheRankingWhichThenGoesOn() {
    Live<Ranking> ranking =
        new Live<>(
            new Ranking(
                "entropy", Ranking.Kind.MODEL, List.of(new Candidate(at.id(3), 0.9)), 7, Map.of()));
    at.labelling = new Labelling(at.project, ranking);
    at.labelling.workThrough(List.of(at.id(2), at.id(1)));

    assertThat(at.labelling.next(Optional.empty()).orElseThrow().why())
        .isEqualTo(new Why.Listed(1, 2));
    at.answer(at.id(2), "red");
    assertThat(at.labelling.leftInWorklist()).isEqualTo(1);
    assertThat(next()).contains(at.id(1));
    at.answer(at.id(1), "red");

    assertThat(next()).contains(at.id(3));
    assertThat(at.labelling.next(Optional.empty()).orElseThrow().why())
        .isInstanceOfSatisfying(
            Why.Ranked.class,
            why -> {
              assertThat(why.strategy()).isEqualTo("entropy");
              assertThat(why.score()).isEqualTo(0.9);
            });
    at.answer(at.id(3), "red");
    assertThat(next()).contains(at.id(0));
  }

  @Test
  void duplicatesThatWereGroupedAreAnsweredTogether() throws IOException {
    Fixture.done(at.importFile("text\nsame\nsame\nsame\n", Importing.Duplicates.GROUP));
    assertThat(at.project.documents().get().size()).isEqualTo(5);
    DocumentId head = at.id(4);

    at.answer(head, "red");

    List<DocumentId> twins = at.project.stores().documents().group(head);
    assertThat(twins).hasSize(2);
    for (DocumentId twin : twins) {
      assertThat(at.project.stores().annotations().latest(twin).orElseThrow().answer())
          .isEqualTo(at.answerOf("red"));
    }
    at.history.undo();
    for (DocumentId twin : twins) {
      assertThat(at.project.stores().annotations().latest(twin).orElseThrow().answer())
          .isEqualTo(Answer.NONE);
    }
  }

  @Test
  void flagCommentTimeAndSuggestionAreKept() throws IOException {
    Answer answer = at.answerOf("red").remarked(true, "很像广告 😀");
    Suggestion shown = new Suggestion(at.label("blue"), 0.75);
    at.labelling.answer(at.id(0), answer, Duration.ofMillis(1_234), Optional.of(shown));

    at.reopen();

    assertThat(at.labelling.item(at.id(0)).orElseThrow().answer()).isEqualTo(answer);
    var annotation = at.project.stores().annotations().latest(at.id(0)).orElseThrow();
    assertThat(annotation.elapsed()).isEqualTo(Duration.ofMillis(1_234));
    assertThat(annotation.shown()).contains(shown);
    assertThat(annotation.annotator()).isEqualTo("me");
    assertThat(annotation.answeredAt()).isEqualTo(Fixture.CLOCK.instant());
  }

  @Test
  void heldOutTextsAreNeverOffered() throws IOException {
    Fixture.done(at.importFile("text\tsplit\nhidden\ttest\n", Importing.Duplicates.KEEP));
    for (int row = 0; row < 4; row++) {
      at.answer(at.id(row), "red");
    }

    assertThat(next()).isEmpty();
    assertThat(at.labelling.open()).isZero();
  }

  @Test
  void listenersHearOfAnswersUntilTheyStop() {
    List<DocumentId> heard = new java.util.ArrayList<>();
    Live.Subscription subscription = at.labelling.onAnswered(heard::addAll);
    at.answer(at.id(0), "red");
    subscription.close();
    at.answer(at.id(1), "red");

    assertThat(heard).containsExactly(at.id(0));
  }

  @Test
  void aProjectWithoutTextsOffersNone() throws IOException {
    Path empty = java.nio.file.Files.createDirectory(folder.resolve("empty"));
    try (Fixture none = Fixture.create(empty, TaskKind.BINARY)) {
      assertThat(none.labelling.next(Optional.empty())).isEmpty();
    }
  }
}
