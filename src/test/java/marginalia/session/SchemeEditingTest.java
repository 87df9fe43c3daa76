package marginalia.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import marginalia.corpus.Label;
import marginalia.corpus.TaskKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemeEditingTest {
  @TempDir Path folder;

  private Fixture at;

  @BeforeEach
  void create() throws IOException {
    at = Fixture.create(folder, TaskKind.MULTI_CLASS).labels("a", "b", "c").texts("one", "two");
  }

  @AfterEach
  void close() throws IOException {
    at.close();
  }

  private Label label(String name) {
    return at.project.scheme().get().label(at.label(name)).orElseThrow();
  }

  @Test
  void newLabelsGetTheNextColourAndDigit() {
    assertThat(label("a").key()).contains("1");
    assertThat(label("c").key()).contains("3");
    assertThat(label("b").colour()).isEqualTo(SchemeEditing.COLOURS.get(1));
    assertThat(label("c").position()).isEqualTo(2);
  }

  @Test
  void aRenamedLabelKeepsItsAnnotations() throws IOException {
    at.answer(at.id(0), "a");

    at.scheme.rename(at.label("a"), "  alpha ");

    assertThat(at.names()).containsExactly("alpha", "b", "c");
    assertThat(at.now(at.id(0))).isEqualTo(at.answerOf("alpha"));
    at.reopen();
    assertThat(at.now(at.id(0))).isEqualTo(at.answerOf("alpha"));
  }

  @Test
  void blankNamesAreRefused() {
    assertThatThrownBy(() -> at.scheme.add("  ", Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(at.scheme.isFree(" a ", Optional.empty())).isFalse();
    assertThat(at.scheme.isFree("a", Optional.of(at.label("b")))).isTrue();
  }

  @Test
  void aKeyMovesFromItsOwnerInOneStep() {
    at.scheme.assignKey(at.label("c"), Optional.of("1"));
    assertThat(label("c").key()).contains("1");
    assertThat(label("a").key()).isEmpty();

    at.history.undo();
    assertThat(label("a").key()).contains("1");
    assertThat(label("c").key()).contains("3");
  }

  @Test
  void labelsAreNestedAtTheEndOfTheirNewSiblings() {
    at.scheme.nest(at.label("c"), Optional.of(at.label("a")));
    at.scheme.nest(at.label("b"), Optional.of(at.label("a")));

    assertThat(at.names()).containsExactly("a", "c", "b");
    assertThat(at.project.scheme().get().path(at.label("b"))).isEqualTo("a/b");
    at.history.undo();
    assertThat(at.project.scheme().get().path(at.label("b"))).isEqualTo("b");
  }

  @Test
  void aLabelCannotLieBelowItself() {
    at.scheme.nest(at.label("b"), Optional.of(at.label("a")));

    assertThatThrownBy(() -> at.scheme.nest(at.label("a"), Optional.of(at.label("b"))))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> at.scheme.nest(at.label("a"), Optional.of(at.label("a"))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void shiftingStopsAtTheEnds() {
    at.scheme.shift(at.label("a"), 1);
    assertThat(at.names()).containsExactly("b", "a", "c");
    at.scheme.shift(at.label("b"), 99);
    assertThat(at.names()).containsExactly("a", "c", "b");
    at.scheme.shift(at.label("b"), -2);
    assertThat(at.names()).containsExactly("b", "a", "c");
    int steps = at.history.latest(100).size();
    at.scheme.shift(at.label("b"), -1);
    assertThat(at.history.latest(100)).hasSize(steps);
  }

  @Test
  void theBinTakesALabelWithThoseBelowAndGivesAllBackWithTheirAnnotations() throws IOException {
    at.scheme.nest(at.label("b"), Optional.of(at.label("a")));
    at.answer(at.id(0), "a");
    var a = at.label("a");
    at.scheme.bin(a);
    assertThat(at.names()).containsExactly("c");
    assertThat(at.project.scheme().get().binned())
        .extracting(Label::name)
        .containsExactly("a", "b");

    at.reopen();
    at.scheme.restore(a);

    assertThat(at.names()).containsExactlyInAnyOrder("a", "b", "c");
    assertThat(at.now(at.id(0))).isEqualTo(at.answerOf("a"));
    assertThat(at.project.answersWith(a)).isEqualTo(1);
  }

  @Test
  void colourAndDescriptionAreKept() throws IOException {
    at.scheme.recolour(at.label("a"), "#010203");
    at.scheme.describe(at.label("a"), "What begins", List.of("alpha", "阿尔法"));

    at.reopen();

    assertThat(label("a").colour()).isEqualTo("#010203");
    assertThat(label("a").definition()).isEqualTo("What begins");
    assertThat(label("a").examples()).containsExactly("alpha", "阿尔法");
  }
}
