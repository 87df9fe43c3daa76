package marginalia.exchange;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import marginalia.corpus.LabelName;
import marginalia.corpus.LabelScheme;
import marginalia.wording.Cited;
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

  /// What a file of labels holds.
  ///
  /// @param entries parents before their children
  /// @param passedOver what was not taken from the file, in sentences
  public record Contents(List<SchemeEntry> entries, List<Notice> passedOver) {
    public Contents {
      entries = List.copyOf(entries);
      passedOver = List.copyOf(passedOver);
    }
  }

  /// Writes labels, parents before their children. Characters that files of labels do not have are
  /// left out.
  ///
  /// @throws NoticeException if labels lie deeper than can be read, or the file cannot be written
  public static void write(Path file, List<SchemeEntry> entries) throws IOException {
    SchemeFile format = of(file);
    for (SchemeEntry entry : entries) {
      if (entry.path().size() > LabelScheme.LEVELS) {
        throw new NoticeException(
            Notice.of("scheme.file.unwritten", file.toString(), LabelNaming.tooDeep(entry.name())));
      }
    }
    List<SchemeEntry> written = entries.stream().map(SchemeEntry::writable).toList();
    switch (format) {
      case JSON -> SchemeJson.write(file, written);
      case CSV -> SchemeCsv.write(file, written);
      case SKOS -> SchemeSkos.write(file, written);
    }
  }

  /// Reads a file of labels.
  ///
  /// @throws NoticeException if it cannot be read or says what cannot be; names file and line
  public static Contents read(Path file) throws IOException {
    SchemeFile format = of(file);
    if (!Files.isRegularFile(file)) {
      throw new NoticeException(Notice.of("scheme.file.missing", file.toString()));
    }
    Contents read =
        switch (format) {
          case JSON -> new Contents(SchemeJson.read(file), List.of());
          case CSV -> new Contents(SchemeCsv.read(file), List.of());
          case SKOS -> SkosReader.read(file);
        };
    List<SchemeEntry> entries = read.entries().stream().map(SchemeEntry::cleaned).toList();
    check(file, entries);
    return new Contents(entries, read.passedOver());
  }

  private static void check(Path file, List<SchemeEntry> entries) throws NoticeException {
    if (entries.isEmpty()) {
      throw new NoticeException(Notice.of("scheme.file.none", file.toString()));
    }
    Set<List<String>> paths = new HashSet<>();
    Set<String> keys = new HashSet<>();
    for (SchemeEntry entry : entries) {
      Optional<Notice> problem = problem(entry, paths).or(() -> problem(entry.key(), keys));
      if (problem.isPresent()) {
        throw bad(file, entry.line(), problem.get());
      }
      paths.add(entry.path());
    }
  }

  private static Optional<Notice> problem(SchemeEntry entry, Set<List<String>> paths) {
    String colour = entry.colour().orElse("#000000");
    if (LabelName.clean(entry.name()).isEmpty()) {
      return Optional.of(Notice.of("scheme.file.name"));
    }
    Optional<Notice> naming =
        LabelNaming.problem(entry.name()).or(() -> LabelNaming.problem(entry.names()));
    if (naming.isPresent()) {
      return naming;
    }
    if (paths.contains(entry.path())) {
      return Optional.of(Notice.of("scheme.file.twice", cited(entry.path())));
    }
    if (!entry.above().isEmpty() && !paths.contains(entry.above())) {
      return Optional.of(
          Notice.of("scheme.file.parent", Cited.of(entry.name()), cited(entry.above())));
    }
    return colour.matches("#[0-9a-fA-F]{6}")
        ? Optional.empty()
        : Optional.of(Notice.of("scheme.file.colour", Cited.of(colour)));
  }

  /// The same key as a small and a large letter is one key.
  private static Optional<Notice> problem(Optional<String> key, Set<String> keys) {
    return key.flatMap(wanted ->
        !LabelName.isKey(wanted)
            ? Optional.of(Notice.of("scheme.file.key", Cited.of(wanted)))
            : keys.add(LabelScheme.sameKey(wanted))
                ? Optional.empty()
                : Optional.of(Notice.of("scheme.file.keyTwice", wanted)));
  }

  static String cited(List<String> path) {
    return Cited.of(String.join("/", path));
  }

  /// What is wrong, with file and line.
  static NoticeException bad(Path file, long line, Notice reason) {
    return new NoticeException(Notice.of("scheme.file.bad", file.toString(), line, reason));
  }

  /// What is wrong, with file, line and column.
  static NoticeException bad(Path file, long line, long column, Notice reason) {
    return new NoticeException(
        Notice.of("scheme.file.badAt", file.toString(), line, column, reason));
  }

  static NoticeException tooDeep(Path file, long line) {
    return bad(file, line, Notice.of("scheme.file.deep", LabelScheme.LEVELS));
  }
}
