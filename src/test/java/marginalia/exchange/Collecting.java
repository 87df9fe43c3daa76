package marginalia.exchange;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import marginalia.corpus.TaskKind;
import marginalia.jobs.Progress;

/// Keeps all rows of a file, for tests.
final class Collecting implements RowSink {
  final List<Row> rows = new ArrayList<>();
  final List<Rejected> rejected = new ArrayList<>();

  /// Reads with guessed format and mapping.
  static Collecting guessed(Path file, TaskKind kind) throws IOException {
    FileFormat format = FormatGuess.of(file);
    Preview preview = Preview.of(file, format, 200);
    return read(file, format, Mapping.guess(preview.columns(), preview.rows()).orElseThrow(), kind);
  }

  static Collecting read(Path file, FileFormat format, Mapping mapping, TaskKind kind)
      throws IOException {
    Collecting sink = new Collecting();
    DocumentReader.read(file, format, mapping, kind, sink, Progress.none());
    return sink;
  }

  @Override
  public void row(Row row) {
    rows.add(row);
  }

  @Override
  public void rejected(Rejected bad) {
    rejected.add(bad);
  }

  List<String> texts() {
    return rows.stream().map(Row::text).toList();
  }

  List<Long> lines() {
    return rejected.stream().map(Rejected::line).toList();
  }

  List<String> reasons() {
    return rejected.stream().map(bad -> bad.reason().key()).toList();
  }
}
