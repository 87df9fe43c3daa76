package marginalia.exchange;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import marginalia.wording.NoticeException;

/// The beginning of a file as a format reads it.
///
/// @param rows the first rows that could be read, each with as many cells as there are columns
/// @param problems what could not be read among them
public record Preview(List<String> columns, List<List<String>> rows, List<Rejected> problems) {
  /// Problems looked at before a preview gives up.
  private static final int PROBLEMS = 100;

  public Preview {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
    problems = List.copyOf(problems);
  }

  /// Reads until there are `count` rows, a hundred problems, or the file ends.
  ///
  /// @throws NoticeException if the file cannot be read at all
  public static Preview of(Path file, FileFormat format, int count) throws IOException {
    List<List<String>> rows = new ArrayList<>();
    List<Rejected> problems = new ArrayList<>();
    try (EntryReader entries = EntryReader.open(file, format)) {
      Optional<Entry> entry = entries.next();
      while (entry.isPresent()) {
        switch (entry.get()) {
          case Entry.Cells cells -> rows.add(cells.cells());
          case Entry.Bad(Rejected rejected) -> problems.add(rejected);
        }
        entry =
            rows.size() < count && problems.size() < PROBLEMS ? entries.next() : Optional.empty();
      }
      return new Preview(entries.columns(), rows, problems);
    }
  }
}
