package marginalia.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import marginalia.corpus.TaskKind;
import marginalia.exchange.Mapping.EmptyLabel;
import marginalia.jobs.Progress;
import marginalia.wording.NoticeException;
import marginalia.wording.Wording;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("StringConcatToTextBlock") // line ends are what is tested
class DocumentReaderTest {
  @TempDir Path folder;

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private Collecting csv(String text) throws IOException {
    return Collecting.guessed(file("x.csv", text), TaskKind.MULTI_CLASS);
  }

  @Test
  void anOpenQuotationSpoilsItsOwnRowAlone() throws IOException {
    Collecting read =
        csv(
            "id,text,label\n"
                + "1,\"open,a\n"
                + "2,\"good, this\",b\n"
                + "3,fine,a\n"
                + "4,\"a \"bad\" one\",a\n"
                + "5,last,b\n");

    assertThat(read.texts()).containsExactly("good, this", "fine", "last");
    assertThat(read.lines()).containsExactly(2L, 5L);
    assertThat(read.reasons()).containsOnly("exchange.row.quote");
    assertThat(read.rejected.getFirst().excerpt()).isEqualTo("1,\"open,a");
  }

  @Test
  void anOpenQuotationWithoutAnyFurtherQuoteSpoilsItsOwnRowAlone() throws IOException {
    Collecting read = csv("id,text,label\n1,fine,a\n2,\"open,a\n3,good,b\n4,last,b");

    assertThat(read.texts()).containsExactly("fine", "good", "last");
    assertThat(read.lines()).containsExactly(3L);
  }

  @Test
  void manyOpenQuotationsDoNotMakeReadingSlow() throws IOException {
    StringBuilder text = new StringBuilder("id,text,label\n");
    for (int i = 0; i < 20_000; i++) {
      text.append(i).append(",\"open number ").append(i).append(",a\n");
    }
    long start = System.nanoTime();

    Collecting read =
        Collecting.read(
            file("x.csv", text.toString()),
            FileFormat.csv(),
            Mapping.ofText("text"),
            TaskKind.MULTI_CLASS);

    assertThat(read.rejected).hasSize(20_000);
    assertThat(System.nanoTime() - start).isLessThan(5_000_000_000L);
  }

  @Test
  void aQuotationMaySpanLinesAndLineNumbersArePhysical() throws IOException {
    Collecting read = csv("id,text,label\r\n1,\"one\r\ntwo\"\"\r\n\",a\r\n2,next,b\r\n");

    assertThat(read.texts()).containsExactly("one\r\ntwo\"\r\n", "next");
    assertThat(read.rows).extracting(Row::line).containsExactly(2L, 5L);
  }

  @Test
  void brokenBytesSpoilTheirOwnRowAlone() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes("id,text,label\n1,good,a\n2,bro".getBytes(StandardCharsets.UTF_8));
    bytes.writeBytes(new byte[] {(byte) 0xff, (byte) 0xfe, (byte) 0xe4});
    bytes.writeBytes("ken,b\n3,fine,a\n4,cut ".getBytes(StandardCharsets.UTF_8));
    bytes.writeBytes(new byte[] {(byte) 0xe4, (byte) 0xb8});
    Path file = Files.write(folder.resolve("x.csv"), bytes.toByteArray());

    Collecting read = Collecting.guessed(file, TaskKind.BINARY);

    assertThat(read.texts()).containsExactly("good", "fine");
    assertThat(read.lines()).containsExactly(3L, 5L);
    assertThat(read.reasons()).first().isEqualTo("exchange.row.bytes");
    assertThat(read.rejected.getFirst().excerpt()).contains("bro\uFFFD");
  }

  @Test
  void oddRowsAreRejectedWithTheirReasons() throws IOException {
    Collecting read =
        csv("id,text,label\n1,a\n2,a,b,c\n3,   \u3000\u200b,b\n4,nul \0 here,c\n5,ok,d\n");

    assertThat(read.texts()).containsExactly("ok");
    assertThat(read.lines()).containsExactly(2L, 3L, 4L, 5L);
    assertThat(read.reasons())
        .containsExactly(
            "exchange.row.columns",
            "exchange.row.columns",
            "exchange.row.blank",
            "exchange.row.nul");
  }

  @Test
  void textsStayAsTheyAre() throws IOException {
    List<String> texts =
        List.of(
            "😀👩‍👩‍👧 𝒳",
            "שלום עולם",
            "\u0007bell\u001b[0m",
            "  spaces  ",
            "\u202Ertl\u202C",
            "🏿\uD83F\uDFFF");
    String rows = String.join("", texts.stream().map(text -> "1," + text + ",a\n").toList());

    assertThat(csv("id,text,label\n" + rows).texts()).isEqualTo(texts);
  }

  @Test
  void tenMegabytesInOneCellAreReadAndMoreAreRejected() throws IOException {
    String big = "x".repeat(10 * 1024 * 1024);
    Path file =
        file("big.csv", "id,text,label\n1,\"" + big + "\",a\n2," + big + big + ",b\n3,fine,c\n");

    Collecting read = Collecting.guessed(file, TaskKind.MULTI_CLASS);

    assertThat(read.texts()).containsExactly(big, "fine");
    assertThat(read.reasons()).containsExactly("exchange.row.tooLong");
    assertThat(read.lines()).containsExactly(3L);
    assertThat(read.rejected.getFirst().excerpt()).hasSizeLessThan(200);
  }

  @Test
  void labelsAreReadAsTheTaskHasThem() throws IOException {
    Path file = file("x.tsv", "id\ttext\tlabel\n1\tone\ta | b\n2\ttwo\t\n3\tthree\tx/ y\n");

    List<Row> single = Collecting.guessed(file, TaskKind.MULTI_CLASS).rows;
    List<Row> multi = Collecting.guessed(file, TaskKind.MULTI_LABEL).rows;
    List<Row> tree = Collecting.guessed(file, TaskKind.HIERARCHICAL).rows;

    assertThat(single.getFirst().labels()).containsExactly("a | b");
    assertThat(single.get(1).labelled()).isFalse();
    assertThat(multi.getFirst().labels()).containsExactly("a", "b");
    assertThat(multi.get(1).labelled()).isFalse();
    assertThat(tree.get(2).labels()).containsExactly("x/y");
  }

  @Test
  void anEmptyCellSaysNoneOfThemWhereTheMappingSaysSo() throws IOException {
    Path file = file("x.tsv", "id\ttext\tlabel\n1\tone\ta\n2\ttwo\t\n");
    Mapping mapping =
        Mapping.ofText("text").withLabels(List.of("label")).withEmptyLabel(EmptyLabel.NONE_OF_THEM);

    Row row = Collecting.read(file, FileFormat.tsv(), mapping, TaskKind.MULTI_LABEL).rows.get(1);

    assertThat(row.labelled()).isTrue();
    assertThat(row.labels()).isEmpty();
  }

  @Test
  void otherColumnsBecomeDateSplitAndMetadata() throws IOException {
    Row row =
        csv("id,text,label,date,split,channel\nK-1,A text,a,2026年3月7日,test,mail\n").rows.getFirst();

    assertThat(row.key()).contains("K-1");
    assertThat(row.date()).contains("2026-03-07");
    assertThat(row.split()).contains(Split.HELD_OUT);
    assertThat(row.metadata()).isEqualTo(Map.of("channel", "mail"));
  }

  @Test
  void jsonLinesAreReadByTheirKeys() throws IOException {
    Path file =
        file(
            "x.jsonl",
            """
            {"text": "one", "labels": ["a", "b"], "id": 7, "source": {"x": 1}}
            {"labels": null, "text": "two\\nlines \\ud83d\\ude00"}
            {"text": "broken"
            [1, 2]
            {"text": "half \\ud83d pair"}
            {"labels": ["a"]}
            {"text": "last", "labels": "a|c"}
            """);

    Collecting read = Collecting.guessed(file, TaskKind.MULTI_LABEL);

    assertThat(read.texts()).containsExactly("one", "two\nlines 😀", "last");
    assertThat(read.rows.getFirst().labels()).containsExactly("a", "b");
    assertThat(read.rows.getFirst().key()).contains("7");
    assertThat(read.rows.getFirst().metadata()).containsEntry("source", "{\"x\":1}");
    assertThat(read.rows.getLast().labels()).containsExactly("a", "c");
    assertThat(read.lines()).containsExactly(3L, 4L, 5L, 6L);
    assertThat(read.reasons())
        .containsExactly(
            "exchange.row.json",
            "exchange.row.noObject",
            "exchange.row.bytes",
            "exchange.row.blank");
    assertThat(Wording.in(Locale.ENGLISH).say(read.rejected.getFirst().reason()))
        .startsWith("not valid JSON from character ")
        .doesNotContain("Unexpected", "token");
  }

  @Test
  void oneRowOneLabelAndFiveThousandLabelsAreFiles() throws IOException {
    StringBuilder many = new StringBuilder("id,text,label\n");
    for (int i = 0; i < 5000; i++) {
      many.append(i).append(",text ").append(i).append(",label ").append(i).append('\n');
    }

    assertThat(csv("id,text,label\n1,only,a\n").rows).hasSize(1);
    assertThat(csv(many.toString()).rows.stream().flatMap(r -> r.labels().stream()).distinct())
        .hasSize(5000);
  }

  @Test
  void aLabelledFileSaysWhatItLacks() throws IOException {
    refused(file("a.csv", "id,text,label\n"), "exchange.noRows");
    refused(file("b.csv", "id,label\n1,a\n2,b\n"), "exchange.noText");
    refused(file("c.csv", "id,text\n1,  \n"), "exchange.allRejected");
    refused(file("d.csv", "id,text\n1,fine\n"), "exchange.noLabels");
  }

  private static void refused(Path file, String key) {
    assertThatThrownBy(() -> LabelledFile.read(file, TaskKind.BINARY, Progress.none()).labelled())
        .isInstanceOfSatisfying(
            NoticeException.class, e -> assertThat(e.notice().key()).isEqualTo(key));
  }

  @Test
  void aColumnThatIsNotThereIsNamed() throws IOException {
    Path file = file("x.csv", "id,text\n1,fine\n");

    assertThatThrownBy(() ->
            Collecting.read(
                file,
                FileFormat.csv(),
                Mapping.ofText("text").withId(Optional.of("number")),
                TaskKind.BINARY))
        .isInstanceOf(NoticeException.class)
        .hasMessageContaining("number")
        .hasMessageContaining("id, text");
  }
}
