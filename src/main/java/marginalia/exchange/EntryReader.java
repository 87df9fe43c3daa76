package marginalia.exchange;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipException;
import marginalia.exchange.FileFormat.Header;
import marginalia.exchange.FileFormat.Kind;
import marginalia.wording.Notice;
import marginalia.wording.NoticeException;

/// Reads a file record by record into cells by column, whatever its kind. For one thread.
final class EntryReader implements Closeable {
  /// Rows looked at for the keys of JSON objects.
  private static final int SAMPLED = 200;

  private final Source source;
  private final FileFormat format;
  private final Records records;
  private final Optional<JsonCells> json;
  private List<String> columns;
  private boolean held;

  private EntryReader(Source source, FileFormat format, List<String> columns) {
    this.source = source;
    this.format = format;
    this.records = new Records(source.stream(), format);
    this.columns = columns;
    this.json =
        format.kind() == Kind.JSON_LINES ? Optional.of(new JsonCells(columns)) : Optional.empty();
  }

  /// Opens a file with all its columns; of JSON objects, those of the first rows.
  static EntryReader open(Path path, FileFormat format) throws IOException {
    return open(path, format, format.kind() == Kind.JSON_LINES ? keys(path, format) : List.of());
  }

  /// Opens a file; JSON objects are read for `wanted` alone, other kinds have all their columns.
  ///
  /// @throws NoticeException if the file cannot be opened or has no first row
  static EntryReader open(Path path, FileFormat format, List<String> wanted) throws IOException {
    EntryReader reader = new EntryReader(Source.open(path), format, wanted);
    try {
      reader.begin();
      return reader;
    } catch (IOException e) {
      reader.close();
      throw e;
    }
  }

  private static List<String> keys(Path path, FileFormat format) throws IOException {
    Set<String> keys = new LinkedHashSet<>();
    try (EntryReader reader = new EntryReader(Source.open(path), format, List.of())) {
      for (int i = 0; i < SAMPLED && reader.advance(); i++) {
        if (reader.records.problem().isEmpty()) {
          keys.addAll(reader.json.orElseThrow().keys(reader.records));
        }
      }
    }
    return List.copyOf(keys);
  }

  private void begin() throws IOException {
    if (format.kind() == Kind.JSON_LINES) {
      return;
    }
    if (!advance()) {
      throw new NoticeException(Notice.of("exchange.empty", source.path().toString()));
    }
    held = format.header() == Header.ABSENT;
    List<String> first = cells();
    if (format.kind() == Kind.LINES) {
      columns = List.of("text");
    } else if (first.isEmpty()) {
      throw new NoticeException(
          Notice.of(
              "exchange.headerBroken",
              source.path().toString(),
              records.number(),
              records.problem().orElse(Notice.of("exchange.row.quote"))));
    } else {
      columns = names(first);
      records.expect(columns.size());
    }
  }

  /// Column names without repeats and blanks.
  private List<String> names(List<String> first) {
    Set<String> taken = new HashSet<>();
    List<String> names = new ArrayList<>();
    for (int i = 0; i < first.size(); i++) {
      String name = format.header() == Header.PRESENT ? first.get(i).strip() : "";
      String base = name.isEmpty() ? "column " + (i + 1) : name;
      String unique = base;
      for (int n = 2; !taken.add(unique); n++) {
        unique = base + " (" + n + ")";
      }
      names.add(unique);
    }
    return List.copyOf(names);
  }

  List<String> columns() {
    return columns;
  }

  double fraction() throws IOException {
    return source.fraction();
  }

  /// The next record; empty at the end of the file.
  Optional<Entry> next() throws IOException {
    if (!held && !advance()) {
      return Optional.empty();
    }
    held = false;
    if (records.problem().isPresent()) {
      return Optional.of(bad(records.problem().get()));
    }
    return Optional.of(
        json.isPresent() ? json.get().read(records) : new Entry.Cells(line(), cells(), Map.of()));
  }

  private Entry bad(Notice reason) {
    return new Entry.Bad(new Rejected(line(), reason, records.excerpt()));
  }

  private long line() {
    return records.number();
  }

  private boolean advance() throws IOException {
    try {
      return records.next();
    } catch (ZipException | EOFException e) {
      throw Source.damaged(source.path(), e);
    }
  }

  private List<String> cells() {
    List<String> cells = format.kind() == Kind.LINES ? List.of(records.whole()) : records.fields();
    return format.formulas() == FileFormat.Formulas.NEUTRALISED
        ? cells.stream().map(Formulas::restore).toList()
        : cells;
  }

  @Override
  public void close() throws IOException {
    source.close();
  }
}
