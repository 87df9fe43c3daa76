package marginalia.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import marginalia.corpus.Answer;
import marginalia.corpus.Document;
import marginalia.corpus.TaskKind;
import marginalia.exchange.FileFormat;
import marginalia.exchange.FormatGuess;
import marginalia.exchange.Mapping;
import marginalia.exchange.Preview;
import marginalia.jobs.JobState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExportingTest {
  @TempDir Path folder;

  private static List<String> column(Preview preview, String name) {
    int column = preview.columns().indexOf(name);
    return preview.rows().stream().map(row -> row.get(column)).toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"out.csv", "out.jsonl"})
  void whatIsExportedIsReadBack(String name) throws IOException {
    Path out = folder.resolve(name);
    try (Fixture at =
        Fixture.create(folder, TaskKind.MULTI_CLASS)
            .labels("red", "蓝")
            .texts("one, \"two\"", "=1+1", "three 😀", "four")) {
      at.answer(at.id(0), "red");
      at.give(at.id(1), at.answerOf("蓝").remarked(true, "what?"));

      JobState<Long> end =
          new Exporting(at.project, new Training(at.project))
              .start(out, Exporting.What.ANNOTATIONS)
              .state()
              .get();

      assertThat(end).isEqualTo(new JobState.Done<>(2L));
    }
    Preview read = Preview.of(out, FormatGuess.of(out), 10);
    assertThat(column(read, "text")).containsExactly("one, \"two\"", "=1+1");
    assertThat(column(read, "labels").getFirst()).contains("red");
    assertThat(column(read, "labels").get(1)).contains("蓝");
    assertThat(column(read, "comment").get(1)).isEqualTo("what?");
    assertThat(column(read, "annotator")).containsOnly("me");
  }

  @Test
  void anExportedFileIsImportedWithTheSameAnswers() throws IOException {
    Path out = folder.resolve("out.csv");
    try (Fixture at =
        Fixture.create(folder, TaskKind.MULTI_CLASS).labels("red", "blue").texts("one", "two")) {
      at.answer(at.id(0), "red");
      at.answer(at.id(1), "blue");
      new Exporting(at.project, new Training(at.project)).start(out, Exporting.What.ANNOTATIONS);
    }
    try (Fixture back =
        Fixture.create(Files.createDirectory(folder.resolve("b")), TaskKind.MULTI_CLASS)) {
      Fixture.done(
          new Importing(back.project)
              .start(
                  new Importing.Request(
                      out,
                      FormatGuess.of(out),
                      Mapping.ofText("text").withLabels(List.of("labels")),
                      Importing.Duplicates.KEEP))
              .state()
              .get());

      assertThat(IntStream.range(0, 2).mapToObj(row -> back.text(back.id(row))))
          .containsExactly("one", "two");
      assertThat(back.now(back.id(1))).isEqualTo(back.answerOf("blue"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"out.csv", "out.tsv", "out.jsonl"})
  void aProjectGoesOutAndComesBackAsItWas(String name) throws IOException {
    String header = "id\ttext\tlabel\tdate\tchannel\tsplit\n";
    String rows =
        header
            + "k1\t=SUM(A1:A9)\t=red\t2026-01-02\tmail\tpool\n"
            + "k2\t'@you, \"hello\"\t-blue\t\t+49 30\theld-out\n"
            + "\t你好，世界\t\t2026-01-03\t\tpool\n";
    Path in = Files.writeString(folder.resolve("all.tsv"), rows);
    Path out = folder.resolve(name);
    List<String> before;
    try (Fixture at = Fixture.create(folder, TaskKind.MULTI_CLASS)) {
      importAsGuessed(at, in);
      before = contents(at);
      new Exporting(at.project, new Training(at.project)).start(out, Exporting.What.PREDICTIONS);
    }

    try (Fixture back =
        Fixture.create(Files.createDirectory(folder.resolve("b")), TaskKind.MULTI_CLASS)) {
      importAsGuessed(back, out);

      assertThat(contents(back)).isEqualTo(before);
      assertThat(before.getFirst()).contains("=SUM(A1:A9)", "=red", "channel=mail", "k1");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"out.csv", "out.tsv", "out.jsonl"})
  void commentsDoubtsAndNoneOfThemComeBackAsAnswers(String name) throws IOException {
    Path out = folder.resolve(name);
    List<Answer> before;
    try (Fixture at =
        Fixture.create(folder, TaskKind.MULTI_LABEL)
            .labels("red", "blue")
            .texts("one", "two", "three", "four", "five")) {
      at.give(at.id(3), Answer.skipped().remarked(false, "ask Ann"));
      at.give(at.id(0), at.answerOf("red", "blue").remarked(true, "=both, \"really\" 两个"));
      at.give(at.id(1), at.answerOf().remarked(false, "nothing fits"));
      at.give(at.id(2), at.answerOf("blue"));
      before = answers(at);
      new Exporting(at.project, new Training(at.project)).start(out, Exporting.What.PREDICTIONS);
    }

    try (Fixture back =
        Fixture.create(Files.createDirectory(folder.resolve("b")), TaskKind.MULTI_LABEL)
            .labels("red", "blue")) {
      importAsGuessed(back, out);

      assertThat(answers(back)).isEqualTo(before);
      assertThat(back.project.document(back.id(0)).orElseThrow().metadata()).isEmpty();
      assertThat(back.project.labelled().get()).isEqualTo(3);
    }
  }

  /// Labels in the order of rows; in the tree two leaves of one name and an inner node.
  private static Stream<Arguments> kinds() {
    return Stream.of(
            Map.entry(TaskKind.BINARY, List.of("yes", "no", "yes")),
            Map.entry(TaskKind.MULTI_CLASS, List.of("in/out", "red", "蓝|绿")),
            Map.entry(TaskKind.MULTI_LABEL, List.of("red|in/out", "", "蓝")),
            Map.entry(TaskKind.HIERARCHICAL, List.of("bank/fee", "trip/fee", "bank")))
        .flatMap(kind ->
            Stream.of("out.csv", "out.tsv", "out.jsonl")
                .map(name -> Arguments.of(kind.getKey(), kind.getValue(), name)));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void answersOfEveryKindComeBack(TaskKind kind, List<String> labels, String name)
      throws IOException {
    Path in =
        Files.writeString(
            folder.resolve("in-labels.tsv"),
            "text\tlabel\none\t%s\ntwo\t%s\nthree\t%s\n".formatted(labels.toArray()));
    Path out = folder.resolve(name);
    List<List<String>> before;
    try (Fixture at = Fixture.create(folder, kind)) {
      importAsGuessed(at, in);
      before = paths(at);
      new Exporting(at.project, new Training(at.project)).start(out, Exporting.What.PREDICTIONS);
    }

    try (Fixture back = Fixture.create(Files.createDirectory(folder.resolve("b")), kind)) {
      importAsGuessed(back, out);

      assertThat(paths(back)).isEqualTo(before);
    }
    assertThat(before.stream().map(answer -> String.join("|", answer)))
        .containsExactlyElementsOf(labels);
  }

  private static List<List<String>> paths(Fixture at) {
    return IntStream.range(0, 3)
        .mapToObj(row ->
            at.now(at.id(row)).labels().stream().map(at.project.scheme().get()::path).toList())
        .toList();
  }

  private static List<Answer> answers(Fixture at) {
    return IntStream.range(0, 5).mapToObj(row -> at.now(at.id(row))).toList();
  }

  private static void importAsGuessed(Fixture at, Path file) throws IOException {
    FileFormat format = FormatGuess.of(file);
    Preview preview = Preview.of(file, format, 200);
    Mapping mapping = Mapping.guess(preview.columns(), preview.rows()).orElseThrow();
    Fixture.done(
        new Importing(at.project)
            .start(new Importing.Request(file, format, mapping, Importing.Duplicates.KEEP))
            .state()
            .get());
  }

  /// Everything a file can say of the texts, in their order.
  private static List<String> contents(Fixture at) {
    return IntStream.range(0, at.project.documents().get().size())
        .mapToObj(row -> {
          Document document = at.project.document(at.id(row)).orElseThrow();
          return List.of(
                  document.key(),
                  document.text(),
                  document.date(),
                  document.metadata(),
                  at.now(document.id()).labels().stream()
                      .map(at.project.scheme().get()::name)
                      .toList(),
                  at.project.documents().get().isHeldOut(document.id()))
              .toString();
        })
        .toList();
  }

  @Test
  void ofAListTheLabelsWhoseNameOthersHaveGoOutByTheirPath() throws IOException {
    Path out = folder.resolve("out.csv");
    try (Fixture at =
        Fixture.create(folder, TaskKind.MULTI_CLASS)
            .labels("a", "b", "x")
            .texts("one", "two", "three")) {
      at.scheme.add("y", Optional.of(at.label("a")));
      at.scheme.add("y", Optional.of(at.label("b")));
      at.answer(at.id(0), "a/y");
      at.answer(at.id(1), "b/y");
      at.answer(at.id(2), "x");
      new Exporting(at.project, new Training(at.project)).start(out, Exporting.What.ANNOTATIONS);
    }

    assertThat(Files.readAllLines(out).stream().skip(1))
        .extracting(line -> line.split(",", -1)[3])
        .containsExactly("a/y", "b/y", "x");
  }

  @Test
  void groupedTextsHaveThePredictionOfTheirGroup() throws IOException {
    Path trained = folder.resolve("trained.csv");
    Path reopened = folder.resolve("reopened.csv");
    try (Fixture at = Fixture.create(folder, TaskKind.MULTI_CLASS)) {
      Fixture.done(
          at.importFile(
              "text\tlabel\nred apple\tred\nblue sea\tblue\nred rose\t\nred rose\t\nred rose\t\n",
              Importing.Duplicates.GROUP));
      Training training = new Training(at.project);
      training.documentsChanged();
      new Exporting(at.project, training).start(trained, Exporting.What.PREDICTIONS);
      at.reopen();
      new Exporting(at.project, new Training(at.project))
          .start(reopened, Exporting.What.PREDICTIONS);
    }

    for (Path out : List.of(trained, reopened)) {
      Preview read = Preview.of(out, FormatGuess.of(out), 10);
      assertThat(column(read, "text").subList(2, 5)).containsOnly("red rose");
      String prediction = read.rows().get(2).getLast();
      for (int column = 0; column < read.columns().size(); column++) {
        String name = read.columns().get(column);
        if (!name.equals("document_id")) {
          assertThat(read.rows().get(4).get(column))
              .as(name)
              .isEqualTo(read.rows().get(2).get(column));
        }
      }
      assertThat(String.join(" ", read.rows().get(4))).containsPattern("0\\.\\d");
      assertThat(prediction).isEqualTo(read.rows().get(3).getLast());
    }
  }

  @Test
  void anExportThatFailsLeavesTheOldFile() throws IOException {
    try (Fixture at = Fixture.create(folder, TaskKind.MULTI_CLASS).texts("one")) {
      JobState<Long> end =
          new Exporting(at.project, new Training(at.project))
              .start(folder.resolve("missing/out.csv"), Exporting.What.PREDICTIONS)
              .state()
              .get();

      assertThat(end).isInstanceOf(JobState.Failed.class);
      assertThat(folder.resolve("missing")).doesNotExist();
    }
  }
}
