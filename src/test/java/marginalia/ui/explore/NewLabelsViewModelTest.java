package marginalia.ui.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import marginalia.corpus.Label;
import marginalia.jobs.Scope;
import marginalia.session.Labelling;
import marginalia.session.Workspace;
import marginalia.ui.SampleWorkspace;
import marginalia.ui.explore.NewLabelsViewModel.Proposal;
import marginalia.wording.Wording;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NewLabelsViewModelTest {
  @TempDir Path folder;

  private Workspace workspace;
  private NewLabelsViewModel model;

  @BeforeEach
  void open() throws IOException {
    workspace = SampleWorkspace.english(folder);
    model = new NewLabelsViewModel(workspace, Wording.in(Locale.ENGLISH), new Scope());
  }

  @AfterEach
  void close() throws IOException {
    workspace.close();
  }

  private List<Proposal> listed() {
    return model.listedProperty().get();
  }

  private List<String> labels() {
    return workspace.project().scheme().get().active().stream().map(Label::name).toList();
  }

  @Test
  void listsGroupsOfTextsWithNamesToBeginWith() {
    model.look();

    assertThat(listed()).hasSizeGreaterThan(1);
    assertThat(listed()).allMatch(one -> !one.name().isBlank() && !one.group().texts().isEmpty());
    assertThat(model.saidProperty().get()).contains("unlike all labelled ones");
    assertThat(model.problemProperty().get()).isEmpty();
    assertThat(model.lookingProperty().get()).isFalse();
  }

  @Test
  void anAcceptedGroupBecomesALabelAndLeavesTheListUntilItIsUndone() {
    model.look();
    Proposal first = listed().getFirst();
    int before = listed().size();

    model.rename(first, "Something new");
    model.accept(listed().getFirst());

    assertThat(labels()).endsWith("Something new");
    assertThat(listed()).hasSize(before - 1);
    Labelling.Item next = workspace.labelling().next(Optional.empty()).orElseThrow();
    assertThat(next.document().id()).isEqualTo(first.group().texts().getFirst().document());

    workspace.history().undo();

    assertThat(labels()).doesNotContain("Something new");
    assertThat(listed()).hasSize(before);
    assertThat(workspace.labelling().leftInWorklist()).isZero();
  }

  @Test
  void aNameThatIsTakenIsRefused() {
    model.look();
    int before = labels().size();

    model.rename(listed().getFirst(), labels().getFirst());
    model.accept(listed().getFirst());

    assertThat(labels()).hasSize(before);
    assertThat(model.problemProperty().get()).isNotEmpty();
  }

  @Test
  void mergingPutsTwoGroupsTogetherUnderTheFirstName() {
    model.look();
    Proposal first = listed().getFirst();
    Proposal second = listed().get(1);
    int before = listed().size();

    model.mergeWithNext(first);

    assertThat(listed()).hasSize(before - 1);
    assertThat(listed().getFirst().name()).isEqualTo(first.name());
    assertThat(listed().getFirst().group().texts())
        .hasSize(first.group().texts().size() + second.group().texts().size());
    model.mergeWithNext(listed().getLast());
    assertThat(listed()).hasSize(before - 1); // there is none behind the last
  }

  @Test
  void aDroppedGroupIsGoneUntilTheNextSearch() {
    model.look();
    Proposal first = listed().getFirst();
    int before = listed().size();

    model.drop(first);
    assertThat(listed()).hasSize(before - 1).doesNotContain(first);

    model.look();
    assertThat(listed()).hasSize(before);
  }
}
