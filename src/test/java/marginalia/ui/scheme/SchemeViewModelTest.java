package marginalia.ui.scheme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import marginalia.corpus.Label;
import marginalia.jobs.Jobs;
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
            workspace,
            new Keymap(Map.of()),
            Jobs.inline(),
            Wording.in(Locale.ENGLISH),
            new Scope());
  }

  @AfterEach
  void close() throws IOException {
    workspace.close();
  }

  private List<String> names() {
    return workspace.project().scheme().get().active().stream().map(Label::name).toList();
  }

  private Label selected() {
    return model.selectedProperty().get().orElseThrow();
  }

  private void select(String name) {
    model.select(workspace.project().scheme().get().find(name).map(Label::id));
  }

  @Test
  void aNameThatIsTakenIsRefusedWithAReason() {
    assertThat(model.addBeside("Billing")).isFalse();

    assertThat(model.complaintProperty().get()).contains("Billing");
  }

  @Test
  void aRenameKeepsTheAnswers() {
    select("Billing");
    int answers = model.answers(selected().id());

    model.editor().rename(selected(), "Invoices");

    assertThat(names()).contains("Invoices").doesNotContain("Billing");
    assertThat(answers).isPositive();
    assertThat(model.answers(selected().id())).isEqualTo(answers);
  }

  @Test
  void aKeyThatACommandHasIsRefused() {
    select("Billing");

    model.editor().assignKey(selected(), "u");

    assertThat(model.complaintProperty().get()).contains("U");
    assertThat(selected().key()).contains("2");
  }

  @Test
  void aKeyMovesFromOneLabelToAnother() {
    select("Safety");

    model.editor().assignKey(selected(), "1");

    assertThat(workspace.project().scheme().get().find("Safety").orElseThrow().key()).contains("1");
    assertThat(workspace.project().scheme().get().find("Battery and charging").orElseThrow().key())
        .isEmpty();
  }

  @Test
  void labelsMoveUpAndDownAndNest() {
    select("Billing");
    model.moves().up();
    assertThat(names().getFirst()).isEqualTo("Billing");

    select("Battery and charging");
    model.moves().indent();
    Label nested = workspace.project().scheme().get().find("Battery and charging").orElseThrow();
    assertThat(workspace.project().scheme().get().path(nested.id()))
        .isEqualTo("Billing/Battery and charging");

    model.moves().outdent();
    assertThat(
            workspace.project().scheme().get().find("Battery and charging").orElseThrow().parent())
        .isEmpty();
  }

  @Test
  void aLabelComesBackFromTheBinWithItsAnswers() {
    select("Praise");
    int answers = model.answers(selected().id());

    model.bin();
    assertThat(names()).doesNotContain("Praise");
    assertThat(names()).contains(selected().name());
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
    model.editor().rename(selected(), "Thanks");
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
    model.editor().assignKey(selected(), "9");

    model.select(Optional.of(workspace.project().scheme().get().binned().getFirst().id()));
    model.restore();

    assertThat(workspace.project().scheme().get().find("Praise").orElseThrow().key()).isEmpty();
    assertThat(workspace.project().scheme().get().find("Billing").orElseThrow().key())
        .contains("9");
  }
}
