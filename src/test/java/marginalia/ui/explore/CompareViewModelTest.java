package marginalia.ui.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import marginalia.corpus.DocumentFilter;
import marginalia.corpus.Label;
import marginalia.query.LeftOut.Trait;
import marginalia.session.Workspace;
import marginalia.ui.SampleWorkspace;
import marginalia.ui.explore.CompareViewModel.Side;
import marginalia.wording.Wording;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompareViewModelTest {
  @TempDir Path folder;

  private Workspace workspace;
  private CompareViewModel model;

  @BeforeEach
  void open() throws IOException {
    workspace = SampleWorkspace.english(folder);
    model = new CompareViewModel(workspace, Wording.in(Locale.ENGLISH));
  }

  @AfterEach
  void close() throws IOException {
    workspace.close();
  }

  /// Texts with a word against all others, which that word gives away.
  private void compareByAWord() {
    model.change(Side.FIRST, f -> f.withState(DocumentFilter.State.ANY));
    model.change(Side.SECOND, f -> f.withState(DocumentFilter.State.ANY).withWords("battery"));
    model.compare();
  }

  @Test
  void theWordThatPartsTwoSetsIsNamedAndEachTextHasItsPlaceInTheHistogram() {
    compareByAWord();

    assertThat(model.runningProperty().get()).isFalse();
    assertThat(model.summaryProperty().get()).contains("AUC of");
    assertThat(model.termsProperty(Side.SECOND).get())
        .anyMatch(line -> line.words().startsWith("batter"));
    assertThat(model.binsProperty().get().first().stream().mapToDouble(d -> d).sum())
        .isBetween(0.999, 1.001);
    assertThat(model.binsProperty().get().second()).hasSize(20);
    assertThat(model.closingProperty().get())
        .isNotEmpty()
        .hasSizeLessThanOrEqualTo(CompareViewModel.CLOSING)
        .allMatch(id ->
            workspace
                .project()
                .document(id)
                .orElseThrow()
                .text()
                .toLowerCase(Locale.ROOT)
                .contains("battery"));
  }

  @Test
  void aWordIsLeftOutWithOneStepAndTheAucBeforeIsStillSaid() {
    compareByAWord();
    TermLine word =
        model.termsProperty(Side.SECOND).get().stream()
            .filter(line -> line.words().startsWith("batter"))
            .findFirst()
            .orElseThrow();

    model.leaveOut(word);

    assertThat(model.summaryProperty().get()).contains("With everything: AUC");
    assertThat(model.leftOutProperty().get()).contains(word.words());
    assertThat(model.termsProperty(Side.SECOND).get())
        .noneMatch(line -> line.words().equals(word.words()));

    model.leaveNothingOut();

    assertThat(model.summaryProperty().get()).doesNotContain("With everything");
    assertThat(model.leftOutProperty().get()).isEqualTo("Nothing is left out.");
  }

  @Test
  void aTraitIsLeftOutAndLookedAtAgain() {
    compareByAWord();

    model.leaveOut(Trait.LENGTH);

    assertThat(model.leavesOut(Trait.LENGTH)).isTrue();
    assertThat(model.termsProperty(Side.FIRST).get()).noneMatch(TermLine::length);

    model.leaveOut(Trait.LENGTH);

    assertThat(model.leavesOut(Trait.LENGTH)).isFalse();
  }

  @Test
  void whatCannotBeComparedIsSaid() {
    model.changeDates(Side.FIRST, "lately");
    assertThat(model.summaryProperty().get()).contains("lately is no span of dates");

    model.changeDates(Side.FIRST, "1901");
    model.compare();

    assertThat(model.summaryProperty().get()).startsWith("There is too little to compare");
    assertThat(model.closingProperty().get()).isEmpty();
  }

  @Test
  void aSetCanBeALabel() {
    Label label = workspace.project().scheme().get().active().getFirst();
    model.change(Side.FIRST, f -> f.withLabel(Optional.of(label.id())));
    model.change(Side.SECOND, f -> f.withState(DocumentFilter.State.LABELLED));

    model.compare();

    assertThat(model.summaryProperty().get())
        .contains(workspace.project().answersWith(label.id()) + " texts against");
  }
}
