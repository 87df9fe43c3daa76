package marginalia.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import marginalia.corpus.Document;
import marginalia.corpus.DocumentId;
import marginalia.corpus.Label;
import marginalia.corpus.TaskKind;
import marginalia.jobs.Live;
import marginalia.session.ChangingKind;
import marginalia.session.KindPreview;
import marginalia.session.Labelling;
import marginalia.session.Project;
import marginalia.session.Ranking;
import marginalia.wording.Notice;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Makes a project one of another kind, or says what that would do.
@Command(name = "kind")
public final class KindCommand implements Callable<Integer> {
  /// So many texts that become open are named.
  private static final int NAMED = 10;

  private final Console console;
  private final ProjectAccess access;

  @Parameters(index = "0", paramLabel = "PROJECT", descriptionKey = "PROJECT")
  private Path path = Path.of("");

  @Parameters(index = "1", paramLabel = "KIND", descriptionKey = "KIND")
  private TaskKind kind = TaskKind.MULTI_CLASS;

  @Option(names = "--dry-run")
  private boolean dryRun;

  @Option(names = "--json", paramLabel = "FILE|-")
  private Optional<String> json = Optional.empty();

  public KindCommand(Console console, ProjectAccess access) {
    this.console = console;
    this.access = access;
  }

  @Override
  public Integer call() throws Exception {
    Experiments.checkTarget(json, path);
    try (Project project = dryRun ? access.look(path) : access.open(path)) {
      ChangingKind changing =
          new ChangingKind(project, new Labelling(project, new Live<>(Ranking.NONE)));
      Optional<Notice> problem = changing.problem(kind);
      if (problem.isPresent()) {
        throw new CommandException(problem.get());
      }
      KindPreview planned = changing.preview(kind);
      List<Map<String, Object>> open =
          planned.open().stream().map(id -> text(project, id)).toList();
      List<Document> first =
          planned.open().stream()
              .limit(NAMED)
              .flatMap(id -> project.document(id).stream())
              .toList();
      if (!dryRun) {
        changing.change(kind);
        ProjectAccess.checkSaved(project);
      }
      if (json.isPresent()) {
        Experiments.write(console, json.get(), values(planned, open));
      }
      if (!json.equals(Optional.of("-"))) {
        tell(planned, first);
      }
    }
    return 0;
  }

  private void tell(KindPreview planned, List<Document> first) {
    planned.said().forEach(console::say);
    if (!first.isEmpty()) {
      console.say(Notice.of("kind.opened"));
      first.forEach(document -> console.sayText(document.id(), document.text()));
    }
    if (planned.open().size() > first.size()) {
      console.say(Notice.of("kind.opened.more", planned.open().size() - first.size()));
    }
    if (!dryRun) {
      console.say(Notice.of("kind.done", Notice.of("kind." + kind.name())));
    }
  }

  private static Map<String, Object> text(Project project, DocumentId id) {
    Map<String, Object> said = new LinkedHashMap<>();
    said.put("number", id.value());
    project.document(id).flatMap(Document::key).ifPresent(key -> said.put("id", key));
    return said;
  }

  private Map<String, Object> values(KindPreview planned, List<Map<String, Object>> open) {
    Map<String, Object> said = new LinkedHashMap<>();
    said.put("from", planned.from().slug());
    said.put("to", planned.to().slug());
    said.put("kept", planned.kept());
    said.put("withSeveral", planned.several());
    said.put("withNone", planned.without());
    said.put("opened", open);
    said.put("lifted", planned.lifted().stream().map(Label::name).toList());
    said.put("renamed", planned.renamed().stream().map(Label::name).toList());
    said.put("changed", !dryRun);
    return said;
  }
}
