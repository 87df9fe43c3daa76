package marginalia.exchange;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import marginalia.exchange.CsvWriter.Mark;
import marginalia.wording.Wording;

/// Saves what could not be read, as CSV: line, reason in words, beginning of the row.
public final class Rejections {
  private Rejections() {}

  public static void write(Path file, List<Rejected> rejected, Wording wording) throws IOException {
    try (CsvRows rows = CsvRows.open(file, Mark.PRESENT, ',')) {
      rows.write(
          List.of(
              wording.say("exchange.column.line"),
              wording.say("exchange.column.reason"),
              wording.say("exchange.column.excerpt")));
      for (Rejected row : rejected) {
        rows.write(List.of(Long.toString(row.line()), wording.say(row.reason()), row.excerpt()));
      }
      rows.commit();
    }
  }
}
