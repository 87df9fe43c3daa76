package marginalia.exchange;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import marginalia.corpus.LabelName;
import marginalia.wording.Cited;
import marginalia.wording.Notice;
import marginalia.wording.NoticeException;

/// What is to become of labels: a file of rows with the columns `old` and `new`.
public record LabelMapping(Path file, List<Line> lines) {
  public LabelMapping {
    lines = List.copyOf(lines);
  }

  /// A label by name or path, and what it is to be called or which label it is to join; empty for
  /// one that is to go.
  public record Line(long number, String before, Optional<String> after) {}

  /// Reads a mapping.
  ///
  /// @throws NoticeException if it cannot be read or names a label twice; names file and line
  public static LabelMapping read(Path file) throws IOException {
    List<Line> lines = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    FileFormat format = FormatGuess.of(file).withHeader(FileFormat.Header.PRESENT);
    try (EntryReader reader = EntryReader.open(file, format)) {
      List<String> columns = reader.columns();
      for (String column : List.of("old", "new")) {
        if (!columns.contains(column)) {
          throw new NoticeException(
              Notice.of("exchange.noColumn", file.toString(), column, String.join(", ", columns)));
        }
      }
      for (Optional<Entry> next = reader.next(); next.isPresent(); next = reader.next()) {
        switch (next.get()) {
          case Entry.Bad(Rejected row) -> throw SchemeFile.bad(file, row.line(), row.reason());
          case Entry.Cells row -> {
            String before = row.cells().get(columns.indexOf("old")).strip();
            String after = LabelName.clean(row.cells().get(columns.indexOf("new")));
            if (before.isEmpty()) {
              throw SchemeFile.bad(file, row.line(), Notice.of("scheme.file.name"));
            }
            if (!seen.add(before)) {
              throw SchemeFile.bad(
                  file, row.line(), Notice.of("scheme.file.twice", Cited.of(before)));
            }
            lines.add(new Line(row.line(), before, Optional.of(after).filter(a -> !a.isEmpty())));
          }
        }
      }
    }
    return new LabelMapping(file, lines);
  }

  /// What is wrong with a line, with file and number.
  public NoticeException bad(Line line, Notice reason) {
    return SchemeFile.bad(file, line.number(), reason);
  }
}
