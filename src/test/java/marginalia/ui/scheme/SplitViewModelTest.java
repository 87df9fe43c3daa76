package marginalia.ui.scheme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import marginalia.corpus.DocumentId;
import marginalia.corpus.Label;
import marginalia.jobs.Scope;
import marginalia.session.Workspace;
import marginalia.ui.SampleWorkspace;
import marginalia.ui.scheme.SplitViewModel.Draft;
import marginalia.wording.Wording;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SplitViewModelTest {
  @TempDir Path folder;

  private Workspace workspace;
  private SplitViewModel model;
  private Label label;
  private int texts;

  @BeforeEach
  void open() throws IOException {
    workspace = SampleWorkspace.english(folder);
    model = new SplitViewModel(workspace, Wording.in(Locale.ENGLISH), new Scope());
    label =
        workspace.project().scheme().get().active().stream()
            .max(Comparator.comparingInt(l -> workspace.project().answersWith(l.id())))
            .orElseThrow();
    texts = workspace.project().answersWith(label.id());
    model.shown();
    model.offer(Optional.of(label));
  }

  @AfterEach
  void close() throws IOException {
    workspace.close();
  }

  private List<Integer> counts() {
    return model.partsProperty().get().stream().map(Draft::texts).toList();
  }

  @Test
  void textsAreGivenToPartsOneByOneAndTheNextNumberMakesAPart() {
    assertThat(counts()).containsExactly(texts);
    List<DocumentId> shown = model.shownProperty().get();

    model.give(shown.subList(0, 2), 1);
    model.give(shown.subList(2, 3), 2);
    model.give(shown.subList(0, 1), 0);
    model.give(shown.subList(3, 4), 9);

    assertThat(counts()).containsExactly(texts - 2, 1, 1);
    assertThat(model.readyProperty().get()).isTrue();
    assertThat(model.consequencesProperty().get()).hasSizeGreaterThanOrEqualTo(4);
    model.choose(2);
    assertThat(model.shownProperty().get()).isEqualTo(shown.subList(2, 3));
    model.remove(1);
    assertThat(counts()).containsExactly(texts - 1, 1);
  }

  @Test
  void confirmingMakesTheLabelsAndUndoTakesThemBack() {
    List<DocumentId> some = List.copyOf(model.shownProperty().get().subList(0, 3));
    model.give(some, 1);
    model.rename(1, "quite new");

    model.confirm();

    assertThat(workspace.splitting().texts(find("quite new").orElseThrow().id())).isEqualTo(some);
    assertThat(counts()).containsExactly(texts - 3);
    workspace.history().undo();
    assertThat(find("quite new")).isEmpty();
    assertThat(counts()).containsExactly(texts);
  }

  private Optional<Label> find(String name) {
    return workspace.project().scheme().get().find(name);
  }

  @Test
  void aTakenNameIsToldAndNothingHappens() {
    model.give(model.shownProperty().get().subList(0, 1), 1);

    model.rename(1, label.name());

    assertThat(model.readyProperty().get()).isFalse();
    assertThat(model.problemProperty().get()).contains(label.name());
    model.confirm();
    assertThat(workspace.project().answersWith(label.id())).isEqualTo(texts);
  }

  @Test
  void groupsOfLikeTextsBecomePartsOfWhichTheLargestStaysAndAForecastIsTold() {
    model.propose(3);

    assertThat(counts())
        .hasSize(3)
        .first()
        .isEqualTo(counts().stream().max(Integer::compare).get());
    assertThat(counts().stream().mapToInt(i -> i).sum()).isEqualTo(texts);
    assertThat(model.partsProperty().get()).noneMatch(draft -> draft.words().isEmpty());
    assertThat(model.readyProperty().get()).isTrue();
    model.foretell();
    assertThat(model.consequencesProperty().get().getLast()).contains("Macro-F1");
  }

  @Test
  void aRuleTakesWhatMatchesAndSaysWhereNothingDoes() {
    model.takeMatching("/(/");
    assertThat(model.problemProperty().get()).contains("/(/");
    model.takeMatching("no such words in any text");
    assertThat(model.problemProperty().get()).contains(label.name());
    model.takeMatching(" ");
    assertThat(model.problemProperty().get()).isNotBlank();

    model.takeMatching("/./");

    assertThat(counts()).containsExactly(0, texts);
  }

  @Test
  void anotherLabelIsTakenUpOnlyWhenThisOneIsLeft() {
    Label other =
        workspace.project().scheme().get().active().stream()
            .filter(l -> !l.equals(label))
            .findFirst()
            .orElseThrow();
    model.give(model.shownProperty().get().subList(0, 1), 1);

    model.offer(Optional.of(other));

    assertThat(model.titleProperty().get()).contains(label.name());
    model.cancel();
    assertThat(model.titleProperty().get()).contains(other.name());
  }

  @Test
  void anAnswerThatChangesMeanwhileTakesTheTextOut() {
    List<DocumentId> some = List.copyOf(model.shownProperty().get().subList(0, 2));
    model.give(some, 1);

    workspace
        .labelling()
        .answerAll(
            some.subList(0, 1),
            java.util.Set.of(
                workspace.project().scheme().get().active().stream()
                    .filter(l -> !l.equals(label))
                    .findFirst()
                    .orElseThrow()
                    .id()));

    assertThat(counts()).containsExactly(texts - 2, 1);
  }
}
