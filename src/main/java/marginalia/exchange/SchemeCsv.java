package marginalia.exchange;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import marginalia.corpus.Guidance;
import marginalia.corpus.LabelName;
import marginalia.corpus.LabelScheme;
import marginalia.wording.Notice;
import marginalia.wording.NoticeException;

/// Labels as rows. A path's steps are joined by `/`, examples by `|`; see [Escaped]. Names in
/// another language have a column of their own, such as `label@zh`.
final class SchemeCsv {
  private static final List<String> COLUMNS =
      List.of("label", "colour", "key", "definition", "include", "exclude", "examples", "notes");

  private static final String NAME = "label@";

  private SchemeCsv() {}

  static void write(Path file, List<SchemeEntry> entries) throws IOException {
    char delimiter = file.toString().toLowerCase(Locale.ROOT).endsWith(".tsv") ? '\t' : ',';
    try (CsvRows rows = CsvRows.open(file, CsvWriter.Mark.ABSENT, delimiter)) {
      List<String> languages =
          entries.stream().flatMap(e -> e.names().keySet().stream()).distinct().sorted().toList();
      List<String> header = new ArrayList<>(COLUMNS);
      languages.forEach(language -> header.add(NAME + language));
      rows.write(header);
      for (SchemeEntry entry : entries) {
        rows.write(row(entry, languages));
      }
      rows.commit();
    }
  }

  private static List<String> row(SchemeEntry entry, List<String> languages) {
    Guidance said = entry.guidance();
    List<String> row = new ArrayList<>();
    row.add(Escaped.join(entry.path(), '/'));
    row.add(entry.colour().orElse(""));
    row.add(entry.key().orElse(""));
    row.add(said.definition());
    row.add(said.include());
    row.add(said.exclude());
    row.add(Escaped.join(said.examples(), '|'));
    row.add(said.notes());
    languages.forEach(language -> row.add(entry.names().getOrDefault(language, "")));
    return row;
  }

  static List<SchemeEntry> read(Path file) throws IOException {
    List<SchemeEntry> entries = new ArrayList<>();
    try (EntryReader reader = EntryReader.open(file, format(file))) {
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

  /// What we have written is parted and quoted as we do it; how others do it is guessed.
  private static FileFormat format(Path file) throws IOException {
    FileFormat guessed =
        FormatGuess.of(file)
            .withHeader(FileFormat.Header.PRESENT)
            .withFormulas(FileFormat.Formulas.NEUTRALISED);
    for (char delimiter : new char[] {',', '\t'}) {
      FileFormat ours =
          FileFormat.csv()
              .withDelimiter(delimiter)
              .withCharset(guessed.charset())
              .withFormulas(FileFormat.Formulas.NEUTRALISED);
      if (isOurs(file, ours)) {
        return ours;
      }
    }
    return guessed;
  }

  private static boolean isOurs(Path file, FileFormat format) throws IOException {
    try (EntryReader reader = EntryReader.open(file, format)) {
      List<String> columns = reader.columns();
      return columns.size() >= COLUMNS.size() && columns.subList(0, COLUMNS.size()).equals(COLUMNS);
    } catch (NoticeException _) {
      return false;
    }
  }

  private static SchemeEntry entry(Path file, List<String> columns, Entry.Cells row)
      throws NoticeException {
    List<String> path = Escaped.split(cell(columns, row, "label"), '/');
    if (path.isEmpty()) {
      throw SchemeFile.bad(file, row.line(), Notice.of("scheme.file.name"));
    }
    if (path.size() > LabelScheme.LEVELS) {
      throw SchemeFile.tooDeep(file, row.line());
    }
    Map<String, String> names = new HashMap<>();
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).startsWith(NAME) && !LabelName.clean(row.cells().get(i)).isEmpty()) {
        names.put(columns.get(i).substring(NAME.length()), row.cells().get(i));
      }
    }
    return new SchemeEntry(
        row.line(),
        path,
        names,
        Optional.of(cell(columns, row, "colour")).filter(colour -> !colour.isEmpty()),
        Optional.of(cell(columns, row, "key")).filter(key -> !key.isEmpty()),
        new Guidance(
            cell(columns, row, "definition"),
            cell(columns, row, "include"),
            cell(columns, row, "exclude"),
            Escaped.split(cell(columns, row, "examples"), '|'),
            cell(columns, row, "notes")));
  }

  private static String cell(List<String> columns, Entry.Cells row, String name) {
    int place = columns.indexOf(name);
    return place < 0 ? "" : row.cells().get(place);
  }
}
