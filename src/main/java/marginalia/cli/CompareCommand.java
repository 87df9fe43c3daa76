package marginalia.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.IntFunction;
import marginalia.corpus.Document;
import marginalia.corpus.DocumentId;
import marginalia.exchange.Row;
import marginalia.query.Candidate;
import marginalia.query.Comparison;
import marginalia.query.Comparison.Term;
import marginalia.query.LeftOut;
import marginalia.query.RocArea;
import marginalia.session.Comparing;
import marginalia.session.Project;
import marginalia.session.experiment.ComparingFiles;
import marginalia.wording.Notice;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Tells how two sets of texts differ: two files, or two filters of a project.
@Command(name = "compare")
public final class CompareCommand implements Callable<Integer> {
  private static final int SAID_TERMS = 15;

  private final Console console;
  private final ProjectAccess access;

  @Parameters(index = "0", paramLabel = "FILE|PROJECT", descriptionKey = "FIRST")
  private Path path = Path.of("");

  @Parameters(index = "1", arity = "0..1", paramLabel = "FILE", descriptionKey = "SECOND")
  private Optional<Path> other = Optional.empty();

  @Option(names = "--first", paramLabel = "FILTER")
  private Optional<String> first = Optional.empty();

  @Option(names = "--second", paramLabel = "FILTER")
  private Optional<String> second = Optional.empty();

  @Option(names = "--without", paramLabel = "digits,dates,length,WORD")
  private String without = "";

  @Option(names = "--closing", paramLabel = "N")
  private int closing = 50;

  @Option(names = "--seed", paramLabel = "N")
  private long seed = 1;

  @Option(names = "--out", paramLabel = "FILE")
  private Optional<Path> out = Optional.empty();

  @Option(names = "--json", paramLabel = "FILE|-")
  private Optional<String> json = Optional.empty();

  public CompareCommand(Console console, ProjectAccess access) {
    this.console = console;
    this.access = access;
  }

  /// What was compared, and how to say which text is which.
  ///
  /// @param named text of a place among the probabilities
  private record Told(
      Comparison comparison,
      int firsts,
      int shared,
      IntFunction<Named> named,
      java.util.function.LongFunction<Named> candidate) {}

  /// A text with its number and the identifier of its file.
  private record Named(long number, String id, String text) {}

  @Override
  public Integer call() throws Exception {
    boolean files = other.isPresent() && first.isEmpty() && second.isEmpty();
    boolean filters = other.isEmpty() && first.isPresent() && second.isPresent();
    if (!files && !filters) {
      console.fail(Notice.of("cli.compare.which"));
      return MarginaliaCommand.MISUSED;
    }
    Path[] inputs = other.map(o -> new Path[] {path, o}).orElse(new Path[] {path});
    Experiments.checkTarget(json, inputs);
    Experiments.checkTarget(out.map(Path::toString), inputs);
    if (files) {
      tell(ofFiles(other.orElseThrow()));
      return 0;
    }
    try (Project project = access.look(path)) {
      tell(ofProject(project));
    }
    return 0;
  }

  private Told ofFiles(Path secondFile) throws Exception {
    ComparingFiles plan = new ComparingFiles(path, secondFile, LeftOut.of(without), closing, seed);
    ComparingFiles.Compared found =
        console.result(
            console.jobs().start(Comparing.KIND, Notice.of("job.comparing"), plan.work()));
    IntFunction<Named> named =
        i -> {
          Row row = found.rows().get(i);
          int number = i < found.firsts() ? i + 1 : i - found.firsts() + 1;
          return new Named(number, row.key().orElse(""), row.text());
        };
    return new Told(
        found.comparison(), found.firsts(), 0, named, row -> named.apply(Math.toIntExact(row)));
  }

  private Told ofProject(Project project) throws Exception {
    Comparing.Compared found =
        console.result(
            new Comparing(project)
                .start(
                    Filters.filter(project.scheme().get(), first.orElseThrow()),
                    Filters.filter(project.scheme().get(), second.orElseThrow()),
                    LeftOut.of(without),
                    closing));
    return new Told(
        found.comparison(),
        found.first().length,
        found.shared(),
        i -> named(project, found.document(i)),
        id -> named(project, new DocumentId(id)));
  }

  private static Named named(Project project, DocumentId id) {
    Optional<Document> document = project.document(id);
    return new Named(
        id.value(),
        document.flatMap(Document::key).orElse(""),
        document.map(Document::text).orElse(""));
  }

  private void tell(Told told) throws IOException {
    if (out.isPresent()) {
      Files.writeString(out.get(), table(told), StandardCharsets.UTF_8);
    }
    if (json.isPresent()) {
      Experiments.write(console, json.get(), values(told));
    }
    if (!json.equals(Optional.of("-"))) {
      say(told);
    }
  }

  /// Every text with its probability, tab-separated.
  private static String table(Told told) {
    StringBuilder table = new StringBuilder("set\tnumber\tid\tprobability\n");
    float[] p = told.comparison().probabilities();
    for (int i = 0; i < p.length; i++) {
      Named text = told.named().apply(i);
      table.append(
          String.format(
              Locale.ROOT,
              "%s\t%d\t%s\t%.6f%n",
              i < told.firsts() ? "first" : "second",
              text.number(),
              text.id().replaceAll("\\s+", " "),
              p[i]));
    }
    return table.toString();
  }

  private void say(Told told) {
    Comparison found = told.comparison();
    if (told.shared() > 0) {
      console.fail(Notice.of("compare.shared", told.shared()));
    }
    found.before().ifPresent(before -> console.say(area("compare.before", before)));
    console.say(area("compare.area", found.area()));
    for (int side = 0; side < 2; side++) {
      console.say(Notice.of(side == 0 ? "compare.toFirst" : "compare.toSecond"));
      List<Term> terms = side == 0 ? found.toFirst() : found.toSecond();
      terms.stream().limit(SAID_TERMS).map(TermWords::line).forEach(console::say);
    }
    if (!found.closing().isEmpty()) {
      console.say(Notice.of("compare.closing", found.closing().size()));
    }
    for (Candidate candidate : found.closing()) {
      Named text = told.candidate().apply(candidate.document().value());
      console.sayText(new DocumentId(text.number()), candidate.score(), text.text());
    }
  }

  private static Notice area(String key, RocArea area) {
    return Notice.of(key, area.value(), area.low(), area.high(), area.firsts(), area.seconds());
  }

  private static Map<String, Object> values(Told told) {
    Comparison found = told.comparison();
    Map<String, Object> said = new LinkedHashMap<>();
    said.put("first", found.area().firsts());
    said.put("second", found.area().seconds());
    said.put("shared", told.shared());
    said.put("auc", area(found.area()));
    found.before().ifPresent(before -> said.put("aucBefore", area(before)));
    said.put("toFirst", found.toFirst().stream().map(TermWords::values).toList());
    said.put("toSecond", found.toSecond().stream().map(TermWords::values).toList());
    said.put(
        "closing",
        found.closing().stream()
            .map(candidate -> {
              Named text = told.candidate().apply(candidate.document().value());
              Map<String, Object> row = new LinkedHashMap<>();
              row.put("number", text.number());
              row.put("id", text.id());
              row.put("probability", candidate.score());
              row.put("text", text.text());
              return row;
            })
            .toList());
    return said;
  }

  static Map<String, Object> area(RocArea area) {
    Map<String, Object> said = new LinkedHashMap<>();
    said.put("value", area.value());
    said.put("low", area.low());
    said.put("high", area.high());
    return said;
  }
}
