package marginalia.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import marginalia.learn.ModelChoice;
import marginalia.learn.VectorRecipe;
import marginalia.learn.embedding.VectorQuery;
import marginalia.learn.embedding.WordVectors;
import marginalia.session.Embedding;
import marginalia.session.Project;
import marginalia.session.VectorFiles;
import marginalia.session.experiment.TextVectors;
import marginalia.wording.Notice;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Word vectors of a project, or of a file of texts: learns them, looks into them, brings them in
/// and takes them out.
@Command(name = "vectors")
public final class VectorsCommand implements Callable<Integer> {
  private final Console console;
  private final ProjectAccess access;

  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init") // picocli sets the field
  public VectorsCommand(Console console, ProjectAccess access) {
    this.console = console;
    this.access = access;
  }

  /// Without a command below it: the list of them.
  @Override
  public Integer call() {
    spec.commandLine().usage(console.err());
    return MarginaliaCommand.MISUSED;
  }

  /// Learns vectors from all texts of a project and keeps them there, or from a file with a text on
  /// each line into a file of vectors.
  @Command(name = "train")
  int train(
      @Parameters(arity = "0..1", paramLabel = "PROJECT", descriptionKey = "PROJECT")
          Optional<Path> project,
      @Option(names = "--texts", paramLabel = "FILE") Optional<Path> texts,
      @Option(names = "--output", paramLabel = "FILE") Optional<Path> output,
      @Option(names = "--set", paramLabel = "SETTING=VALUE") Map<String, String> settings,
      @Option(names = "--json") boolean json)
      throws Exception {
    if (project.isPresent() == texts.isPresent() || texts.isPresent() != output.isPresent()) {
      console.fail(Notice.of("cli.vectors.which"));
      return MarginaliaCommand.MISUSED;
    }
    ModelChoice choice = new ModelChoice(VectorRecipe.NAME, settings == null ? Map.of() : settings);
    long start = System.nanoTime();
    WordVectors made = project.isPresent() ? learn(project.get(), choice) : learn(texts, choice);
    if (output.isPresent()) {
      VectorFiles.write(made, output.get());
    }
    double seconds = Math.round((System.nanoTime() - start) / 1e8) / 10.0;
    say(made, "cli.vectors.trained", seconds, json);
    return 0;
  }

  private WordVectors learn(Path path, ModelChoice choice) throws Exception {
    try (Project project = access.open(path)) {
      return console.result(new Embedding(project).train(choice)).content();
    }
  }

  private WordVectors learn(Optional<Path> texts, ModelChoice choice) throws Exception {
    return console.result(
        console
            .jobs()
            .start(
                Embedding.KIND,
                Notice.of("job.vectors"),
                TextVectors.of(texts.orElseThrow(), choice).work()));
  }

  private void say(WordVectors made, String key, double seconds, boolean json) {
    if (json) {
      Map<String, Object> said = new LinkedHashMap<>();
      said.put("words", made.size());
      said.put("length", made.width());
      said.put("seconds", seconds);
      console.json(said);
    } else {
      console.say(Notice.of(key, made.size(), made.width(), seconds));
    }
  }

  /// Lists the words nearest to one, or to a sum such as `king - man + woman`.
  @Command(name = "neighbours")
  int neighbours(
      @Parameters(index = "0", paramLabel = "PROJECT", descriptionKey = "PROJECT") Path path,
      @Parameters(index = "1..*", arity = "1..*", paramLabel = "WORD", descriptionKey = "WORD")
          List<String> query,
      @Option(names = "--top", paramLabel = "N", defaultValue = "10") int top,
      @Option(names = "--json") boolean json)
      throws Exception {
    VectorQuery.Answer answer = VectorQuery.ask(vectors(path), String.join(" ", query), top);
    if (json) {
      console.json(
          Map.of(
              "words",
              answer.asked().stream()
                  .map(asked ->
                      Map.of(
                          "word",
                          asked.term().word(),
                          "sign",
                          asked.term().sign(),
                          "source",
                          asked.source().name().toLowerCase(Locale.ROOT)))
                  .toList(),
              "neighbours",
              answer.neighbours().stream()
                  .map(n -> Map.of("word", n.word(), "cosine", n.similarity()))
                  .toList()));
      return 0;
    }
    for (VectorQuery.Asked asked : answer.asked()) {
      if (asked.source() != WordVectors.Source.KNOWN) {
        console.fail(
            Notice.of(
                "vectors.source." + asked.source().name(), asked.term().word(), asked.stem()));
      }
    }
    answer
        .neighbours()
        .forEach(n ->
            console.say(
                Notice.verbatim(String.format(Locale.ROOT, "%.4f\t%s", n.similarity(), n.word()))));
    return 0;
  }

  /// Writes the vectors of a project to a file.
  @Command(name = "export")
  int export(
      @Parameters(index = "0", paramLabel = "PROJECT", descriptionKey = "PROJECT") Path path,
      @Parameters(index = "1", paramLabel = "FILE", descriptionKey = "FILE") Path file)
      throws Exception {
    WordVectors vectors = vectors(path);
    VectorFiles.write(vectors, file);
    console.say(Notice.of("cli.vectors.written", vectors.size(), file.toString()));
    return 0;
  }

  /// Brings vectors from a file into a project.
  @Command(name = "import")
  int importVectors(
      @Parameters(index = "0", paramLabel = "PROJECT", descriptionKey = "PROJECT") Path path,
      @Parameters(index = "1", paramLabel = "FILE", descriptionKey = "FILE") Path file)
      throws Exception {
    try (Project project = access.open(path)) {
      WordVectors vectors = console.result(new Embedding(project).read(file)).content();
      console.say(Notice.of("cli.vectors.read", vectors.size(), vectors.width(), file.toString()));
    }
    return 0;
  }

  /// The vectors of a project, or of a file of vectors.
  private WordVectors vectors(Path path) throws Exception {
    String name = path.toString().toLowerCase(Locale.ROOT);
    if (Files.exists(path) && (name.endsWith(".vec") || name.endsWith(".bin"))) {
      return VectorFiles.read(path);
    }
    try (Project project = access.look(path)) {
      Embedding embedding = new Embedding(project);
      embedding.open();
      return embedding
          .vectors()
          .get()
          .orElseThrow(() -> new CommandException(Notice.of("vectors.none")))
          .content();
    }
  }
}
