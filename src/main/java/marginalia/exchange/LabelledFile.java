package marginalia.exchange;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import marginalia.corpus.TaskKind;
import marginalia.exchange.Mapping.EmptyLabel;
import marginalia.jobs.Progress;
import marginalia.wording.Notice;
import marginalia.wording.NoticeException;

/// A whole file in memory, its format and columns guessed: for commands that work on files alone.
///
/// @param rows in the file's order; in a multi-label task an empty label cell answers "none of
///   them"
public record LabelledFile(
    Path file, FileFormat format, Mapping mapping, List<Row> rows, List<Rejected> rejected) {
  private static final int SAMPLE = 200;

  public LabelledFile {
    rows = List.copyOf(rows);
    rejected = List.copyOf(rejected);
  }

  /// Reads a file, with labels or without.
  ///
  /// @throws NoticeException if the file cannot be read, has no column of texts, or no row
  public static LabelledFile read(Path file, TaskKind kind, Progress progress) throws IOException {
    FileFormat format = FormatGuess.of(file);
    Preview preview = Preview.of(file, format, SAMPLE);
    Mapping mapping =
        Mapping.guess(preview.columns(), preview.rows())
            .orElseThrow(() ->
                new NoticeException(
                    Notice.of(
                        "exchange.noText", file.toString(), String.join(", ", preview.columns()))))
            .withEmptyLabel(EmptyLabel.NONE_OF_THEM);
    Collected collected = new Collected();
    DocumentReader.read(file, format, mapping, kind, collected, progress);
    if (collected.rows.isEmpty()) {
      throw new NoticeException(none(file, collected.rejected));
    }
    return new LabelledFile(file, format, mapping, collected.rows, collected.rejected);
  }

  private static Notice none(Path file, List<Rejected> rejected) {
    return rejected.isEmpty()
        ? Notice.of("exchange.noRows", file.toString())
        : Notice.of(
            "exchange.allRejected",
            file.toString(),
            rejected.getFirst().line(),
            rejected.getFirst().reason());
  }

  /// This file, if at least one of its rows is labelled.
  ///
  /// @throws NoticeException naming the file and its columns if there is no label
  public LabelledFile labelled() throws NoticeException {
    if (rows.stream().noneMatch(Row::labelled)) {
      throw new NoticeException(
          Notice.of("exchange.noLabels", file.toString(), String.join(", ", mapping.columns())));
    }
    return this;
  }

  private static final class Collected implements RowSink {
    private final List<Row> rows = new ArrayList<>();
    private final List<Rejected> rejected = new ArrayList<>();

    @Override
    public void row(Row row) {
      rows.add(row);
    }

    @Override
    public void rejected(Rejected bad) {
      rejected.add(bad);
    }
  }
}
