package marginalia.ui.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import marginalia.jobs.Jobs;
import marginalia.jobs.Scope;
import marginalia.learn.Setting;
import marginalia.session.Workspace;
import marginalia.ui.SampleWorkspace;
import marginalia.ui.control.Run;
import marginalia.ui.control.Run.Tone;
import marginalia.wording.Wording;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextsViewModelTest {
  @TempDir private Path folder = Path.of("");

  private Workspace workspace;
  private ModelsViewModel model;
  private TextsViewModel texts;

  @BeforeEach
  void open() throws IOException {
    Jobs jobs = Jobs.inline();
    workspace = SampleWorkspace.open("larkspur-bikes", folder, jobs);
    Wording words = Wording.in(Locale.ENGLISH);
    model = new ModelsViewModel(workspace, jobs, words, new Scope());
    texts = new TextsViewModel(workspace, model, words);
  }

  @AfterEach
  void close() throws IOException {
    workspace.close();
  }

  private Setting setting(String name) {
    return model.settings(Setting.Topic.TEXTS).stream()
        .filter(s -> s.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private void flip(String step) {
    Setting setting = setting("normalisation");
    Setting.Form.Several several = (Setting.Form.Several) setting.form();
    model.set(setting, several.switched(model.value(setting), step));
  }

  private List<String> titles() {
    return texts.linesProperty().get().stream().map(TextsViewModel.Line::title).toList();
  }

  private TextsViewModel.Line line(String title) {
    return texts.linesProperty().get().stream()
        .filter(line -> line.title().startsWith(title))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> marked(TextsViewModel.Line line, Tone tone) {
    return line.runs().stream().filter(run -> run.tone() == tone).map(Run::text).toList();
  }

  @Test
  void showsATextOfTheProjectFromTheStart() {
    assertThat(texts.textsProperty().get()).hasSizeGreaterThan(5);
    assertThat(line("As it is").runs()).isNotEmpty();
    assertThat(titles())
        .containsSubsequence(
            "As it is",
            "After: Compatible forms (NFKC)",
            "After: Case",
            "Cut",
            "Units as they count");
  }

  @Test
  void marksWhatEachStepChangesAndWhereInTheOriginal() {
    texts.type("Two ﬁne Bells");

    assertThat(marked(line("As it is"), Tone.CHANGED)).containsExactly("T", "ﬁ", "B");
    assertThat(marked(line("After: Compatible"), Tone.CHANGED)).containsExactly("fi");
    assertThat(line("After: Compatible").runs())
        .filteredOn(run -> run.text().equals("fi"))
        .extracting(Run::hint)
        .containsExactly("was “ﬁ”");
    assertThat(marked(line("After: Case"), Tone.CHANGED)).containsExactly("t", "b");
  }

  @Test
  void aSwitchChangesThePreviewAtOnce() {
    texts.type("Two Bells");

    flip("lower-case");

    assertThat(titles()).doesNotContain("After: Case");
    assertThat(marked(line("Units"), Tone.UNIT)).containsExactly("Two", "Bell");
    flip("lower-case");
    assertThat(model.value(setting("normalisation"))).isEmpty();
    assertThat(marked(line("Units"), Tone.UNIT)).containsExactly("two", "bell");
  }

  @Test
  void oneDirectionBetweenTheScriptsSwitchesTheOtherOff() {
    flip("simplified");
    flip("traditional");

    assertThat(model.value(setting("normalisation"))).isEqualTo("nfkc,lower-case,traditional");
    assertThat(texts.complaintProperty().get()).isEmpty();
  }

  @Test
  void everythingCanBeSwitchedOff() {
    flip("nfkc");
    flip("lower-case");

    assertThat(model.value(setting("normalisation"))).isEqualTo("none");
  }

  @Test
  void stopWordsAreStruckThroughWhereTheyStand() {
    model.set(setting("stopWords"), "english");
    texts.type("The bell of the bike");

    assertThat(marked(line("Cut"), Tone.DROPPED)).containsExactly("The", "of", "the");
    assertThat(marked(line("Units"), Tone.UNIT)).containsExactly("bell", "bike");
  }

  @Test
  void aWrongSettingIsSaid() {
    model.set(setting("units"), "many");

    assertThat(texts.complaintProperty().get()).contains("many").contains("units");
    model.set(setting("units"), "1-2");
    assertThat(texts.complaintProperty().get()).isEmpty();
  }

  @Test
  void fastTextShowsPartsOfWordsWithTheirBuckets() {
    model.choose("fasttext");
    model.set(setting("bucket"), "5000");
    model.set(setting("minn"), "4");
    model.set(setting("maxn"), "4");
    texts.type("bells");

    assertThat(marked(line("Several"), Tone.UNIT))
        .anySatisfy(gram -> assertThat(gram).matches("<bel → \\d+"));
  }
}
