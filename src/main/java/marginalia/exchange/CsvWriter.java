package marginalia.exchange;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import marginalia.corpus.TaskKind;

/// Writes CSV in UTF-8, or the same with tabs. Cells that a spreadsheet would run as formulas get
/// an apostrophe in front; reading the file with [FileFormat.Formulas#NEUTRALISED], which
/// [FormatGuess] finds by the header, takes it off again. Several labels are joined by `|`; a `|`
/// within a name gets a backslash.
public final class CsvWriter implements DocumentWriter {
  /// Whether the file begins with a byte order mark.
  public enum Mark {
    PRESENT,
    ABSENT
  }

  private final CsvRows rows;
  private final ExportColumns columns;

  private CsvWriter(CsvRows rows, ExportColumns columns) {
    this.rows = rows;
    this.columns = columns;
  }

  /// Begins a file and writes its header.
  ///
  /// @param delimiter between cells: a comma or a tab
  public static CsvWriter open(Path file, ExportColumns columns, Mark mark, char delimiter)
      throws IOException {
    CsvRows rows = CsvRows.open(file, mark, delimiter);
    rows.write(columns.header());
    return new CsvWriter(rows, columns);
  }

  @Override
  public void write(ExportRow row) throws IOException {
    List<String> cells = new ArrayList<>();
    cells.add(Long.toString(row.document().value()));
    cells.add(row.key().orElse(""));
    cells.add(row.text());
    cells.add(labels(row));
    cells.add(row.verdict().name().toLowerCase(Locale.ROOT));
    cells.add(row.annotator());
    cells.add(row.answeredAt().map(Instant::toString).orElse(""));
    cells.add(Boolean.toString(row.unsure()));
    cells.add(row.comment());
    cells.add(row.date().orElse(""));
    cells.add(row.split().slug());
    columns.metadata().forEach(name -> cells.add(row.metadata().getOrDefault(name, "")));
    for (String label : columns.probabilities()) {
      Double probability = row.probabilities().get(label);
      cells.add(probability == null ? "" : String.format(Locale.ROOT, "%.6f", probability));
    }
    rows.write(cells);
  }

  private String labels(ExportRow row) {
    return columns.kind() == TaskKind.MULTI_LABEL
        ? Separated.join(row.labels(), '|')
        : String.join("", row.labels());
  }

  @Override
  public void commit() throws IOException {
    rows.commit();
  }

  @Override
  public void close() throws IOException {
    rows.close();
  }
}
