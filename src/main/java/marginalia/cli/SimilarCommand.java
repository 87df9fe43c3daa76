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
import marginalia.corpus.DocumentId;
import marginalia.jobs.Live;
import marginalia.session.Encoding;
import marginalia.session.Project;
import marginalia.session.Ranking;
import marginalia.session.Resembling;
import marginalia.session.Resembling.Original;
import marginalia.wording.Notice;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Lists the texts most like one of the project, or like words: number, cosine, text.
@Command(name = "similar")
public final class SimilarCommand implements Callable<Integer> {
  private final Console console;
  private final ProjectAccess access;

  @Parameters(index = "0", paramLabel = "PROJECT", descriptionKey = "PROJECT")
  private Path path = Path.of("");

  @Parameters(index = "1", arity = "0..1", paramLabel = "WORDS", descriptionKey = "WORDS")
  private Optional<String> words = Optional.empty();

  @Option(names = "--id", paramLabel = "ID")
  private Optional<String> id = Optional.empty();

  @Option(names = "--top", paramLabel = "N")
  private int top = 20;

  @Option(names = "--read")
  private boolean read;

  @Option(names = "--json")
  private boolean json;

  public SimilarCommand(Console console, ProjectAccess access) {
    this.console = console;
    this.access = access;
  }

  @Override
  public Integer call() throws Exception {
    if (words.isPresent() == id.isPresent()) {
      console.fail(Notice.of("cli.similar.which"));
      return MarginaliaCommand.MISUSED;
    }
    try (Project project = read ? access.open(path) : access.look(path)) {
      if (read) {
        int fresh = console.result(new Encoding(project, new Live<>(Ranking.NONE)).start());
        console.fail(Notice.of("cli.similar.read", fresh));
      }
      Resembling.Found found = console.result(new Resembling(project).find(original(project), top));
      if (json) {
        console.json(values(project, found));
      } else {
        say(project, found);
      }
    }
    return 0;
  }

  private Original original(Project project) throws CommandException {
    if (id.isEmpty()) {
      return new Original.Words(words.orElseThrow());
    }
    Optional<DocumentId> document = ProjectAccess.document(project, id.get());
    return new Original.Text(
        document.orElseThrow(
            () -> new CommandException(Notice.of("cli.similar.unknown", id.get()))));
  }

  private void say(Project project, Resembling.Found found) {
    console.fail(Notice.of("resembling.basis." + lower(found.basis())));
    if (found.unread() > 0) {
      console.fail(Notice.of("resembling.unread", found.unread()));
    }
    if (found.likes().isEmpty()) {
      console.fail(Notice.of("resembling.none"));
    }
    for (Resembling.Like like : found.likes()) {
      String text = project.document(like.document()).map(Document::text).orElse("");
      console.sayText(like.document(), like.cosine(), text);
    }
  }

  private static String lower(Resembling.Basis basis) {
    return basis.name().toLowerCase(Locale.ROOT);
  }

  private static Map<String, Object> values(Project project, Resembling.Found found) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (Resembling.Like like : found.likes()) {
      Optional<Document> document = project.document(like.document());
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("document", like.document().value());
      row.put("id", document.flatMap(Document::key).orElse(""));
      row.put("cosine", like.cosine());
      row.put("text", document.map(Document::text).orElse(""));
      rows.add(row);
    }
    Map<String, Object> said = new LinkedHashMap<>();
    said.put("basis", lower(found.basis()));
    said.put("unread", found.unread());
    said.put("texts", rows);
    return said;
  }
}
