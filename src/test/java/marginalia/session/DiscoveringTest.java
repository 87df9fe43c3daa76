package marginalia.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import marginalia.corpus.DocumentId;
import marginalia.corpus.TaskKind;
import marginalia.jobs.JobState;
import marginalia.query.novelty.Detectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiscoveringTest {
  private static final List<String> TEA = List.of("tea", "leaves", "kettle", "cup", "brew");
  private static final List<String> BIKE = List.of("wheel", "saddle", "pedal", "chain", "brake");
  private static final List<String> MOON = List.of("moon", "rocket", "orbit", "crater", "lander");
  private static final int EACH = 40;

  @TempDir private Path folder = Path.of("");

  private Fixture at;
  private Discovering discovering;

  /// Texts on two labels, of which some are labelled, and on a third matter that has no label.
  @BeforeEach
  void create() throws IOException {
    List<String> texts = new ArrayList<>();
    Random random = new Random(1);
    for (List<String> words : List.of(TEA, BIKE, MOON)) {
      for (int i = 0; i < EACH; i++) {
        List<String> some = new ArrayList<>(words);
        java.util.Collections.shuffle(some, random);
        texts.add("the " + String.join(" ", some.subList(0, 4)) + " " + i);
      }
    }
    at = Fixture.create(folder, TaskKind.MULTI_CLASS).labels("tea", "bike");
    at.texts(texts.toArray(String[]::new));
    discovering = new Discovering(at.project, Optional::empty, at.scheme, at.labelling, at.history);
  }

  private void label() {
    for (int i = 0; i < 15; i++) {
      at.answer(at.id(i), "tea");
      at.answer(at.id(EACH + i), "bike");
    }
  }

  @AfterEach
  void close() throws IOException {
    at.close();
  }

  private Discovering.Found found() throws Exception {
    return switch (discovering.find(Detectors.usual()).await()) {
      case JobState.Done<Discovering.Found>(Discovering.Found result) -> result;
      case JobState<Discovering.Found> end -> throw new AssertionError(end.toString());
    };
  }

  @Test
  void findsTheTextsThatHaveNoLabel() throws Exception {
    label();

    Discovering.Found found = found();

    List<DocumentId> all =
        found.groups().stream()
            .flatMap(group -> group.texts().stream())
            .map(Discovering.NewText::document)
            .toList();
    long moon = all.stream().filter(id -> text(id).matches(".*(moon|rocket|orbit).*")).count();
    assertThat(found.looked()).isEqualTo(3 * EACH - 30);
    assertThat(found.basis()).isEqualTo(Resembling.Basis.WORDS);
    assertThat(moon).isGreaterThanOrEqualTo(EACH * 9 / 10);
    assertThat(all).hasSizeLessThan(EACH * 3 / 2).doesNotHaveDuplicates();
    assertThat(MOON).contains(found.groups().getFirst().words().getFirst());
  }

  private String text(DocumentId id) {
    return at.project.document(id).orElseThrow().text();
  }

  @Test
  void saysSoWhereTooLittleIsLabelled() throws Exception {
    assertThat(discovering.find(Detectors.usual()).await()).isInstanceOf(JobState.Failed.class);
  }

  @Test
  void acceptingMakesALabelAndAsksItsTextsNext() throws Exception {
    label();
    List<DocumentId> texts = List.of(at.id(2 * EACH + 3), at.id(2 * EACH));

    discovering.accept(" moon ", texts);

    assertThat(at.names()).containsExactly("tea", "bike", "moon");
    Labelling.Item next = at.labelling.next(Optional.empty()).orElseThrow();
    assertThat(next.document().id()).isEqualTo(texts.getFirst());
    assertThat(next.why()).isEqualTo(new Why.Listed(1, 2));
  }

  @Test
  void oneUndoTakesLabelAndPlaceInTheQueueBack() throws Exception {
    label();
    at.labelling.workThrough(List.of(at.id(EACH - 1)));
    List<DocumentId> texts = List.of(at.id(2 * EACH), at.id(2 * EACH + 1));

    discovering.accept("moon", texts);
    assertThat(at.labelling.leftInWorklist()).isEqualTo(3);
    at.history.undo();

    assertThat(at.names()).containsExactly("tea", "bike");
    assertThat(at.labelling.next(Optional.empty()).orElseThrow().document().id())
        .isEqualTo(at.id(EACH - 1));
    assertThat(at.labelling.leftInWorklist()).isEqualTo(1);

    at.history.redo();

    assertThat(at.names()).containsExactly("tea", "bike", "moon");
    assertThat(at.labelling.next(Optional.empty()).orElseThrow().document().id())
        .isEqualTo(at.id(2 * EACH));
  }

  @Test
  void mergedGroupsKeepAllTextsAndWordsOnce() {
    Discovering.Group one = group(List.of("a", "b"), 1, 2, 3);
    Discovering.Group other = group(List.of("b", "c"), 4);

    Discovering.Group both = one.with(other);

    assertThat(both.words()).containsExactly("a", "b", "c");
    assertThat(both.texts()).extracting(t -> t.document().value()).containsExactly(1L, 4L, 2L, 3L);
    assertThat(both.proposedName()).isEqualTo("a b");
  }

  private static Discovering.Group group(List<String> words, long... ids) {
    return new Discovering.Group(
        words,
        java.util.stream.LongStream.of(ids)
            .mapToObj(id -> new Discovering.NewText(new DocumentId(id), 1, "text " + id))
            .toList());
  }
}
