package marginalia.ui.label;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import marginalia.corpus.Answer;
import marginalia.corpus.DocumentId;
import marginalia.corpus.LabelId;
import marginalia.corpus.TaskKind;
import marginalia.corpus.Verdict;
import marginalia.jobs.Scope;
import marginalia.session.Why;
import marginalia.session.Workspace;
import marginalia.ui.Command;
import marginalia.ui.SampleWorkspace;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabellingViewModelTest {
  @TempDir Path folder;

  private Workspace workspace;
  private LabellingViewModel model;

  @BeforeEach
  void open() throws IOException {
    workspace = SampleWorkspace.english(folder);
    model = new LabellingViewModel(workspace, SampleWorkspace.CLOCK, new Scope());
  }

  @AfterEach
  void close() throws IOException {
    workspace.close();
  }

  private DocumentId shown() {
    return model.itemProperty().get().orElseThrow().document().id();
  }

  private Answer answer(DocumentId id) {
    return workspace.labelling().item(id).orElseThrow().answer();
  }

  @Test
  void theFirstTextComesFromTheRankingAndSaysWhy() {
    assertThat(model.textProperty().get()).isNotBlank();
    assertThat(model.itemProperty().get().orElseThrow().why()).isInstanceOf(Why.Ranked.class);
  }

  @Test
  void aLabelsKeyAnswersAndGoesOn() {
    DocumentId first = shown();
    LabelId label = workspace.project().scheme().get().active().get(2).id();

    boolean meant = model.press("3");

    assertThat(meant).isTrue();
    assertThat(answer(first)).isEqualTo(Answer.of(Set.of(label)));
    assertThat(shown()).isNotEqualTo(first);
  }

  @Test
  void aKeyWithoutLabelMeansNothing() {
    DocumentId first = shown();

    assertThat(model.press("Q")).isFalse();

    assertThat(shown()).isEqualTo(first);
  }

  @Test
  void undoShowsTheTextAgainWithoutItsAnswer() {
    DocumentId first = shown();
    model.press("1");

    workspace.history().undo();

    assertThat(shown()).isEqualTo(first);
    assertThat(answer(first).verdict()).isEqualTo(Verdict.CLEARED);
  }

  @Test
  void redoBringsTheAnswerBack() {
    DocumentId first = shown();
    model.press("1");
    workspace.history().undo();

    workspace.history().redo();

    assertThat(answer(first).verdict()).isEqualTo(Verdict.LABELLED);
  }

  @Test
  void backwardAndForwardWalkThroughWhatWasSeen() {
    DocumentId first = shown();
    model.press("1");
    DocumentId second = shown();

    model.run(Command.PREVIOUS);
    assertThat(shown()).isEqualTo(first);
    assertThat(model.chosenProperty().get()).hasSize(1);

    model.run(Command.NEXT);
    assertThat(shown()).isEqualTo(second);
  }

  @Test
  void aCorrectedAnswerReplacesTheFirst() {
    DocumentId first = shown();
    LabelId other = workspace.project().scheme().get().active().get(4).id();
    model.press("1");
    model.back();

    model.press("5");

    assertThat(answer(first)).isEqualTo(Answer.of(Set.of(other)));
  }

  @Test
  void skippingIsRememberedAndGoesOn() {
    DocumentId first = shown();

    model.run(Command.SKIP);

    assertThat(answer(first).verdict()).isEqualTo(Verdict.SKIPPED);
    assertThat(shown()).isNotEqualTo(first);
  }

  @Test
  void theFlagGoesWithTheAnswer() {
    DocumentId first = shown();
    model.run(Command.UNSURE);

    model.press("2");

    assertThat(answer(first).unsure()).isTrue();
    assertThat(model.unsureProperty().get()).isFalse();
  }

  @Test
  void aCommentOnAnAnsweredTextIsKeptAtOnce() {
    DocumentId first = shown();
    model.press("2");
    model.back();

    model.comment(" why not ");

    assertThat(answer(first).comment()).isEqualTo("why not");
    assertThat(answer(first).verdict()).isEqualTo(Verdict.LABELLED);
  }

  @Test
  void theSuggestionIsShownOnDemandAndTakenByEnter() {
    DocumentId first = shown();
    assertThat(model.suggestionProperty().get()).isEmpty();

    model.run(Command.SUGGEST);
    LabelId suggested = model.suggestionProperty().get().orElseThrow().label();
    model.run(Command.COMMIT);

    assertThat(answer(first)).isEqualTo(Answer.of(Set.of(suggested)));
  }

  @Test
  void enterWithoutSuggestionDoesNothing() {
    DocumentId first = shown();

    model.run(Command.COMMIT);

    assertThat(shown()).isEqualTo(first);
    assertThat(answer(first)).isEqualTo(Answer.NONE);
  }

  @Test
  void aJumpFindsATextByItsIdentifierOrNumber() {
    assertThat(model.jump("LB-0007")).isTrue();
    assertThat(model.itemProperty().get().orElseThrow().document().key())
        .isEqualTo(Optional.of("LB-0007"));
    assertThat(model.jump("12")).isTrue();
    assertThat(shown()).isEqualTo(new DocumentId(12));
    assertThat(model.jump("nowhere")).isFalse();
  }

  @Test
  void aListIsWorkedThroughInOrderAndThenTheRankingGoesOn() {
    List<DocumentId> open =
        workspace.training().ranking().get().candidates().stream()
            .skip(50)
            .limit(2)
            .map(c -> c.document())
            .toList();

    model.workThrough(open);
    assertThat(shown()).isEqualTo(open.get(0));
    model.press("1");
    assertThat(shown()).isEqualTo(open.get(1));
    model.press("1");

    assertThat(model.itemProperty().get().orElseThrow().why()).isInstanceOf(Why.Ranked.class);
  }

  @Test
  void inAMultiLabelProjectKeysToggleAndEnterCommits() {
    workspace.changingKind().change(TaskKind.MULTI_LABEL);
    DocumentId first = shown();

    model.press("1");
    model.press("2");
    model.press("3");
    model.press("2");
    assertThat(shown()).isEqualTo(first);
    model.run(Command.COMMIT);

    List<LabelId> labels =
        workspace.project().scheme().get().active().stream().map(l -> l.id()).toList();
    assertThat(answer(first).labels()).containsExactlyInAnyOrder(labels.get(0), labels.get(2));
  }

  @Test
  void heldOutTextsAreNeverOffered() {
    for (int i = 0; i < 60; i++) {
      assertThat(workspace.project().documents().get().isHeldOut(shown())).isFalse();
      model.press("1");
    }
  }

  @Test
  void whenEverythingIsAnsweredTheScreenSaysSo() {
    for (int i = 0; i < 600 && !model.finishedProperty().get(); i++) {
      model.press("1");
    }

    assertThat(model.finishedProperty().get()).isTrue();
    assertThat(workspace.labelling().open()).isZero();
  }

  @Test
  void aFlagOnATextWithoutAnswerIsKeptWhenOneGoesOn() {
    DocumentId first = shown();
    model.run(Command.UNSURE);

    model.run(Command.NEXT);

    assertThat(answer(first).unsure()).isTrue();
    assertThat(answer(first).verdict()).isEqualTo(Verdict.SKIPPED);
  }

  @Test
  void inAMultiLabelProjectEnterTakesTheSuggestionOnShowUnlessSomethingWasChosen() {
    workspace.changingKind().change(TaskKind.MULTI_LABEL);
    DocumentId first = shown();
    model.run(Command.SUGGEST);
    LabelId suggested = model.suggestionProperty().get().orElseThrow().label();

    model.run(Command.COMMIT);

    assertThat(answer(first).labels()).containsExactly(suggested);
  }

  @Test
  void whatIsLeftToAnswerLeavesOutTheHeldOutTexts() {
    int texts = workspace.project().documents().get().size();
    int heldOut = workspace.project().documents().get().heldOut();
    int before = workspace.labelling().open();

    model.press("1");

    assertThat(before).isEqualTo(texts - heldOut - 137);
    assertThat(workspace.labelling().open()).isEqualTo(before - 1);
    workspace.history().undo();
    assertThat(workspace.labelling().open()).isEqualTo(before);
  }

  @Test
  void anUndoneImportTakesItsTextOffTheScreen() {
    assertThat(model.itemProperty().get()).isPresent();

    workspace.history().undo();

    assertThat(workspace.project().documents().get().size()).isZero();
    assertThat(model.finishedProperty().get()).isTrue();
    assertThat(model.jump("LB-0007")).isFalse();
  }

  private List<String> examples(int label) {
    return workspace.project().scheme().get().active().get(label).examples();
  }

  @Test
  void aTextThatHasALabelBecomesItsExampleAtOnce() {
    String text = model.textProperty().get();
    model.press("1");
    model.back();

    model.takeExample("");
    model.takeExample("some words");

    assertThat(examples(0)).contains(text.strip().replaceAll("\\s+", " "), "some words");
    assertThat(model.exampleProperty().get()).isPresent();
    workspace.history().undo();
    assertThat(examples(0)).doesNotContain("some words");
  }

  @Test
  void aTextWithoutLabelBecomesAnExampleOfTheLabelItIsGivenNext() {
    model.takeExample("these words");
    assertThat(model.exampleProperty().get()).isPresent();

    model.press("2");

    assertThat(examples(1)).contains("these words");
    assertThat(model.exampleProperty().get()).isEmpty();
    model.takeExample("");
    model.takeExample("");
    List<String> before = examples(2);
    model.press("3");
    assertThat(examples(2)).isEqualTo(before);
  }
}
