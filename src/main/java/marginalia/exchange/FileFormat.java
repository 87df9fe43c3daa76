package marginalia.exchange;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/// How a file of texts is to be read: guessed by [FormatGuess], shown in a [Preview], corrected by
/// the user. Whether the file is gzipped is not part of it; that is seen from its first bytes.
///
/// @param delimiter between the columns of a row; without meaning for other kinds than `DELIMITED`
/// @param header whether the first row names the columns
/// @param formulas whether cells carry the apostrophe that our own [CsvWriter] puts before formulas
public record FileFormat(
    Kind kind, char delimiter, Quoting quoting, Charset charset, Header header, Formulas formulas) {

  /// What a row of the file is.
  public enum Kind {
    /// A row of cells: CSV, TSV and their like.
    DELIMITED,
    /// A JSON object on a line of its own; its top-level keys are the columns.
    JSON_LINES,
    /// A text on a line of its own; the one column is called `text`.
    LINES
  }

  /// What a `"` means.
  public enum Quoting {
    /// At the start of a cell it opens a quotation, which may hold delimiters, line ends and `""`.
    QUOTED,
    /// A character like any other.
    PLAIN
  }

  /// Whether the first row names the columns.
  public enum Header {
    PRESENT,
    ABSENT
  }

  /// Whether formulas carry an apostrophe.
  public enum Formulas {
    /// Cells are read as they are.
    AS_WRITTEN,
    /// An apostrophe before `=`, `+`, `-`, `@`, tab or carriage return was put there by our export
    /// and is taken off.
    NEUTRALISED
  }

  /// Comma-separated UTF-8 with a header and quotations.
  public static FileFormat csv() {
    return delimited(',', Quoting.QUOTED);
  }

  /// Tab-separated UTF-8 with a header, in which `"` is a character like any other.
  public static FileFormat tsv() {
    return delimited('\t', Quoting.PLAIN);
  }

  /// JSON Lines in UTF-8.
  public static FileFormat jsonLines() {
    return new FileFormat(
        Kind.JSON_LINES,
        ',',
        Quoting.PLAIN,
        StandardCharsets.UTF_8,
        Header.ABSENT,
        Formulas.AS_WRITTEN);
  }

  /// A text on each line, in UTF-8.
  public static FileFormat lines() {
    return new FileFormat(
        Kind.LINES,
        '\t',
        Quoting.PLAIN,
        StandardCharsets.UTF_8,
        Header.ABSENT,
        Formulas.AS_WRITTEN);
  }

  private static FileFormat delimited(char delimiter, Quoting quoting) {
    return new FileFormat(
        Kind.DELIMITED,
        delimiter,
        quoting,
        StandardCharsets.UTF_8,
        Header.PRESENT,
        Formulas.AS_WRITTEN);
  }

  public FileFormat withCharset(Charset newCharset) {
    return new FileFormat(kind, delimiter, quoting, newCharset, header, formulas);
  }

  public FileFormat withDelimiter(char newDelimiter) {
    return new FileFormat(kind, newDelimiter, quoting, charset, header, formulas);
  }

  public FileFormat withQuoting(Quoting newQuoting) {
    return new FileFormat(kind, delimiter, newQuoting, charset, header, formulas);
  }

  public FileFormat withHeader(Header newHeader) {
    return new FileFormat(kind, delimiter, quoting, charset, newHeader, formulas);
  }

  public FileFormat withFormulas(Formulas newFormulas) {
    return new FileFormat(kind, delimiter, quoting, charset, header, newFormulas);
  }
}
