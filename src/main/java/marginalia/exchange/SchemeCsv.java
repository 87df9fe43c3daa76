package marginalia.exchange;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import marginalia.wording.Notice;
import marginalia.wording.NoticeException;

/// Labels as rows. A path's steps are joined by `/`, examples by `|`; see [Escaped].
final class SchemeCsv {
  private static final List<String> COLUMNS =
      List.of("label", "colour", "key", "definition", "examples");

  private SchemeCsv() {}

  static void write(Path file, List<SchemeEntry> entries) throws IOException {
    char delimiter = file.toString().toLowerCase(Locale.ROOT).endsWith(".tsv") ? '\t' : ',';
    try (CsvRows rows = CsvRows.open(file, CsvWriter.Mark.ABSENT, delimiter)) {
      rows.write(COLUMNS);
      for (SchemeEntry entry : entries) {
        rows.write(
            List.of(
                Escaped.join(entry.path(), '/'),
                entry.colour().orElse(""),
                entry.key().orElse(""),
                entry.definition(),
                Escaped.join(entry.examples(), '|')));
      }
      rows.commit();
    }
  }

  static List<SchemeEntry> read(Path file) throws IOException {
    List<SchemeEntry> entries = new ArrayList<>();
    FileFormat format =
        FormatGuess.of(file)
            .withHeader(FileFormat.Header.PRESENT)
            .withFormulas(FileFormat.Formulas.NEUTRALISED);
    try (EntryReader reader = EntryReader.open(file, format)) {
      List<String> columns = reader.columns();
      if (!columns.contains("label")) {
        throw new NoticeException(
            Notice.of("exchange.noColumn", file.toString(), "label", String.join(", ", columns)));
      }
      for (Optional<Entry> next = reader.next(); next.isPresent(); next = reader.next()) {
        switch (next.get()) {
          case Entry.Bad(Rejected row) -> throw SchemeFile.bad(file, row.line(), row.reason());
          case Entry.Cells row -> entries.add(entry(file, columns, row));
        }
      }
    }
    return entries;
  }

  private static SchemeEntry entry(Path file, List<String> columns, Entry.Cells row)
      throws NoticeException {
    List<String> path = Escaped.split(cell(columns, row, "label"), '/');
    if (path.isEmpty()) {
      throw SchemeFile.bad(file, row.line(), Notice.of("scheme.file.name"));
    }
    return new SchemeEntry(
        row.line(),
        path,
        Optional.of(cell(columns, row, "colour")).filter(colour -> !colour.isEmpty()),
        Optional.of(cell(columns, row, "key")).filter(key -> !key.isEmpty()),
        cell(columns, row, "definition"),
        Escaped.split(cell(columns, row, "examples"), '|'));
  }

  private static String cell(List<String> columns, Entry.Cells row, String name) {
    int place = columns.indexOf(name);
    return place < 0 ? "" : row.cells().get(place);
  }
}
