package marginalia.exchange;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import marginalia.exchange.FileFormat.Formulas;
import marginalia.exchange.FileFormat.Header;
import marginalia.wording.Notice;
import marginalia.wording.NoticeException;

/// Guesses the format of a file from its first 64 KB; its name only settles what they leave open.
public final class FormatGuess {
  private static final int SAMPLE = 1 << 16;

  private FormatGuess() {}

  /// Guesses.
  ///
  /// @throws NoticeException if the file is missing, a folder, unreadable, empty, a workbook or no
  ///   text
  public static FileFormat of(Path file) throws IOException {
    byte[] sample = Source.sample(file, SAMPLE);
    if (sample.length == 0) {
      throw new NoticeException(Notice.of("exchange.empty", file.toString()));
    }
    if (sample.length > 3 && sample[0] == 'P' && sample[1] == 'K' && sample[2] < 9) {
      throw new NoticeException(Notice.of("exchange.workbook", file.toString()));
    }
    Charset charset =
        CharsetGuess.of(sample)
            .orElseThrow(() -> new NoticeException(Notice.of("exchange.binary", file.toString())));
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT).replaceAll("\\.gz$", "");
    char begin = firstCharacter(sample, charset);
    if (begin == 0) {
      throw new NoticeException(Notice.of("exchange.blank", file.toString()));
    }
    if (begin == '{') {
      return FileFormat.jsonLines().withCharset(charset);
    }
    if (begin == '[' && name.endsWith(".json")) {
      throw new NoticeException(Notice.of("exchange.jsonArray", file.toString()));
    }
    return delimited(sample, charset, name);
  }

  private static char firstCharacter(byte[] sample, Charset charset) {
    String text = new String(sample, charset);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!Character.isWhitespace(c) && !Character.isSpaceChar(c) && c != '\uFEFF') {
        return c;
      }
    }
    return 0;
  }

  private static FileFormat delimited(byte[] sample, Charset charset, String name)
      throws IOException {
    boolean tabs = name.endsWith(".tsv") || name.endsWith(".tab");
    boolean named = tabs || name.endsWith(".csv");
    DelimiterGuess best =
        DelimiterGuess.of(sample, FileFormat.csv().withCharset(charset), tabs ? '\t' : ',');
    if (!named && !convincing(best)) {
      return lines(best, charset);
    }
    List<List<String>> rows = rows(sample, best.format());
    Header header = header(best.first(), rows) ? Header.PRESENT : Header.ABSENT;
    boolean ours =
        best.first().size() >= ExportColumns.FIXED.size()
            && best.first().subList(0, ExportColumns.FIXED.size()).equals(ExportColumns.FIXED);
    return ours
        ? best.format()
            .withHeader(Header.PRESENT)
            .withQuoting(FileFormat.Quoting.QUOTED)
            .withFormulas(Formulas.NEUTRALISED)
        : best.format().withHeader(header);
  }

  /// Whether rows have the same number of cells too often to be chance.
  private static boolean convincing(DelimiterGuess guess) {
    boolean known = guess.first().stream().anyMatch(ColumnRole::isKnown);
    boolean tab = guess.format().delimiter() == '\t';
    return guess.consistency() >= (known || tab ? 0.6 : 0.95) && (known || tab || guess.rows() > 2);
  }

  private static FileFormat lines(DelimiterGuess guess, Charset charset) {
    boolean named = guess.first().size() == 1 && ColumnRole.isKnown(guess.first().getFirst());
    return FileFormat.lines()
        .withCharset(charset)
        .withHeader(named ? Header.PRESENT : Header.ABSENT);
  }

  private static List<List<String>> rows(byte[] sample, FileFormat format) throws IOException {
    List<List<String>> rows = new ArrayList<>();
    try (Records records = new Records(new ByteArrayInputStream(sample), format)) {
      while (rows.size() < 50 && records.next()) {
        if (!records.fields().isEmpty()) {
          rows.add(records.fields());
        }
      }
    }
    return rows;
  }

  /// Whether the first row names columns: it holds a name we know, or short different words where
  /// the rows below have numbers or much longer texts.
  private static boolean header(List<String> first, List<List<String>> rows) {
    if (first.stream().anyMatch(ColumnRole::isKnown)) {
      return true;
    }
    boolean names =
        new HashSet<>(first).size() == first.size()
            && first.stream()
                .allMatch(cell -> !cell.isBlank() && cell.length() <= 40 && !isNumber(cell));
    if (!names || rows.size() < 2) {
      return false;
    }
    for (int i = 0; i < first.size(); i++) {
      int column = i;
      List<String> below =
          rows.stream().skip(1).filter(r -> column < r.size()).map(r -> r.get(column)).toList();
      boolean numbers = !below.isEmpty() && below.stream().allMatch(FormatGuess::isNumber);
      double length = below.stream().mapToInt(String::length).average().orElse(0);
      if (numbers || length > 4.0 * first.get(i).length() + 10) {
        return true;
      }
    }
    return false;
  }

  private static boolean isNumber(String cell) {
    return cell.strip().matches("[-+]?\\d+([.,]\\d+)?");
  }
}
