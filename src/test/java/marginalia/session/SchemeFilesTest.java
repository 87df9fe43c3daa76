package marginalia.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import marginalia.corpus.Guidance;
import marginalia.corpus.Label;
import marginalia.corpus.LabelScheme;
import marginalia.corpus.TaskKind;
import marginalia.wording.Notice;
import marginalia.wording.NoticeException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SchemeFilesTest {
  @TempDir Path folder;

  private Fixture at;

  @BeforeEach
  void create() throws IOException {
    at = Fixture.create(folder, TaskKind.HIERARCHICAL).labels("red", "blue").texts("a", "b");
    at.scheme.add("dark", Optional.of(at.label("red")));
    at.scheme.describe(
        at.label("red"),
        new Guidance("Like blood.", "Pink", "Orange", List.of("wine", "rust"), "Ask Li."));
    at.scheme.call(at.label("red"), Map.of("zh", "红", "pt-BR", "vermelho"));
    at.answer(at.id(0), "red/dark");
  }

  @AfterEach
  void close() throws IOException {
    at.close();
  }

  private List<Label> labels() {
    return at.project.scheme().get().active();
  }

  @ParameterizedTest
  @ValueSource(strings = {"s.json", "s.csv", "s.rdf"})
  void anEmptyProjectGetsWhatTheOtherHad(String name) throws IOException {
    Path file = folder.resolve(name);
    new SchemeFiles(at.project).export(file);
    Path other = Files.createDirectory(folder.resolve("other"));
    try (Fixture empty = Fixture.create(other, TaskKind.HIERARCHICAL)) {
      SchemeFiles files = new SchemeFiles(empty.project);

      files.apply(files.plan(file));

      LabelScheme scheme = empty.project.scheme().get();
      assertThat(scheme.active())
          .usingRecursiveFieldByFieldElementComparatorIgnoringFields("id", "parent", "position")
          .isEqualTo(labels());
      assertThat(scheme.active().stream().map(l -> scheme.path(l.id())))
          .containsExactly("red", "red/dark", "blue");
      empty.history.undo();
      assertThat(empty.names()).isEmpty();
    }
  }

  @Test
  void theSameFileChangesNothing() throws IOException {
    Path file = folder.resolve("s.json");
    SchemeFiles files = new SchemeFiles(at.project);
    files.export(file);

    SchemeFiles.Plan plan = files.plan(file);

    assertThat(plan.added()).isEmpty();
    assertThat(plan.changed()).isEmpty();
    assertThat(plan.same()).isEqualTo(3);
  }

  @Test
  void labelsAreAddedChangedAndKeptInOneStep() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("s.csv"), "label,key,definition\nblue,1,Like the sky.\nblue/light,,\n");
    List<Label> before = labels();
    SchemeFiles files = new SchemeFiles(at.project);

    SchemeFiles.Plan plan = files.plan(file);
    files.apply(plan);

    assertThat(plan.added()).containsExactly("blue/light");
    assertThat(plan.changed()).containsExactly("blue");
    assertThat(plan.kept()).containsExactly("red", "red/dark");
    assertThat(at.names()).containsExactly("blue", "light", "red", "dark");
    assertThat(labels().getFirst().key()).contains("1");
    assertThat(labels().get(2).key()).isEmpty();
    assertThat(at.now(at.id(0))).isEqualTo(at.answerOf("red/dark"));
    at.history.undo();
    assertThat(labels()).isEqualTo(before);
    at.history.redo();
    assertThat(at.names()).containsExactly("blue", "light", "red", "dark");
  }

  @Test
  void aNameThatFilesWouldMisreadIsRefused() throws IOException {
    Path file = Files.writeString(folder.resolve("s.json"), "{\"labels\":[{\"name\":\"a/b\"}]}");

    assertThatExceptionOfType(NoticeException.class)
        .isThrownBy(() -> new SchemeFiles(at.project).plan(file));
  }

  @Test
  void whatWasNotTakenFromTheFileIsSaidFirst() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("s.rdf"),
            """
            <r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
                xmlns="http://www.w3.org/2004/02/skos/core#">
            <Concept r:about="a"><prefLabel>green</prefLabel><notation>535.6</notation></Concept>
            </r:RDF>
            """);
    SchemeFiles files = new SchemeFiles(at.project);

    SchemeFiles.Plan plan = files.plan(file);
    files.apply(plan);

    assertThat(plan.said())
        .extracting(Notice::key)
        .startsWith("scheme.file.notation", "scheme.plan.added");
    assertThat(labels().getFirst().key()).isEmpty();
    assertThat(at.names()).contains("green");
  }

  @Test
  void aKeyGoesToTheFilesLabelWhateverItsCase() throws IOException {
    at.scheme.assignKey(at.label("blue"), Optional.of("Q"));
    Path file = Files.writeString(folder.resolve("s.csv"), "label,key\nred,q\n");
    SchemeFiles files = new SchemeFiles(at.project);

    files.apply(files.plan(file));

    assertThat(at.project.scheme().get().withKey("Q")).map(Label::name).contains("red");
    assertThat(at.project.scheme().get().find("blue").orElseThrow().key()).isEmpty();
  }

  @Test
  void aThirdLabelIsRefusedWhereThereCanBeTwoAndTheRemedyIsSaid() throws IOException {
    Path file = Files.writeString(folder.resolve("s.csv"), "label\nyes\nno\nperhaps\n");
    Path other = Files.createDirectory(folder.resolve("other"));
    try (Fixture two = Fixture.create(other, TaskKind.BINARY)) {
      assertThatExceptionOfType(NoticeException.class)
          .isThrownBy(() -> new SchemeFiles(two.project).plan(file))
          .withMessageContaining(file.toString())
          .withMessageContaining("would have 3")
          .withMessageContaining("Change its kind first");
    }
  }
}
