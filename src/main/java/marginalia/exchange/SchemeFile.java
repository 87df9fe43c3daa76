package marginalia.exchange;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import marginalia.wording.Notice;
import marginalia.wording.NoticeException;

/// Files of labels: what is written is read back equal. The ending of the name says the format.
public enum SchemeFile {
  /// A tree of objects with `name`, `names` (in other languages), `colour`, `key`, `definition`,
  /// `include`, `exclude`, `examples`, `notes` and `labels`.
  JSON,
  /// One row a label, with the columns `label` (a path), `colour`, `key`, `definition`, `include`,
  /// `exclude`, `examples`, `notes` and one for each other language, such as `label@zh`.
  CSV,
  /// The Simple Knowledge Organization System of the W3C (2009), in RDF/XML.
  SKOS;

  /// The format that a file's name asks for.
  ///
  /// @throws NoticeException if it is none of ours
  public static SchemeFile of(Path file) throws NoticeException {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    if (name.endsWith(".json")) {
      return JSON;
    }
    if (name.endsWith(".csv") || name.endsWith(".tsv")) {
      return CSV;
    }
    if (name.endsWith(".rdf") || name.endsWith(".xml") || name.endsWith(".skos")) {
      return SKOS;
    }
    throw new NoticeException(Notice.of("scheme.file.ending", file.toString()));
  }

  /// Writes labels, parents before their children.
  public static void write(Path file, List<SchemeEntry> entries) throws IOException {
    switch (of(file)) {
      case JSON -> SchemeJson.write(file, entries);
      case CSV -> SchemeCsv.write(file, entries);
      case SKOS -> SchemeSkos.write(file, entries);
    }
  }

  /// Reads a file of labels, parents before their children.
  ///
  /// @throws NoticeException if it cannot be read or says what cannot be; names file and line
  public static List<SchemeEntry> read(Path file) throws IOException {
    SchemeFile format = of(file);
    if (!Files.isRegularFile(file)) {
      throw new NoticeException(Notice.of("scheme.file.missing", file.toString()));
    }
    List<SchemeEntry> entries =
        switch (format) {
          case JSON -> SchemeJson.read(file);
          case CSV -> SchemeCsv.read(file);
          case SKOS -> SchemeSkos.read(file);
        };
    check(file, entries);
    return List.copyOf(entries);
  }

  private static void check(Path file, List<SchemeEntry> entries) throws NoticeException {
    if (entries.isEmpty()) {
      throw new NoticeException(Notice.of("scheme.file.none", file.toString()));
    }
    Set<List<String>> paths = new HashSet<>();
    Set<String> keys = new HashSet<>();
    for (SchemeEntry entry : entries) {
      Optional<Notice> problem = problem(entry, paths, keys);
      if (problem.isPresent()) {
        throw bad(file, entry.line(), problem.get());
      }
      paths.add(entry.path());
      entry.key().ifPresent(keys::add);
    }
  }

  private static Optional<Notice> problem(
      SchemeEntry entry, Set<List<String>> paths, Set<String> keys) {
    String colour = entry.colour().orElse("#000000");
    String key = entry.key().orElse("1");
    if (entry.path().stream().anyMatch(String::isBlank)) {
      return Optional.of(Notice.of("scheme.file.name"));
    }
    if (paths.contains(entry.path())) {
      return Optional.of(Notice.of("scheme.file.twice", String.join("/", entry.path())));
    }
    if (!entry.above().isEmpty() && !paths.contains(entry.above())) {
      return Optional.of(
          Notice.of("scheme.file.parent", entry.name(), String.join("/", entry.above())));
    }
    if (!colour.matches("#[0-9a-fA-F]{6}")) {
      return Optional.of(Notice.of("scheme.file.colour", colour));
    }
    if (key.codePointCount(0, key.length()) != 1) {
      return Optional.of(Notice.of("scheme.file.key", key));
    }
    return entry.key().isPresent() && keys.contains(key)
        ? Optional.of(Notice.of("scheme.file.keyTwice", key))
        : Optional.empty();
  }

  /// What is wrong, with file and line.
  static NoticeException bad(Path file, long line, Notice reason) {
    return new NoticeException(Notice.of("scheme.file.bad", file.toString(), line, reason));
  }
}
