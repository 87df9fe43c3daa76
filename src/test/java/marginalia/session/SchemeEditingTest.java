package marginalia.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import marginalia.corpus.Guidance;
import marginalia.corpus.Label;
import marginalia.corpus.LabelId;
import marginalia.corpus.LabelScheme;
import marginalia.corpus.TaskKind;
import marginalia.store.ActionKind;
import marginalia.wording.Notice;
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
    at.nest("c", "a");
    at.nest("b", "a");

    assertThat(at.names()).containsExactly("a", "c", "b");
    assertThat(at.project.scheme().get().path(at.label("b"))).isEqualTo("a/b");
    at.history.undo();
    assertThat(at.project.scheme().get().path(at.label("b"))).isEqualTo("b");
  }

  @Test
  void aLabelCannotLieBelowItself() {
    at.nest("b", "a");

    assertThatThrownBy(() -> at.nest("a", "b")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> at.nest("a", "a")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void shiftingStopsAtTheEnds() {
    at.arranging.shift(Set.of(at.label("a")), 1);
    assertThat(at.names()).containsExactly("b", "a", "c");
    at.arranging.shift(Set.of(at.label("b")), 99);
    assertThat(at.names()).containsExactly("a", "c", "b");
    at.arranging.shift(Set.of(at.label("b")), -2);
    assertThat(at.names()).containsExactly("b", "a", "c");
    int steps = at.history.latest(100).size();
    at.arranging.shift(Set.of(at.label("b")), -1);
    assertThat(at.history.latest(100)).hasSize(steps);
  }

  @Test
  void theBinTakesALabelWithThoseBelowAndGivesAllBackWithTheirAnnotations() throws IOException {
    at.nest("b", "a");
    at.answer(at.id(0), "a");
    var a = at.label("a");
    at.arranging.bin(Set.of(a));
    assertThat(at.names()).containsExactly("c");
    assertThat(at.project.scheme().get().binned())
        .extracting(Label::name)
        .containsExactly("a", "b");

    at.reopen();
    at.arranging.restore(Set.of(a));

    assertThat(at.names()).containsExactlyInAnyOrder("a", "b", "c");
    assertThat(at.now(at.id(0))).isEqualTo(at.answerOf("a"));
    assertThat(at.project.answersWith(a)).isEqualTo(1);
  }

  @Test
  void colourAndDescriptionAreKept() throws IOException {
    at.scheme.recolour(Set.of(at.label("a")), "#010203");
    at.scheme.describe(
        at.label("a"), new Guidance("What begins", "A, a", "b", List.of("alpha", "阿尔法"), "old"));

    at.reopen();

    assertThat(label("a").colour()).isEqualTo("#010203");
    assertThat(label("a").guidance())
        .isEqualTo(new Guidance("What begins", "A, a", "b", List.of("alpha", "阿尔法"), "old"));
  }

  @Test
  void namesInOtherLanguagesAreKeptAndBlankOnesLeftOut() throws IOException {
    at.scheme.call(at.label("a"), Map.of("zh", " 甲 ", "fr", "  "));

    at.reopen();

    assertThat(label("a").names()).isEqualTo(Map.of("zh", "甲"));
    assertThat(label("a").name("zh")).isEqualTo("甲");
    assertThat(label("a").name("en")).isEqualTo("a");
    at.history.undo();
    assertThat(label("a").names()).isEmpty();
  }

  @Test
  void anExampleIsOneLineAndThereOnce() {
    at.scheme.addExamples(Map.of(at.label("a"), List.of(" one\n two ", "three")));
    int steps = at.history.latest(100).size();

    at.scheme.addExamples(Map.of(at.label("a"), List.of("one two")));

    assertThat(label("a").examples()).containsExactly("one two", "three");
    assertThat(at.history.latest(100)).hasSize(steps);
  }

  @Test
  void whatIsDoneToSeveralLabelsIsOneStep() {
    List<String> before = at.names();
    int steps = at.history.latest(100).size();
    Set<LabelId> both = Set.of(at.label("a"), at.label("c"));

    at.scheme.recolour(both, "#010203");
    at.arranging.move(both, Optional.of(at.label("b")), Optional.empty());
    at.arranging.bin(both);

    assertThat(at.names()).containsExactly("b");
    assertThat(at.history.latest(100)).hasSize(steps + 3);
    at.history.undo();
    assertThat(at.project.scheme().get().path(at.label("c"))).isEqualTo("b/c");
    at.history.undo();
    assertThat(at.names()).isEqualTo(before);
    assertThat(label("c").colour()).isEqualTo("#010203");
  }

  @Test
  void theBinTellsWhatGoesWithALabel() throws IOException {
    at.arranging.move(Set.of(at.label("b")), Optional.of(at.label("a")), Optional.empty());
    at.texts("three");
    at.answer(at.id(0), "a");
    at.answer(at.id(1), "b");
    at.answer(at.id(2), "c");

    BinPreview preview = at.arranging.previewBin(Set.of(at.label("a")));

    assertThat(preview.labels()).extracting(Label::name).containsExactly("a");
    assertThat(preview.below()).extracting(Label::name).containsExactly("b");
    assertThat(preview.answers()).isEqualTo(2);
    assertThat(preview.forecast()).isEmpty();
    assertThat(preview.said())
        .extracting(Notice::key)
        .containsExactly("bin.answers", "bin.below", "bin.keys", "bin.models");
  }

  @Test
  void labelsComeRightBeforeAnotherInTheirOrder() {
    at.labels("d", "e");

    at.arranging.move(
        Set.of(at.label("e"), at.label("a")), Optional.empty(), Optional.of(at.label("c")));

    assertThat(at.names()).containsExactly("b", "a", "e", "c", "d");
  }

  @Test
  void severalLabelsAreShiftedTogetherAndStopTogether() {
    at.labels("d");
    Set<LabelId> two = Set.of(at.label("b"), at.label("c"));

    at.arranging.shift(two, -1);
    assertThat(at.names()).containsExactly("b", "c", "a", "d");
    at.arranging.shift(two, -1);
    assertThat(at.names()).containsExactly("b", "c", "a", "d");
    at.arranging.shift(two, 1);
    assertThat(at.names()).containsExactly("a", "b", "c", "d");
  }

  @Test
  void aStepUpChangesTwoLabels() {
    Set<LabelId> one = Set.of(at.label("b"));

    assertThat(Arrangement.shifted(at.project.scheme().get(), one, -1))
        .extracting(Label::name)
        .containsExactlyInAnyOrder("a", "b");
  }

  @Test
  void aNameThatIsTakenBelowTheNewParentIsSaid() {
    at.nest("c", "b");
    at.labels("c");
    Set<LabelId> nested = Set.of(at.project.scheme().get().find("b/c").orElseThrow().id());

    assertThat(at.arranging.problem(nested, Optional.empty()))
        .map(notice -> notice.key())
        .contains("scheme.taken");
    assertThat(at.arranging.problem(nested, Optional.of(at.label("a")))).isEmpty();
  }

  @Test
  void whatCannotBeSeenAtTheEndsOfANameIsLeftOut() {
    at.scheme.add("\u200Bnew\uFEFF\n", Optional.empty());
    at.scheme.rename(at.label("a"), "\u202Ealpha\u202C ");
    at.scheme.call(at.label("b"), Map.of("zh", "\u200B乙 ", "fr", "\u2060"));

    assertThat(at.names()).containsExactly("alpha", "b", "c", "new");
    assertThat(label("b").names()).isEqualTo(Map.of("zh", "乙"));
    assertThat(at.scheme.isFree("\u200Balpha", Optional.empty())).isFalse();
  }

  @Test
  void namesThatFilesAndSentencesCannotHoldAreRefused() {
    for (String name : List.of("x\ny", "x\ty", "x\u0001y", "\u200B", "x".repeat(201))) {
      assertThat(at.scheme.problem(name, Optional.empty())).isPresent();
      assertThatThrownBy(() -> at.scheme.add(name, Optional.empty()))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> at.scheme.rename(at.label("a"), name))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThat(at.scheme.problem("x\ny", Optional.empty()))
        .contains(Notice.of("scheme.control", "x\\ny"));
    assertThat(at.names()).containsExactly("a", "b", "c");
  }

  @Test
  void namesInOtherLanguagesFollowTheSameRule() {
    for (Map<String, String> names : List.of(Map.of("zh", "甲\n乙"), Map.of("no code", "x"))) {
      assertThat(at.scheme.problem(names)).isPresent();
      assertThatThrownBy(() -> at.scheme.call(at.label("a"), names))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThat(label("a").names()).isEmpty();
  }

  @Test
  void aProjectOpensWithNamesThatItHasFromBefore() throws IOException {
    Label old = Label.draft("old\nname\u200B", Optional.empty(), 9, "#010203", Optional.empty());
    at.project.write(
        () ->
            at.project.step(
                ActionKind.SCHEME,
                Notice.of("step.scheme.map", "m", 1, 1),
                action -> {
                  Label _ = at.project.stores().labels().add(old, action);
                  return at.project.stores().labels().scheme();
                }),
        at.project::schemeChanged);

    at.reopen();

    assertThat(at.names()).contains("old\nname\u200B");
    Path file = folder.resolve("s.rdf");
    assertThat(new SchemeFiles(at.project).export(file)).isEqualTo(4);
    assertThatThrownBy(() -> new SchemeFiles(at.project).plan(file))
        .hasMessageContaining("“old\\nname” holds a line break");
  }

  @Test
  void noLabelComesToLieDeeperThanFilesCanHold() {
    LabelId deepest = at.chain("n", LabelScheme.LEVELS);
    LabelId second = at.label("n" + (LabelScheme.LEVELS - 1));
    at.nest("b", "a");

    assertThat(at.scheme.problem("x", Optional.of(deepest)))
        .contains(Notice.of("scheme.deep", "x", LabelScheme.LEVELS));
    assertThatThrownBy(() -> at.scheme.add("x", Optional.of(deepest)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(at.arranging.problem(Set.of(at.label("c")), Optional.of(second))).isEmpty();
    assertThat(at.arranging.problem(Set.of(at.label("a")), Optional.of(second)))
        .contains(Notice.of("scheme.deep", "a", LabelScheme.LEVELS));
    assertThat(at.arranging.problem(Set.of(deepest), Optional.of(second))).isEmpty();
    at.arranging.bin(Set.of(at.label("b")));
    assertThat(at.arranging.problem(Set.of(at.label("a")), Optional.of(second))).isPresent();
  }

  @Test
  void aLargeAndASmallLetterAreOneKey() {
    at.scheme.assignKey(at.label("a"), Optional.of("q"));
    at.scheme.assignKey(at.label("b"), Optional.of("Q"));

    assertThat(label("a").key()).isEmpty();
    assertThat(at.project.scheme().get().withKey("q")).contains(label("b"));
  }
}
