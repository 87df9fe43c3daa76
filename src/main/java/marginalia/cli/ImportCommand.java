package marginalia.cli;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import marginalia.exchange.FileFormat;
import marginalia.exchange.FormatGuess;
import marginalia.exchange.Mapping;
import marginalia.exchange.Preview;
import marginalia.exchange.Rejected;
import marginalia.exchange.Rejections;
import marginalia.session.Importing;
import marginalia.session.Project;
import marginalia.wording.Notice;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Imports a file of texts, or with `--preview` shows how it would be read.
@Command(name = "import")
public final class ImportCommand implements Callable<Integer> {
  private static final int SAMPLE = 200;
  private static final int SHOWN = 5;
  private static final int COMPLAINTS = 10;

  private final Console console;
  private final ProjectAccess access;

  @Parameters(index = "0", paramLabel = "PROJECT", descriptionKey = "PROJECT")
  private Path path = Path.of("");

  @Parameters(index = "1", paramLabel = "FILE", descriptionKey = "FILE")
  private Path file = Path.of("");

  @Option(names = "--format", paramLabel = "csv|tsv|jsonl|lines")
  private Optional<Format> format = Optional.empty();

  @Option(names = "--encoding", paramLabel = "NAME")
  private Optional<String> encoding = Optional.empty();

  @Option(names = "--delimiter", paramLabel = "CHAR")
  private Optional<String> delimiter = Optional.empty();

  @Option(names = "--quoting", paramLabel = "quoted|plain")
  private Optional<FileFormat.Quoting> quoting = Optional.empty();

  @Option(names = "--header", paramLabel = "present|absent")
  private Optional<FileFormat.Header> header = Optional.empty();

  @Option(names = "--text", paramLabel = "COLUMN")
  private Optional<String> text = Optional.empty();

  @Option(names = "--id", paramLabel = "COLUMN")
  private Optional<String> id = Optional.empty();

  @Option(names = "--label", paramLabel = "COLUMN")
  private List<String> labels = List.of();

  @Option(names = "--date", paramLabel = "COLUMN")
  private Optional<String> date = Optional.empty();

  @Option(names = "--held-out", paramLabel = "COLUMN")
  private Optional<String> heldOut = Optional.empty();

  @Option(names = "--separator", paramLabel = "CHAR")
  private Optional<Character> separator = Optional.empty();

  @Option(names = "--empty-label", paramLabel = "unanswered|none_of_them")
  private Optional<Mapping.EmptyLabel> emptyLabel = Optional.empty();

  @Option(names = "--duplicates", paramLabel = "keep|skip|group")
  private Importing.Duplicates duplicates = Importing.Duplicates.GROUP;

  @Option(names = "--rejected", paramLabel = "FILE")
  private Optional<Path> rejected = Optional.empty();

  @Option(names = "--preview")
  private boolean preview;

  @Option(names = "--json")
  private boolean json;

  /// Formats by name.
  enum Format {
    CSV,
    TSV,
    JSONL,
    LINES;

    FileFormat base() {
      return switch (this) {
        case CSV -> FileFormat.csv();
        case TSV -> FileFormat.tsv();
        case JSONL -> FileFormat.jsonLines();
        case LINES -> FileFormat.lines();
      };
    }
  }

  public ImportCommand(Console console, ProjectAccess access) {
    this.console = console;
    this.access = access;
  }

  @Override
  public Integer call() throws Exception {
    Experiments.checkTarget(rejected.map(Path::toString), file, path);
    FileFormat read = fileFormat();
    Preview sample = Preview.of(file, read, SAMPLE);
    Mapping mapping = mapping(sample);
    if (preview) {
      show(read, sample, mapping);
      return 0;
    }
    try (Project project = access.open(path)) {
      Importing importing = new Importing(project);
      Importing.Report report =
          console.result(importing.start(new Importing.Request(file, read, mapping, duplicates)));
      if (rejected.isPresent()) {
        Rejections.write(rejected.get(), report.rejected(), console.wording());
      }
      tell(report);
    }
    return 0;
  }

  private FileFormat fileFormat() throws IOException, CommandException {
    FileFormat guess = FormatGuess.of(file);
    FileFormat read = guess;
    if (format.isPresent()) {
      FileFormat base = format.get().base();
      read = base.kind() == guess.kind() && format.get() != Format.TSV ? guess : base;
      read = read.withCharset(guess.charset());
    }
    if (encoding.isPresent()) {
      read = read.withCharset(charset(encoding.get()));
    }
    if (delimiter.isPresent()) {
      read = read.withDelimiter(character(delimiter.get()));
    }
    read = quoting.isPresent() ? read.withQuoting(quoting.get()) : read;
    return header.isPresent() ? read.withHeader(header.get()) : read;
  }

  private static Charset charset(String name) throws CommandException {
    try {
      return Charset.forName(name);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      throw new CommandException(Notice.of("cli.import.encoding", name), e);
    }
  }

  private static char character(String said) throws CommandException {
    if (said.equals("tab") || said.equals("\\t")) {
      return '\t';
    }
    if (said.length() != 1) {
      throw new CommandException(Notice.of("cli.import.delimiter", said));
    }
    return said.charAt(0);
  }

  private Mapping mapping(Preview sample) throws CommandException {
    Optional<Mapping> guessed =
        Mapping.guess(sample.columns(), sample.rows()).or(() -> text.map(Mapping::ofText));
    if (guessed.isEmpty()) {
      throw new CommandException(
          Notice.of("cli.import.noText", file.toString(), String.join(", ", sample.columns())));
    }
    Mapping mapping = guessed.get();
    List<String> ignored = ignored(mapping, sample.columns());
    mapping = text.isPresent() ? mapping.withText(text.get()) : mapping;
    mapping = id.isPresent() ? mapping.withId(id) : mapping;
    mapping = labels.isEmpty() ? mapping : mapping.withLabels(labels);
    mapping = date.isPresent() ? mapping.withDate(date) : mapping;
    mapping = heldOut.isPresent() ? mapping.withHeldOut(heldOut) : mapping;
    mapping = separator.isPresent() ? mapping.withSeparator(separator.get()) : mapping;
    mapping = emptyLabel.isPresent() ? mapping.withEmptyLabel(emptyLabel.get()) : mapping;
    return mapping.withMetadata(metadata(mapping, sample.columns(), ignored));
  }

  /// The columns that a guess leaves out; one that guesses nothing but the text leaves out none.
  private static List<String> ignored(Mapping guessed, List<String> columns) {
    if (guessed.columns().size() == 1) {
      return List.of();
    }
    List<String> ignored = new ArrayList<>(columns);
    ignored.removeAll(guessed.columns());
    return ignored;
  }

  /// Every column that is nothing else and not to be ignored.
  private static List<String> metadata(
      Mapping mapping, List<String> columns, List<String> ignored) {
    List<String> left = new ArrayList<>(columns);
    left.removeAll(ignored);
    left.remove(mapping.text());
    mapping.id().ifPresent(left::remove);
    left.removeAll(mapping.labels());
    mapping.date().ifPresent(left::remove);
    mapping.heldOut().ifPresent(left::remove);
    left.removeAll(mapping.remarks().columns());
    return left;
  }

  private void show(FileFormat read, Preview sample, Mapping mapping) {
    if (json) {
      Map<String, Object> said = new LinkedHashMap<>();
      said.put("kind", read.kind().name().toLowerCase(java.util.Locale.ROOT));
      said.put("delimiter", String.valueOf(read.delimiter()));
      said.put("quoting", read.quoting().name().toLowerCase(java.util.Locale.ROOT));
      said.put("encoding", read.charset().name());
      said.put("header", read.header().name().toLowerCase(java.util.Locale.ROOT));
      said.put("columns", sample.columns());
      said.put("text", mapping.text());
      said.put("id", mapping.id().orElse(""));
      said.put("labels", mapping.labels());
      said.put("date", mapping.date().orElse(""));
      said.put("heldOut", mapping.heldOut().orElse(""));
      said.put("verdict", mapping.remarks().verdict().orElse(""));
      said.put("unsure", mapping.remarks().unsure().orElse(""));
      said.put("comment", mapping.remarks().comment().orElse(""));
      said.put("metadata", mapping.metadata());
      said.put("rows", sample.rows().stream().limit(SHOWN).toList());
      said.put("rejected", rejections(sample.problems()));
      console.json(said);
      return;
    }
    console.say(
        Notice.of(
            "cli.import.format",
            read.kind().name().toLowerCase(java.util.Locale.ROOT),
            read.delimiter() == '\t' ? "tab" : String.valueOf(read.delimiter()),
            read.charset().name(),
            read.quoting().name().toLowerCase(java.util.Locale.ROOT),
            read.header().name().toLowerCase(java.util.Locale.ROOT)));
    console.say(
        Notice.of(
            "cli.import.mapping",
            mapping.text(),
            mapping.id().orElse("–"),
            mapping.labels().isEmpty() ? "–" : String.join(", ", mapping.labels()),
            mapping.date().orElse("–"),
            mapping.heldOut().orElse("–"),
            mapping.metadata().isEmpty() ? "–" : String.join(", ", mapping.metadata())));
    sample.rows().stream()
        .limit(SHOWN)
        .forEach(row -> console.say(Notice.verbatim(String.join(" | ", row))));
    complain(sample.problems());
  }

  private void tell(Importing.Report report) {
    if (json) {
      Map<String, Object> said = new LinkedHashMap<>();
      said.put("documents", report.documents());
      said.put("duplicates", report.duplicates());
      said.put("labelled", report.labelled());
      said.put("newLabels", report.newLabels());
      said.put("rejectedInAll", report.rejectedInAll());
      said.put("rejected", rejections(report.rejected()));
      said.put("labelsNotTaken", report.surplus());
      console.json(said);
      return;
    }
    console.say(
        Notice.of(
            "cli.import.done",
            report.documents(),
            report.labelled(),
            report.newLabels(),
            report.duplicates(),
            report.rejectedInAll()));
    complain(report.rejected());
    report.surplus().stream()
        .limit(COMPLAINTS)
        .forEach(label -> console.fail(label.said(file.toString())));
    if (report.surplus().size() > COMPLAINTS) {
      console.fail(Notice.of("import.surplus.more", report.surplus().size() - COMPLAINTS));
    }
  }

  private List<Map<String, Object>> rejections(List<Rejected> bad) {
    return bad.stream()
        .map(row -> {
          Map<String, Object> said = new LinkedHashMap<>();
          said.put("line", row.line());
          said.put("reason", console.wording().say(row.reason()));
          said.put("excerpt", row.excerpt());
          return said;
        })
        .toList();
  }

  private void complain(List<Rejected> bad) {
    bad.stream()
        .limit(COMPLAINTS)
        .forEach(row -> console.fail(Notice.of("cli.import.rejected", row.line(), row.reason())));
    if (bad.size() > COMPLAINTS && rejected.isEmpty()) {
      console.fail(Notice.of("cli.import.more", bad.size() - COMPLAINTS));
    }
  }
}
