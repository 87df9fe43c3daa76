package marginalia.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import marginalia.corpus.LabelId;
import marginalia.corpus.LabelScheme;
import marginalia.corpus.TaskKind;
import marginalia.learn.Probabilities;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SuccessorsTest {
  @TempDir Path folder;

  private Fixture at;
  private List<LabelId> known;

  @BeforeEach
  void open() throws IOException {
    at = Fixture.create(folder, TaskKind.MULTI_CLASS).labels("a", "b", "c");
    known = List.of(label("a"), label("b"), label("c"));
  }

  @AfterEach
  void close() throws IOException {
    at.close();
  }

  private LabelId label(String name) {
    return scheme().find(name).orElseThrow().id();
  }

  private LabelScheme scheme() {
    return at.project.scheme().get();
  }

  private void merge(String from, String into) {
    try (Training training = new Training(at.project)) {
      new Merging(at.project, at.labelling, new Evaluating(at.project, training))
          .merge(label(from), label(into));
    }
  }

  private Optional<Successors> successors(TaskKind kind) {
    return Successors.of(scheme(), known, kind);
  }

  @Test
  void theProbabilitiesOfMergedLabelsAreAddedUp() {
    merge("a", "c");
    merge("c", "b");

    Probabilities now =
        successors(TaskKind.MULTI_CLASS)
            .orElseThrow()
            .of(Probabilities.exclusive(1, 3, new float[] {0.5f, 0.3f, 0.2f}));

    assertThat(now.labels()).isEqualTo(1);
    assertThat(now.of(0, 0)).isEqualTo(1f);
    at.history.undo();
    Probabilities before =
        successors(TaskKind.MULTI_CLASS)
            .orElseThrow()
            .of(Probabilities.exclusive(1, 3, new float[] {0.5f, 0.3f, 0.2f}));
    assertThat(List.of(before.of(0, 0), before.of(0, 1))).containsExactly(0.3f, 0.7f);
  }

  @Test
  void anotherOrderIsFollowedForLabelsThatMayHoldTogetherToo() {
    at.arranging.shift(Set.of(label("c")), -2);

    Probabilities now =
        successors(TaskKind.MULTI_LABEL)
            .orElseThrow()
            .of(
                Probabilities.independent(
                    1, 3, new float[] {0.5f, 0.3f, 0.2f}, new float[] {0.1f, 0.2f, 0.3f}));

    assertThat(List.of(now.of(0, 0), now.of(0, 1), now.of(0, 2))).containsExactly(0.2f, 0.5f, 0.3f);
    assertThat(List.of(now.threshold(0), now.threshold(1), now.threshold(2)))
        .containsExactly(0.3f, 0.1f, 0.2f);
  }

  @Test
  void whereNothingChangedNothingIsCopied() {
    Probabilities p = Probabilities.exclusive(1, 3, new float[] {0.5f, 0.3f, 0.2f});

    assertThat(successors(TaskKind.MULTI_CLASS).orElseThrow().of(p)).isSameAs(p);
  }

  @Test
  void whatIsNotExactIsNotDone() {
    at.scheme.add("d", Optional.empty());
    assertThat(successors(TaskKind.MULTI_CLASS)).as("a label it does not know").isEmpty();
    at.history.undo();
    at.arranging.bin(Set.of(label("c")));
    assertThat(successors(TaskKind.MULTI_CLASS)).as("a label that has gone").isEmpty();
    at.history.undo();
    merge("a", "b");
    assertThat(successors(TaskKind.MULTI_LABEL)).as("two that may hold together").isEmpty();
    assertThat(successors(TaskKind.MULTI_CLASS)).isPresent();
  }

  @Test
  void aLabelThatComesBackFromTheBinStandsForItselfAgain() {
    LabelId a = label("a");
    merge("a", "b");
    assertThat(scheme().successor(a).orElseThrow().id()).isEqualTo(label("b"));

    at.arranging.restore(Set.of(a));

    assertThat(scheme().successor(a).orElseThrow().id()).isEqualTo(a);
  }
}
