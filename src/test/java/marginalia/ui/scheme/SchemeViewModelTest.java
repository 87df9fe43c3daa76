package marginalia.ui.scheme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import marginalia.corpus.Guidance;
import marginalia.corpus.Label;
import marginalia.corpus.LabelId;
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

  private void bin() {
    model.bin();
    model.binning().confirm();
  }

  @Test
  void aLabelComesBackFromTheBinWithItsAnswers() {
    select("Praise");
    int answers = model.answers(selected().id());

    bin();
    assertThat(names()).doesNotContain("Praise");
    assertThat(names()).contains(selected().name());
    model.select(Optional.of(workspace.project().scheme().get().binned().getFirst().id()));
    model.restore();

    assertThat(names()).contains("Praise");
    assertThat(model.answers(workspace.project().scheme().get().find("Praise").orElseThrow().id()))
        .isEqualTo(answers);
  }

  @Test
  void whatTheBinDoesIsSaidBeforeALabelWithAnswersGoes() {
    select("Praise");
    int answers = model.answers(selected().id());

    model.bin();

    assertThat(names()).contains("Praise");
    assertThat(model.binning().titleProperty().get()).isEqualTo("Put “Praise” into the bin?");
    assertThat(model.binning().consequencesProperty().get())
        .anyMatch(line -> line.startsWith("The " + answers + " texts that carry it keep"))
        .contains("The key 9 becomes free.");
    model.binning().cancel();
    model.binning().confirm();
    assertThat(names()).contains("Praise");
  }

  @Test
  void aLabelWithoutAnswersGoesIntoTheBinAtOnce() {
    model.addBeside("Weather");
    select("Weather");

    model.bin();

    assertThat(names()).doesNotContain("Weather");
    assertThat(model.binning().openProperty().get()).isFalse();
  }

  @Test
  void everyChangeCanBeUndone() {
    List<String> before = names();
    select("Praise");
    model.editor().rename(selected(), "Thanks");
    bin();

    workspace.history().undo();
    workspace.history().undo();

    assertThat(names()).isEqualTo(before);
  }

  @Test
  void aRestoredLabelDoesNotTakeAKeyThatIsInUse() {
    select("Praise");
    bin();
    select("Billing");
    model.editor().assignKey(selected(), "9");

    model.select(Optional.of(workspace.project().scheme().get().binned().getFirst().id()));
    model.restore();

    assertThat(workspace.project().scheme().get().find("Praise").orElseThrow().key()).isEmpty();
    assertThat(workspace.project().scheme().get().find("Billing").orElseThrow().key())
        .contains("9");
  }

  private LabelId id(String name) {
    return workspace.project().scheme().get().find(name).orElseThrow().id();
  }

  private List<String> hits() {
    return model.shownProperty().get().hits().orElseThrow().stream()
        .map(workspace.project().scheme().get()::name)
        .toList();
  }

  @Test
  void aLabelIsFoundByItsNameInAnyLanguageAndByPinyinAndThoseAboveItAreKept() {
    workspace.arranging().move(Set.of(id("Billing")), Optional.of(id("Safety")), Optional.empty());

    model.search("bill");
    assertThat(hits()).containsExactly("Billing");
    assertThat(model.shownProperty().get().wanted().orElseThrow())
        .containsExactlyInAnyOrder(id("Billing"), id("Safety"));
    model.search("账单");
    assertThat(hits()).containsExactly("Billing");
    model.search("zhangdan");
    assertThat(hits()).containsExactly("Billing");
    model.takeFirstHit();
    assertThat(selected().name()).isEqualTo("Billing");
    model.search(" ");
    assertThat(model.shownProperty().get().hits()).isEmpty();
  }

  @Test
  void enterBeforeAnythingIsFoundChoosesWhatFitsAllThatWasTyped() throws InterruptedException {
    LinkedBlockingQueue<Runnable> window = new LinkedBlockingQueue<>();
    try (Jobs jobs = new Jobs(window::add)) {
      SchemeViewModel slow =
          new SchemeViewModel(
              workspace, new Keymap(Map.of()), jobs, Wording.in(Locale.ENGLISH), new Scope());
      slow.search("bill");
      slow.takeFirstHit();
      slow.search("safe");
      slow.takeFirstHit();
      assertThat(slow.selectedProperty().get()).isEmpty();
      while (slow.selectedProperty().get().isEmpty()) {
        Runnable next = window.poll(10, TimeUnit.SECONDS);
        assertThat(next).isNotNull();
        next.run();
      }

      assertThat(slow.selectedProperty().get().orElseThrow().name()).isEqualTo("Safety");
    }
  }

  @Test
  void whatIsFoundFollowsTheScheme() {
    model.search("bill");

    select("Billing");
    model.editor().rename(selected(), "Invoices");

    assertThat(hits()).isEmpty();
  }

  @Test
  void labelsLandBesideOrBelowTheOneTheyAreDroppedOn() {
    model.choose(Set.of(id("Praise"), id("Safety")));

    model.moves().drop(id("Billing"), Landing.at(0.1));
    assertThat(names().subList(0, 4))
        .containsExactly("Battery and charging", "Praise", "Safety", "Billing");
    model.moves().drop(id("Billing"), Landing.at(0.9));
    assertThat(names().subList(0, 4))
        .containsExactly("Battery and charging", "Billing", "Praise", "Safety");
    model.moves().drop(id("Billing"), Landing.at(0.5));
    assertThat(workspace.project().scheme().get().path(id("Safety"))).isEqualTo("Billing/Safety");
  }

  @Test
  void aDropThatMakesACircleIsRefusedAndSaid() {
    select("Billing");
    model.moves().drop(id("Praise"), Landing.INTO);
    List<String> before = names();
    select("Praise");

    assertThat(model.moves().refuses(id("Billing"), Landing.INTO)).isTrue();
    assertThat(model.complaintProperty().get()).contains("Billing");
    model.moves().drop(id("Billing"), Landing.AFTER);

    assertThat(names()).isEqualTo(before);
    assertThat(model.moves().refuses(id("Safety"), Landing.BEFORE)).isFalse();
    assertThat(model.complaintProperty().get()).isEmpty();
  }

  @Test
  void severalLabelsAreChosenAndBinnedInOneStep() {
    List<String> before = names();
    model.choose(Set.of(id("Praise"), id("Billing")));
    assertThat(model.selectedProperty().get()).isEmpty();

    model.editor().recolour(model.chosenProperty().get(), "#010203");
    bin();

    assertThat(names()).doesNotContain("Praise", "Billing");
    assertThat(selected().name()).isEqualTo("Repair");
    workspace.history().undo();
    assertThat(names()).isEqualTo(before);
    workspace.history().undo();
    assertThat(workspace.project().scheme().get().label(id("Praise")).orElseThrow().colour())
        .isNotEqualTo("#010203");
  }

  @Test
  void aNewLabelComesBesideTheChosenOneOrBelowIt() {
    select("Billing");
    assertThat(model.addBelow("Fees")).isTrue();
    assertThat(model.addBelow("Fees")).isFalse();
    select("Fees");
    assertThat(model.addBeside("Refunds")).isTrue();

    assertThat(workspace.project().scheme().get().path(id("Refunds"))).isEqualTo("Billing/Refunds");
  }

  @Test
  void rulesAndNamesAreKeptAndACodeThatIsNoLanguageIsRefused() {
    select("Billing");
    model.editor().describe(selected(), new Guidance("Money", "Fees", "Tariffs", List.of(), "?"));
    model.editor().call(selected(), Map.of("fr", "Factures"));

    assertThat(selected().guidance().exclude()).isEqualTo("Tariffs");
    assertThat(selected().name("fr")).isEqualTo("Factures");
    assertThat(model.editor().isLanguage("zh-Hant")).isTrue();
    assertThat(model.editor().isLanguage("not one")).isFalse();
    assertThat(model.complaintProperty().get()).contains("not one");
  }

  @Test
  void aNameInAnotherLanguageThatCannotBeIsNotTakenAndSaid() {
    select("Billing");

    model.editor().call(selected(), Map.of("fr", "Fac\ntures"));

    assertThat(selected().names()).doesNotContainKey("fr");
    assertThat(model.complaintProperty().get()).contains("“Fac\\ntures” holds a line break");
  }

  @Test
  void aKeyThatCannotBeSeenIsRefused() {
    select("Billing");

    model.editor().assignKey(selected(), "\u0001");

    assertThat(model.complaintProperty().get()).contains("one character that can be seen");
  }
}
