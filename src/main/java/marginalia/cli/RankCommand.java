package marginalia.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import marginalia.corpus.Document;
import marginalia.query.Candidate;
import marginalia.session.Project;
import marginalia.session.Ranking;
import marginalia.session.Training;
import marginalia.wording.Notice;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Lists the texts to ask about next, best first: number, score, text.
@Command(name = "rank")
public final class RankCommand implements Callable<Integer> {
  private final Console console;
  private final ProjectAccess access;

  @Parameters(paramLabel = "PROJECT", descriptionKey = "PROJECT")
  private Path path = Path.of("");

  @Option(names = "--strategy", paramLabel = "STRATEGY")
  private Optional<String> strategy = Optional.empty();

  @Option(names = "--top", paramLabel = "N")
  private int top = 20;

  @Option(names = "--json")
  private boolean json;

  public RankCommand(Console console, ProjectAccess access) {
    this.console = console;
    this.access = access;
  }

  @Override
  public Integer call() throws Exception {
    try (Project project = access.look(path);
        Training training = new Training(project)) {
      strategy.ifPresent(
          s -> project.settings().set(project.settings().get().withStrategy(s))); // not kept
      training.documentsChanged();
      Optional<Notice> failure = training.failure().get();
      if (failure.isPresent()) {
        throw new CommandException(failure.get());
      }
      Ranking ranking = training.ranking().get();
      List<Candidate> best = ranking.candidates().stream().limit(top).toList();
      if (json) {
        console.json(values(project, ranking, best));
      } else if (best.isEmpty()) {
        console.say(Notice.of("cli.rank.none"));
      } else {
        best.forEach(candidate -> show(project, candidate));
      }
    }
    return 0;
  }

  private void show(Project project, Candidate candidate) {
    String text = project.document(candidate.document()).map(Document::text).orElse("");
    console.sayText(candidate.document(), candidate.score(), text);
  }

  private static Map<String, Object> values(
      Project project, Ranking ranking, List<Candidate> best) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (Candidate candidate : best) {
      Optional<Document> document = project.document(candidate.document());
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("document", candidate.document().value());
      row.put("id", document.flatMap(Document::key).orElse(""));
      row.put("score", candidate.score());
      row.put("text", document.map(Document::text).orElse(""));
      rows.add(row);
    }
    Map<String, Object> said = new LinkedHashMap<>();
    said.put("strategy", ranking.strategy());
    said.put("basis", ranking.kind().name().toLowerCase(Locale.ROOT));
    said.put("answers", ranking.modelAnswers());
    said.put("candidates", rows);
    return said;
  }
}
