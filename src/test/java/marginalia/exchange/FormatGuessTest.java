package marginalia.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import marginalia.corpus.TaskKind;
import marginalia.exchange.FileFormat.Header;
import marginalia.exchange.FileFormat.Kind;
import marginalia.exchange.FileFormat.Quoting;
import marginalia.wording.NoticeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@SuppressWarnings("StringConcatToTextBlock") // line ends are what is tested
class FormatGuessTest {
  private static final String CHINESE = "编号,文本,标签\n1,今天的比赛很精彩，两队都尽了全力,体育\n2,股市今天收盘上涨，银行领涨,财经\n";
  private static final String TRADITIONAL = "編號,文本,標籤\n1,今天的比賽很精彩，兩隊都盡了全力,體育\n2,股市今天收盤上漲，銀行領漲,財經\n";
  private static final String ENGLISH = "id,text,label\n1,A fine day it is,a\n2,A dull one,b\n";

  @TempDir Path folder;

  private Path file(String name, byte[] bytes) throws IOException {
    return Files.write(folder.resolve(name), bytes);
  }

  private Path file(String name, String text) throws IOException {
    return file(name, text.getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @CsvSource({
    "UTF-8, chinese", "UTF-16LE, chinese", "UTF-16BE, chinese", "GB18030, chinese",
    "Big5, traditional", "UTF-8, english", "UTF-16LE, english", "UTF-16BE, english"
  })
  void encodingsAreRecognisedWithAndWithoutByteOrderMark(String charset, String language)
      throws IOException {
    String text =
        switch (language) {
          case "chinese" -> CHINESE;
          case "traditional" -> TRADITIONAL;
          default -> ENGLISH;
        };
    Path plain = file("plain.csv", text.getBytes(Charset.forName(charset)));

    Collecting read = Collecting.guessed(plain, TaskKind.MULTI_CLASS);

    assertThat(FormatGuess.of(plain).charset()).isEqualTo(Charset.forName(charset));
    assertThat(read.texts())
        .containsExactly(
            text.split("\n", -1)[1].split(",", -1)[1], text.split("\n", -1)[2].split(",", -1)[1]);
    if (charset.startsWith("UTF")) {
      Path marked = file("marked.csv", ("\uFEFF" + text).getBytes(Charset.forName(charset)));
      assertThat(FormatGuess.of(marked).charset()).isEqualTo(Charset.forName(charset));
      assertThat(Preview.of(marked, FormatGuess.of(marked), 1).columns().getFirst())
          .isEqualTo(text.substring(0, text.indexOf(',')));
    }
  }

  @Test
  void westernTextsThatAreNoUtf8AreWindows1252() throws IOException {
    Path file =
        file(
            "w.csv",
            "text,label\ncafé crème,a\nZürich,b\n".getBytes(Charset.forName("windows-1252")));

    assertThat(Collecting.guessed(file, TaskKind.BINARY).texts())
        .containsExactly("café crème", "Zürich");
  }

  @ParameterizedTest
  @CsvSource({"',', csv", "';', csv", "'\t', tsv", "'|', csv", "'\t', txt", "';', txt"})
  void delimitersAreRecognised(char delimiter, String extension) throws IOException {
    String text =
        "id,text,label\n1,First things first,a\n2,\"Second, or so\",b\n3,Third,a\n"
            .replace(',', delimiter);
    Path file = file("x." + extension, text);

    FileFormat format = FormatGuess.of(file);

    assertThat(format.kind()).isEqualTo(Kind.DELIMITED);
    assertThat(format.delimiter()).isEqualTo(delimiter);
    assertThat(format.header()).isEqualTo(Header.PRESENT);
  }

  @Test
  void quotesThatEncloseNothingAreCharactersInTabSeparatedFiles() throws IOException {
    Path file =
        file("x.tsv", "id\ttext\tlabel\n1\t\"Frida\" is a film\ta\n2\tsay \"hi\tb\n3\t\"open\tb\n");

    Collecting read = Collecting.guessed(file, TaskKind.BINARY);

    assertThat(FormatGuess.of(file).quoting()).isEqualTo(Quoting.PLAIN);
    assertThat(read.texts()).containsExactly("\"Frida\" is a film", "say \"hi", "\"open");
    assertThat(read.rejected).isEmpty();
  }

  @Test
  void quotesThatMustEncloseAreQuotationsInTabSeparatedFiles() throws IOException {
    Path file = file("x.tsv", "id\ttext\n1\t\"He said \"\"no\"\" twice\"\n2\tplain\n");

    assertThat(Collecting.guessed(file, TaskKind.BINARY).texts())
        .containsExactly("He said \"no\" twice", "plain");
  }

  @Test
  void aHeaderIsToldFromAFirstRow() throws IOException {
    Path with =
        file("with.csv", "Äußerung,Nummer\nEin längerer Text steht hier drin,1\nNoch einer,2\n");
    Path without =
        file(
            "without.csv", "I like this one a lot,good\nI do not like it,bad\nFine,good\nNo,bad\n");

    assertThat(FormatGuess.of(with).header()).isEqualTo(Header.PRESENT);
    assertThat(FormatGuess.of(without).header()).isEqualTo(Header.ABSENT);
    Collecting read = Collecting.guessed(without, TaskKind.BINARY);
    assertThat(read.rows).hasSize(4);
    assertThat(read.rows.getFirst().labels()).containsExactly("good");
  }

  @Test
  void plainLinesAndJsonLinesAreRecognised() throws IOException {
    Path lines = file("a.txt", "One text, with a comma.\nAnother.\n\nA third, yes, truly.\n");
    Path json = file("b.dat", "{\"text\": \"Hello\", \"labels\": [\"x\"]}\n{\"text\": \"Bye\"}\n");

    assertThat(Collecting.guessed(lines, TaskKind.BINARY).texts())
        .containsExactly("One text, with a comma.", "Another.", "A third, yes, truly.");
    assertThat(FormatGuess.of(json).kind()).isEqualTo(Kind.JSON_LINES);
  }

  @Test
  void gzipIsSeenFromTheContentNotTheName() throws IOException {
    Path packed = folder.resolve("packed.csv");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
      out.write(ENGLISH.getBytes(StandardCharsets.UTF_8));
    }

    assertThat(Collecting.guessed(packed, TaskKind.BINARY).texts())
        .containsExactly("A fine day it is", "A dull one");
  }

  @Test
  void aCutGzipIsRefused() throws IOException {
    Path packed = folder.resolve("packed.csv.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
      Random random = new Random(1);
      for (int i = 0; i < 100_000; i++) {
        out.write((i + "," + random.nextLong() + " text,a\n").getBytes(StandardCharsets.UTF_8));
      }
    }
    byte[] whole = Files.readAllBytes(packed);
    Path cut = file("cut.csv.gz", java.util.Arrays.copyOf(whole, whole.length / 2));

    assertThatThrownBy(
            () -> LabelledFile.read(cut, TaskKind.BINARY, marginalia.jobs.Progress.none()))
        .isInstanceOfSatisfying(
            NoticeException.class, e -> assertThat(e.notice().key()).isEqualTo("exchange.damaged"));
  }

  @Test
  void filesThatAreNoTextsAreRefusedInWords() throws IOException {
    byte[] noise = new byte[5000];
    new Random(7).nextBytes(noise);
    refused(file("noise.csv", noise), "exchange.binary");
    refused(file("empty.csv", ""), "exchange.empty");
    refused(file("blank.csv", "  \n\t\n \u3000\n"), "exchange.blank");
    refused(file("book.csv", new byte[] {'P', 'K', 3, 4, 0, 0}), "exchange.workbook");
    refused(file("list.json", "[{\"text\": \"a\"}]"), "exchange.jsonArray");
    refused(folder.resolve("missing.csv"), "exchange.missing");
    refused(folder, "exchange.folder");
  }

  private static void refused(Path file, String key) {
    assertThatThrownBy(() -> FormatGuess.of(file))
        .isInstanceOfSatisfying(
            NoticeException.class, e -> assertThat(e.notice().key()).isEqualTo(key));
  }

  @Test
  void columnsAreRecognisedByNamesInBothLanguages() {
    Mapping english =
        Mapping.guess(
                List.of("id", "text", "label", "date", "channel", "split"),
                List.of(List.of("1", "a text", "x", "2026-01-01", "mail", "test")))
            .orElseThrow();
    Mapping chinese =
        Mapping.guess(List.of("编号", "内容", "类别", "日期"), List.of(List.of("1", "文", "甲", "2026")))
            .orElseThrow();

    assertThat(english.text()).isEqualTo("text");
    assertThat(english.id()).contains("id");
    assertThat(english.labels()).containsExactly("label");
    assertThat(english.date()).contains("date");
    assertThat(english.heldOut()).contains("split");
    assertThat(english.metadata()).containsExactly("channel");
    assertThat(chinese.text()).isEqualTo("内容");
    assertThat(chinese.labels()).containsExactly("类别");
  }
}
