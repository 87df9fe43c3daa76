package marginalia.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import marginalia.corpus.TaskKind;
import marginalia.wording.Notice;
import marginalia.wording.Wording;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CalledTest {
  private static final Wording ENGLISH = Wording.in(Locale.ENGLISH);
  private static final Wording CHINESE = Wording.in(Locale.SIMPLIFIED_CHINESE);

  @TempDir Path folder;

  private Fixture at;

  @BeforeEach
  void open() throws IOException {
    at = Fixture.create(folder, TaskKind.HIERARCHICAL).labels("Delivery", "Late").texts("a", "b");
    at.nest("Late", "Delivery");
    at.scheme.call(at.label("Delivery"), Map.of("zh", "配送"));
    at.scheme.call(at.label("Late"), Map.of("zh-Hans", "迟到"));
  }

  @AfterEach
  void close() throws IOException {
    at.close();
  }

  private Notice last() {
    return at.history.timeline(1).getFirst().said();
  }

  @Test
  void aStepIsSaidWithTheNamesOfEitherLanguageAlsoAfterTheProjectWasClosed() throws IOException {
    at.answer(at.id(0), "Late");
    at.reopen();

    assertThat(ENGLISH.say(last())).contains("Late").doesNotContain("迟到");
    assertThat(CHINESE.say(last())).contains("迟到").doesNotContain("Late");
  }

  @Test
  void aStepKeepsTheNamesOfItsTime() {
    at.labelling.answerAll(List.of(at.id(0), at.id(1)), Set.of(at.label("Late")));
    Notice said = last();
    at.scheme.rename(at.label("Late"), "Overdue");
    at.scheme.call(at.label("Overdue"), Map.of("zh", "逾期"));

    assertThat(at.history.timeline(9)).extracting(History.Step::said).contains(said);
    assertThat(CHINESE.say(said)).contains("迟到");
  }

  @Test
  void whatARenamingSaysIsTheMainNames() {
    at.scheme.rename(at.label("Late"), "Overdue");

    assertThat(CHINESE.say(last())).contains("Late").contains("Overdue");
  }

  @Test
  void differencesOfVersionsNameWholePaths() {
    SchemeVersions versions = new SchemeVersions(at.project, at.labelling);
    SchemeVersions.Past before = Fixture.done(versions.asOf(versions.list().getFirst()));
    at.scheme.add("Lost", Optional.of(at.label("Delivery")));
    at.scheme.recolour(Set.of(at.label("Late")), "#123456");

    List<Notice> differences = before.differences(at.project.scheme().get());

    assertThat(differences.stream().map(CHINESE::say))
        .anyMatch(said -> said.contains("配送/Lost"))
        .anyMatch(said -> said.contains("迟到"));
    assertThat(differences.stream().map(ENGLISH::say))
        .anyMatch(said -> said.contains("Delivery/Lost"))
        .noneMatch(said -> said.contains("迟到"));
  }

  @Test
  void aMergeIsForetoldInTheLanguageOfTheReader() {
    at.labels("Lost");
    at.answer(at.id(0), "Lost");
    Merging merging =
        new Merging(at.project, at.labelling, new Evaluating(at.project, new Training(at.project)));

    List<Notice> said = merging.preview(at.label("Lost"), at.label("Late")).said();

    assertThat(CHINESE.say(said.getFirst())).contains("Lost").contains("迟到");
    assertThat(ENGLISH.say(said.getFirst())).contains("Lost").contains("Late");
  }
}
