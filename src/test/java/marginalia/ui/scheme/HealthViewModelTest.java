package marginalia.ui.scheme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import marginalia.corpus.Label;
import marginalia.corpus.LabelId;
import marginalia.evaluate.health.Finding;
import marginalia.jobs.Scope;
import marginalia.session.Workspace;
import marginalia.ui.SampleWorkspace;
import marginalia.ui.scheme.HealthViewModel.Line;
import marginalia.wording.Wording;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HealthViewModelTest {
  @TempDir Path folder;

  private Workspace workspace;
  private HealthViewModel model;

  @BeforeEach
  void open() throws IOException {
    workspace = SampleWorkspace.english(folder);
    model = new HealthViewModel(workspace, Wording.in(Locale.ENGLISH), new Scope());
  }

  @AfterEach
  void close() throws IOException {
    workspace.close();
  }

  @Test
  void findingsAreListedTheSurestFirst() {
    assertThat(model.linesProperty().get()).isEmpty();

    model.look();

    List<Line> lines = model.linesProperty().get();
    assertThat(lines).isNotEmpty().allMatch(line -> !line.said().isBlank());
    assertThat(lines).isSortedAccordingTo(Comparator.comparingDouble(line -> -line.strength()));
    assertThat(model.saidProperty().get())
        .contains("labels hold 80 %", "as a key for another label", "by words");
    assertThat(model.tailProperty().get()).isSortedAccordingTo(Comparator.reverseOrder());
    assertThat(model.problemProperty().get()).isEmpty();
    assertThat(model.lookingProperty().get()).isFalse();
  }

  @Test
  void aMergeTakesTheFindingsOfTheLabelThatGoesOffTheListUntilItIsUndone() {
    model.look();
    List<Line> before = model.linesProperty().get();
    List<LabelId> active =
        workspace.project().scheme().get().active().stream().map(Label::id).toList();
    Line merge =
        new Line(
            Finding.Action.MERGE,
            1,
            "",
            "",
            List.of(before.getFirst().labels().getFirst(), other(active, before.getFirst())),
            List.of());

    model.merge(merge);

    LabelId gone = merge.labels().getFirst();
    assertThat(workspace.project().scheme().get().active()).noneMatch(l -> l.id().equals(gone));
    assertThat(model.linesProperty().get()).noneMatch(line -> line.labels().contains(gone));
    workspace.history().undo();
    assertThat(model.linesProperty().get()).isEqualTo(before);
  }

  private static LabelId other(List<LabelId> active, Line line) {
    return active.stream().filter(id -> !line.labels().contains(id)).findFirst().orElseThrow();
  }

  @Test
  void onlyAFindingOfTwoLabelsThatAreOneIsMerged() {
    model.look();
    Line split =
        new Line(
            Finding.Action.SPLIT,
            1,
            "",
            "",
            model.linesProperty().get().getFirst().labels(),
            List.of());

    model.merge(split);

    assertThat(workspace.project().scheme().get().binned()).isEmpty();
  }

  @Test
  void aLabelThatFallsApartIsLedToASplit() {
    Line apart = new Line(Finding.Action.SPLIT, 1, "", "", List.of(), List.of());
    Line other = new Line(Finding.Action.DIVIDE, 1, "", "", List.of(), List.of());
    Line merge = new Line(Finding.Action.MERGE, 1, "", "", List.of(), List.of());

    assertThat(List.of(apart, other)).allMatch(model::splittable);
    assertThat(model.splittable(merge)).isFalse();
  }
}
