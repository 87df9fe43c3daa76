package marginalia.exchange;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/// Writes an export row by row; the file appears only at [#commit()]. For one thread.
public sealed interface DocumentWriter extends AutoCloseable permits CsvWriter, JsonlWriter {
  /// Writes JSON Lines for names that end in `.jsonl`, `.ndjson` or `.json`, else CSV (with tabs
  /// for `.tsv`) and a byte order mark, by which spreadsheets know UTF-8.
  ///
  /// @throws marginalia.wording.NoticeException if the folder is missing or cannot be written to
  static DocumentWriter open(Path file, ExportColumns columns) throws IOException {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    return name.matches(".*\\.(jsonl|ndjson|json)")
        ? JsonlWriter.open(file)
        : CsvWriter.open(file, columns, CsvWriter.Mark.PRESENT, name.endsWith(".tsv") ? '\t' : ',');
  }

  void write(ExportRow row) throws IOException;

  /// Ends the file and puts it in its place.
  ///
  /// @throws marginalia.wording.NoticeException if the disk is full or the file cannot be replaced
  void commit() throws IOException;

  /// Without a [#commit()] before, throws away what was written.
  @Override
  void close() throws IOException;
}
