package marginalia.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import marginalia.corpus.DocumentId;
import marginalia.corpus.TaskKind;
import marginalia.corpus.Verdict;
import marginalia.exchange.CsvWriter.Mark;
import marginalia.wording.Notice;
import marginalia.wording.NoticeException;
import marginalia.wording.Wording;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("StringConcatToTextBlock") // line ends are what is tested
class DocumentWriterTest {
  private static final List<String> TEXTS =
      List.of(
          "plain",
          "a \"quoted\", one",
          "two\nlines\r\nand three",
          "=1+1",
          "'=1+1",
          "''+x",
          "-5",
          "@you",
          "＝全角",
          "\ttab",
          " lead and trail ",
          "😀 שלום",
          "'tis",
          "a\u0001\u0007");
  private static final ExportColumns COLUMNS =
      new ExportColumns(TaskKind.MULTI_LABEL, List.of("channel", "id"), List.of("a"));

  @TempDir Path folder;

  private static ExportRow row(int i) {
    return new ExportRow(
        new DocumentId(i + 1),
        Optional.of("K" + i),
        TEXTS.get(i),
        Verdict.LABELLED,
        i % 3 == 0 ? List.of("a|b", "c\\") : List.of("=c"),
        "mia",
        Optional.of(Instant.EPOCH),
        i % 2 == 0,
        "+comment",
        Optional.of("2026-01-02"),
        i % 2 == 0 ? Split.POOL : Split.HELD_OUT,
        Map.of("channel", "mail, post"),
        Map.of("a", 0.25));
  }

  private void write(DocumentWriter writer) throws IOException {
    for (int i = 0; i < TEXTS.size(); i++) {
      writer.write(row(i));
    }
    writer.commit();
  }

  private void readBack(Path file) throws IOException {
    Collecting read = Collecting.guessed(file, TaskKind.MULTI_LABEL);

    assertThat(read.rejected).isEmpty();
    assertThat(read.texts()).isEqualTo(TEXTS);
    for (int i = 0; i < TEXTS.size(); i++) {
      Row back = read.rows.get(i);
      assertThat(back.labels()).isEqualTo(row(i).labels());
      assertThat(back.key()).isEqualTo(row(i).key());
      assertThat(back.date()).isEqualTo(row(i).date());
      assertThat(back.split()).contains(row(i).split());
      assertThat(back.unsure()).isEqualTo(row(i).unsure());
      assertThat(back.comment()).isEqualTo("+comment");
      assertThat(back.metadata())
          .containsEntry("channel", "mail, post")
          .doesNotContainKeys("document_id", "verdict", "annotator", "unsure", "comment", "p(a)");
    }
  }

  @ParameterizedTest
  @EnumSource(Mark.class)
  void csvIsReadBackEqual(Mark mark) throws IOException {
    Path file = folder.resolve("out.csv");
    try (DocumentWriter writer = CsvWriter.open(file, COLUMNS, mark, ',')) {
      write(writer);
    }

    readBack(file);
  }

  @ParameterizedTest
  @ValueSource(strings = {"out.tsv", "out.jsonl"})
  void tabsAndJsonLinesAreReadBackEqual(String name) throws IOException {
    Path file = folder.resolve(name);
    try (DocumentWriter writer = DocumentWriter.open(file, COLUMNS)) {
      write(writer);
    }

    readBack(file);
  }

  @Test
  void noCellOfACsvBeginsLikeAFormula() throws IOException {
    Path file = folder.resolve("out.csv");
    try (DocumentWriter writer = CsvWriter.open(file, COLUMNS, Mark.ABSENT, ',')) {
      write(writer);
    }

    Preview raw = Preview.of(file, FileFormat.csv(), 100);

    assertThat(raw.rows())
        .hasSize(TEXTS.size())
        .allSatisfy(
            cells -> assertThat(cells).noneMatch(cell -> cell.matches("(?s)[=+\\-@\t\r\n＝＋－＠].*")));
  }

  @Test
  void whatIsNotCommittedLeavesTheOldFileAlone() throws IOException {
    Path file = Files.writeString(folder.resolve("out.csv"), "old");

    try (DocumentWriter writer = DocumentWriter.open(file, COLUMNS)) {
      writer.write(row(0));
    }

    assertThat(file).hasContent("old");
    assertThat(folder).isDirectoryNotContaining("glob:**.part");
  }

  @Test
  void aMissingFolderIsSaid() {
    Path file = folder.resolve("no/out.csv");

    assertThatThrownBy(() -> DocumentWriter.open(file, COLUMNS))
        .isInstanceOfSatisfying(
            NoticeException.class,
            e -> assertThat(e.notice().key()).isEqualTo("exchange.noFolder"));
  }

  @Test
  void aFullDiskIsSaid() throws IOException {
    Path full = Path.of("/dev/full");
    org.junit.jupiter.api.Assumptions.assumeTrue(Files.exists(full));
    Path link =
        Files.createSymbolicLink(
            folder.resolve(".out.csv." + ProcessHandle.current().pid() + ".part"), full);

    try (DocumentWriter writer =
        CsvWriter.open(folder.resolve("out.csv"), COLUMNS, Mark.ABSENT, ',')) {
      assertThat(link).exists();
      assertThatThrownBy(() -> write(writer))
          .isInstanceOfSatisfying(
              NoticeException.class,
              e -> assertThat(e.notice().key()).isEqualTo("exchange.unwritable"));
    }

    assertThat(folder.resolve("out.csv")).doesNotExist();
  }

  @Test
  void rejectedRowsAreSavedInWords() throws IOException {
    Path file = folder.resolve("rejected.csv");
    Rejected rejected = new Rejected(7, Notice.of("exchange.row.blank"), "=x, y");

    Rejections.write(file, List.of(rejected), Wording.in(Locale.ENGLISH));

    assertThat(Preview.of(file, FileFormat.csv(), 5).rows())
        .containsExactly(List.of("7", "the text is blank", "'=x, y"));
  }
}
