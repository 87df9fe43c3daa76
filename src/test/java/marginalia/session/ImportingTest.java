package marginalia.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import marginalia.corpus.DocumentId;
import marginalia.corpus.TaskKind;
import marginalia.exchange.Mapping;
import marginalia.exchange.Preview;
import marginalia.exchange.Rejected;
import marginalia.jobs.JobState;
import marginalia.wording.Notice;
import marginalia.wording.Wording;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportingTest {
  private static final List<String> TABLES =
      List.of(
          "document",
          "import",
          "label",
          "label_change",
          "annotation",
          "answer",
          "answer_label",
          "action");

  @TempDir Path folder;

  private static void assertEmpty(Fixture at) throws IOException {
    Path path = at.path;
    at.close();
    try (var db = java.sql.DriverManager.getConnection("jdbc:sqlite:" + path);
        var statement = db.createStatement()) {
      for (String table : TABLES) {
        try (var rows = statement.executeQuery("SELECT count(*) FROM " + table)) {
          assertThat(rows.getLong(1)).as(table).isZero();
        }
      }
    } catch (java.sql.SQLException e) {
      throw new IOException(e);
    }
  }

  @Test
  void labelsOfTheFileBecomeAnswersThatAreNotYours() throws IOException {
    try (Fixture at = Fixture.create(folder, TaskKind.MULTI_CLASS).labels("red")) {
      Importing.Report report =
          Fixture.done(
              at.importFile(
                  "id\ttext\tlabel\nk1\tone\tred\nk2\ttwo\tblue\nk3\tthree\t\n",
                  Importing.Duplicates.KEEP));

      assertThat(report).isEqualTo(new Importing.Report(3, 0, 2, 1, List.of(), 0, List.of()));
      assertThat(at.names()).containsExactly("red", "blue");
      DocumentId one = at.project.withKey("k1").orElseThrow();
      assertThat(at.now(one)).isEqualTo(at.answerOf("red"));
      assertThat(at.project.annotators()).containsExactly("in.tsv");
      assertThat(at.labelling.recent().get()).isEmpty();
      assertThat(at.project.labelled().get()).isEqualTo(2);
      assertThat(at.labelling.open()).isEqualTo(1);
      assertThat(at.project.check()).isEmpty();
    }
  }

  @Test
  void pathsMakeATree() throws IOException {
    try (Fixture at = Fixture.create(folder, TaskKind.HIERARCHICAL)) {
      Fixture.done(
          at.importFile(
              """
              text\tlabel
              one\tanimal/cat
              two\tanimal/dog
              three\tanimal
              four\tplant/tree/oak
              """,
              Importing.Duplicates.KEEP));

      assertThat(
              at.project.scheme().get().active().stream()
                  .map(l -> at.project.scheme().get().path(l.id())))
          .containsExactly(
              "animal", "animal/cat", "animal/dog", "plant", "plant/tree", "plant/tree/oak");
    }
  }

  @Test
  void severalLabelsInACellAreAllTaken() throws IOException {
    try (Fixture at = Fixture.create(folder, TaskKind.MULTI_LABEL)) {
      Fixture.done(at.importFile("text\tlabel\none\ta|b\ntwo\tb|c\n", Importing.Duplicates.KEEP));

      assertThat(at.now(at.id(0))).isEqualTo(at.answerOf("a", "b"));
      assertThat(at.now(at.id(1))).isEqualTo(at.answerOf("b", "c"));
      assertThat(at.project.answersWith(at.label("b"))).isEqualTo(2);
    }
  }

  @Test
  void aThirdLabelIsNotTakenIntoAProjectOfTwo() throws IOException {
    String file = "text\tlabel\none\tspam\ntwo\tham\nthree\teggs\nfour\tham\nfive\teggs\n";
    try (Fixture at = Fixture.create(folder, TaskKind.BINARY).labels("ham")) {
      Importing.Report report = Fixture.done(at.importFile(file, Importing.Duplicates.GROUP));

      assertThat(at.names()).containsExactly("ham", "spam");
      assertThat(report.documents()).isEqualTo(5);
      assertThat(report.labelled()).isEqualTo(3);
      assertThat(report.surplus()).containsExactly(new Surplus("eggs", 2, List.of(4L, 6L)));
      assertThat(Wording.in(Locale.ENGLISH).say(report.surplus().getFirst().said("in.tsv")))
          .startsWith("in.tsv, lines 4, 6: the label “eggs” was not taken")
          .contains("the 2 texts are there", "marginalia kind");
      assertThat(at.now(at.id(2)).labels()).isEmpty();
      assertThat(at.now(at.id(3))).isEqualTo(at.answerOf("ham"));
    }
  }

  @Test
  void theFirstRowsTellWhichLabelsWillNotBeTaken() throws IOException {
    Preview preview =
        new Preview(
            List.of("text", "label"),
            List.of(
                List.of("one", "spam"),
                List.of("two", "eggs "),
                List.of("three", ""),
                List.of("four", "ham"),
                List.of("five", "eggs")),
            List.of());
    Mapping mapping = Mapping.ofText("text").withLabels(List.of("label"));
    Path other = Files.createDirectory(folder.resolve("other"));
    try (Fixture binary = Fixture.create(folder, TaskKind.BINARY).labels("ham");
        Fixture several = Fixture.create(other, TaskKind.MULTI_CLASS).labels("ham")) {
      assertThat(new Importing(binary.project).surplus(preview, mapping)).containsExactly("eggs");
      assertThat(new Importing(several.project).surplus(preview, mapping)).isEmpty();
    }
  }

  @Test
  void anImportForWhichALabelMadeMeanwhileLeavesNoRoomLeavesNothing() throws IOException {
    try (Fixture at = Fixture.create(folder, TaskKind.BINARY).labels("ham")) {
      JobState<Importing.Report> end =
          importWith(
              at,
              "text\tlabel\n",
              i -> "text " + i + "\tspam",
              () -> at.scheme.add("eggs", java.util.Optional.empty()));

      assertThat(end).isInstanceOf(JobState.Failed.class);
      if (end instanceof JobState.Failed<Importing.Report>(Notice reason, Throwable _)) {
        assertThat(reason).isEqualTo(Notice.of("import.changed", "in.tsv"));
      }
      assertThat(at.names()).containsExactly("ham", "eggs");
      assertThat(at.project.documents().get().size()).isZero();
      assertThat(at.stored()).isZero();
    }
  }

  @Test
  void duplicatesAreKeptOrSkippedOrGroupedAndAlwaysCounted() throws IOException {
    String rows = "text\nsame\nother\nsame\nSame\nsame\n";
    List<Integer> shown = new ArrayList<>();
    List<Long> documents = new ArrayList<>();
    for (Importing.Duplicates how : Importing.Duplicates.values()) {
      Path own = Files.createDirectory(folder.resolve(how.name()));
      try (Fixture at = Fixture.create(own, TaskKind.MULTI_CLASS)) {
        Importing.Report report = Fixture.done(at.importFile(rows, how));
        assertThat(report.duplicates()).isEqualTo(2);
        documents.add(report.documents());
        shown.add(at.project.documents().get().size());
      }
    }

    assertThat(documents).containsExactly(5L, 3L, 5L);
    assertThat(shown).containsExactly(5, 3, 3);
  }

  @Test
  void duplicatesOfEarlierImportsAreFoundToo() throws IOException {
    try (Fixture at = Fixture.create(folder, TaskKind.MULTI_CLASS).texts("one", "two")) {
      Importing.Report report =
          Fixture.done(at.importFile("text\ntwo\nthree\n", Importing.Duplicates.SKIP));

      assertThat(report.documents()).isEqualTo(1);
      assertThat(report.duplicates()).isEqualTo(1);
    }
  }

  @Test
  void theSplitColumnTellsTheHeldOutTexts() throws IOException {
    try (Fixture at = Fixture.create(folder, TaskKind.MULTI_CLASS)) {
      Fixture.done(
          at.importFile("text\tsplit\none\ttrain\ntwo\ttest\n", Importing.Duplicates.KEEP));

      assertThat(at.project.documents().get().isHeldOut(at.id(0))).isFalse();
      assertThat(at.project.documents().get().isHeldOut(at.id(1))).isTrue();
    }
  }

  /// Runs `meanwhile` once an import is under way, when the first thousand rows of it are stored.
  private static JobState<Importing.Report> importWith(
      Fixture at, String header, java.util.function.IntFunction<String> row, Runnable meanwhile)
      throws IOException {
    Runnable[] once = {meanwhile};
    at.project
        .jobs()
        .running()
        .subscribe(jobs ->
            jobs.stream()
                .filter(job -> job.kind().equals("import"))
                .forEach(job ->
                    job.state()
                        .subscribe(state -> {
                          if (state instanceof JobState.Running<?> && at.stored() > 0) {
                            Runnable now = once[0];
                            once[0] = () -> {};
                            now.run();
                          }
                        })));
    String rows =
        IntStream.range(0, 60_000).mapToObj(row).collect(Collectors.joining("\n", header, "\n"));
    JobState<Importing.Report> end = at.importFile(rows, Importing.Duplicates.GROUP);
    assertThat(once[0]).as("it was under way").isNotSameAs(meanwhile);
    return end;
  }

  @Test
  void labelsMadeRenamedAndBinnedDuringAnImportStayAsTheyWereMade() throws IOException {
    try (Fixture at = Fixture.create(folder, TaskKind.MULTI_LABEL).labels("old", "gone")) {
      Importing.Report report =
          Fixture.done(
              importWith(
                  at,
                  "text\tlabel\n",
                  i ->
                      "text " + i + "\t" + List.of("new|old", "old", "gone", "more|new").get(i % 4),
                  () -> {
                    at.scheme.add("new", java.util.Optional.empty());
                    at.scheme.rename(at.label("old"), "older");
                    at.arranging.bin(Set.of(at.label("gone")));
                  }));

      assertThat(at.names()).containsExactly("older", "new", "more");
      assertThat(report.newLabels()).isEqualTo(1);
      assertThat(at.project.scheme().get().active().stream().map(l -> l.key().orElse("")))
          .doesNotHaveDuplicates();
      assertThat(at.now(at.id(0))).isEqualTo(at.answerOf("older", "new"));
      assertThat(at.now(at.id(59_999))).isEqualTo(at.answerOf("more", "new"));
      assertThat(at.project.answersWith(at.label("new"))).isEqualTo(30_000);
      at.arranging.restore(Set.of(at.project.scheme().get().binned().getFirst().id()));
      assertThat(at.project.answersWith(at.label("gone"))).isEqualTo(15_000);
      at.reopen();
      assertThat(at.now(at.id(3))).isEqualTo(at.answerOf("more", "new"));
      assertThat(at.project.check()).isEmpty();
    }
  }

  @Test
  void labelsMadeDuringAnImportStayWhenItIsUndone() throws IOException {
    try (Fixture at = Fixture.create(folder, TaskKind.HIERARCHICAL)) {
      Fixture.done(
          importWith(
              at,
              "text\tlabel\n",
              i -> "text " + i + "\tanimal/kind " + i % 3,
              () -> at.scheme.add("animal", java.util.Optional.empty())));
      assertThat(at.names()).containsExactly("animal", "kind 0", "kind 1", "kind 2");

      at.history.undo();
      assertThat(at.project.documents().get().size()).isEqualTo(60_000);
      at.history.redo();
      assertThat(at.names()).hasSize(4);
    }
  }

  @Test
  void anEarlierImportIsNotUndoneWhileAnotherRuns() throws IOException {
    try (Fixture at = Fixture.create(folder, TaskKind.MULTI_CLASS).texts("text 1", "text 2")) {
      List<Notice> problems = new ArrayList<>();
      Fixture.done(
          importWith(
              at,
              "text\n",
              i -> "text " + i,
              () -> {
                at.history.undo();
                at.project.problem().get().ifPresent(problems::add);
              }));

      assertThat(problems).extracting(Notice::key).containsExactly("undo.importing");
      assertThat(at.project.documents().get().size()).isEqualTo(60_000);
      assertThat(at.project.document(at.id(0)).orElseThrow().text()).isEqualTo("text 1");
      at.history.undo();
      at.history.undo();
      assertThat(at.project.documents().get().size()).isZero();
    }
  }

  @Test
  void rowsThatCannotBeReadAreListedAndTheRestComesIn() throws IOException {
    try (Fixture at = Fixture.create(folder, TaskKind.MULTI_CLASS)) {
      Importing.Report report =
          Fixture.done(
              at.importFile(
                  "text\tlabel\none\tred\ntwo\tred\tmore\n   \tred\nthree\tred\n",
                  Importing.Duplicates.KEEP));

      assertThat(report.documents()).isEqualTo(2);
      assertThat(report.rejected()).extracting(Rejected::line).containsExactly(3L, 4L);
      assertThat(report.rejected())
          .extracting(r -> r.reason().key())
          .containsExactly("exchange.row.columns", "exchange.row.blank");
    }
  }

  @Test
  void fiveThousandLabelsComeInAndGoAgain() throws IOException {
    String rows =
        IntStream.range(0, 5_000)
            .mapToObj(i -> "text " + i + "\tlabel " + i)
            .collect(Collectors.joining("\n", "text\tlabel\n", "\n"));
    try (Fixture at = Fixture.create(folder, TaskKind.MULTI_CLASS)) {
      Importing.Report report = Fixture.done(at.importFile(rows, Importing.Duplicates.KEEP));

      assertThat(report.newLabels()).isEqualTo(5_000);
      assertThat(at.names()).hasSize(5_000).startsWith("label 0", "label 1");
      at.history.undo();
      assertThat(at.names()).isEmpty();
      assertThat(at.project.documents().get().size()).isZero();
    }
  }

  @Test
  void aCancelledImportLeavesNothing() throws IOException {
    String rows =
        IntStream.range(0, 30_000)
            .mapToObj(i -> "text " + i + "\tlabel " + i % 7)
            .collect(Collectors.joining("\n", "text\tlabel\n", "\n"));
    Fixture at = Fixture.create(folder, TaskKind.MULTI_CLASS);
    at.project
        .jobs()
        .running()
        .subscribe(jobs ->
            jobs.forEach(job ->
                job.state()
                    .subscribe(state -> {
                      if (state instanceof JobState.Running<?>) {
                        job.cancel();
                      }
                    })));

    assertThat(at.importFile(rows, Importing.Duplicates.KEEP))
        .isInstanceOf(JobState.Cancelled.class);

    assertThat(at.names()).isEmpty();
    assertEmpty(at);
  }

  @Test
  void anImportThatFailsOnTheWayLeavesNothing() throws IOException {
    byte[] rows =
        IntStream.range(0, 5_000)
            .mapToObj(i -> "text " + Integer.toHexString(i * 7919) + "\tlabel " + i % 7)
            .collect(Collectors.joining("\n", "text\tlabel\n", "\n"))
            .getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(rows);
    }
    byte[] cut = Arrays.copyOf(packed.toByteArray(), packed.size() * 3 / 4);
    Path file = Files.write(folder.resolve("cut.tsv.gz"), cut);
    Fixture at = Fixture.create(folder, TaskKind.MULTI_CLASS);

    JobState<Importing.Report> end =
        new Importing(at.project)
            .start(Fixture.request(file, "text\tlabel", Importing.Duplicates.KEEP))
            .state()
            .get();

    assertThat(end).isInstanceOf(JobState.Failed.class);
    if (end instanceof JobState.Failed<Importing.Report>(Notice reason, Throwable _)) {
      assertThat(reason.key()).isEqualTo("exchange.damaged");
    }
    assertEmpty(at);
  }

  @Test
  void theTextsAreThoseOfTheFileToTheLetter() throws IOException {
    List<String> texts = List.of(" 前后空格 ", "😀 emoji", "עברית و عربي", "=1+1", "tab'\"quote");
    try (Fixture at = Fixture.create(folder, TaskKind.MULTI_CLASS)) {
      at.texts(texts.toArray(String[]::new));

      assertThat(IntStream.range(0, texts.size()).mapToObj(row -> at.text(at.id(row))))
          .containsExactlyElementsOf(texts);
    }
  }

  @Test
  void rowsWithLabelsThatCannotBeCalledSoAreToldAndTheOthersComeIn() throws IOException {
    try (Fixture at = Fixture.create(folder, TaskKind.HIERARCHICAL)) {
      String deep = String.join("/", Collections.nCopies(6_000, "n"));

      Importing.Report report =
          Fixture.done(
              at.importFile(
                  "text\tlabel\none\t\u200Bred\uFEFF\ntwo\tred/x\u0001y\nthree\t"
                      + deep
                      + "\nfour\t"
                      + "x".repeat(201)
                      + "\n",
                  Importing.Duplicates.KEEP));

      assertThat(at.names()).containsExactly("red");
      assertThat(report.documents()).isEqualTo(1);
      assertThat(report.rejected())
          .extracting(rejected -> rejected.line() + " " + rejected.reason().key())
          .containsExactly("3 scheme.control", "4 scheme.deep", "5 scheme.long");
    }
  }
}
