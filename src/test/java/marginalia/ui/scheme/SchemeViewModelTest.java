package marginalia.ui.scheme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import marginalia.corpus.Label;
import marginalia.jobs.Scope;
import marginalia.session.Workspace;
import marginalia.ui.Keymap;
import marginalia.ui.SampleWorkspace;
import marginalia.wording.Wording;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemeViewModelTest {
  @TempDir Path folder;

  private Workspace workspace;
  private SchemeViewModel model;

  @BeforeEach
  void open() throws IOException {
    workspace = SampleWorkspace.english(folder);
    model =
        new SchemeViewModel(
            workspace, new Keymap(Map.of()), Wording.in(Locale.ENGLISH), new Scope());
  }

  @AfterEach
  void close() throws IOException {
    workspace.close();
  }

  private List<String> names() {
    return workspace.project().scheme().get().active().stream().map(Label::name).toList();
  }

  private void select(String name) {
    model.select(workspace.project().scheme().get().find(name).map(Label::id));
  }

  @Test
  void aNameThatIsTakenIsRefusedWithAReason() {
    assertThat(model.add("Billing", Optional.empty())).isFalse();

    assertThat(model.complaintProperty().get()).contains("Billing");
  }

  @Test
  void aRenameKeepsTheAnswers() {
    select("Billing");
    int answers = model.answers(model.selectedProperty().get().orElseThrow().id());

    model.rename("Invoices");

    assertThat(names()).contains("Invoices").doesNotContain("Billing");
    assertThat(answers).isPositive();
    assertThat(model.answers(model.selectedProperty().get().orElseThrow().id())).isEqualTo(answers);
  }

  @Test
  void aKeyThatACommandHasIsRefused() {
    select("Billing");

    model.assignKey("u");

    assertThat(model.complaintProperty().get()).contains("U");
    assertThat(model.selectedProperty().get().orElseThrow().key()).contains("2");
  }

  @Test
  void aKeyMovesFromOneLabelToAnother() {
    select("Safety");

    model.assignKey("1");

    assertThat(workspace.project().scheme().get().find("Safety").orElseThrow().key()).contains("1");
    assertThat(workspace.project().scheme().get().find("Battery and charging").orElseThrow().key())
        .isEmpty();
  }

  @Test
  void labelsMoveUpAndDownAndNest() {
    select("Billing");
    model.up();
    assertThat(names().getFirst()).isEqualTo("Billing");

    select("Battery and charging");
    model.indent();
    Label nested = workspace.project().scheme().get().find("Battery and charging").orElseThrow();
    assertThat(workspace.project().scheme().get().path(nested.id()))
        .isEqualTo("Billing/Battery and charging");

    model.outdent();
    assertThat(
            workspace.project().scheme().get().find("Battery and charging").orElseThrow().parent())
        .isEmpty();
  }

  @Test
  void aLabelComesBackFromTheBinWithItsAnswers() {
    select("Praise");
    int answers = model.answers(model.selectedProperty().get().orElseThrow().id());

    model.bin();
    assertThat(names()).doesNotContain("Praise");
    model.select(Optional.of(workspace.project().scheme().get().binned().getFirst().id()));
    model.restore();

    assertThat(names()).contains("Praise");
    assertThat(model.answers(workspace.project().scheme().get().find("Praise").orElseThrow().id()))
        .isEqualTo(answers);
  }

  @Test
  void everyChangeCanBeUndone() {
    List<String> before = names();
    select("Praise");
    model.rename("Thanks");
    model.bin();

    workspace.history().undo();
    workspace.history().undo();

    assertThat(names()).isEqualTo(before);
  }

  @Test
  void aRestoredLabelDoesNotTakeAKeyThatIsInUse() {
    select("Praise");
    model.bin();
    select("Billing");
    model.assignKey("9");

    model.select(Optional.of(workspace.project().scheme().get().binned().getFirst().id()));
    model.restore();

    assertThat(workspace.project().scheme().get().find("Praise").orElseThrow().key()).isEmpty();
    assertThat(workspace.project().scheme().get().find("Billing").orElseThrow().key())
        .contains("9");
  }
}
