package marginalia.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import marginalia.corpus.Answer;
import marginalia.corpus.Document;
import marginalia.corpus.DocumentId;
import marginalia.corpus.Label;
import marginalia.corpus.LabelId;
import marginalia.corpus.TaskKind;
import marginalia.session.Labelling;
import marginalia.session.Project;
import marginalia.session.Ranking;
import marginalia.session.Training;
import marginalia.wording.Cited;
import marginalia.wording.Notice;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Labels without a window: reads lines `DOCUMENT<tab>LABEL` from standard input, or with `--next`
/// offers the next text and reads a label per line, an empty one to skip. After each answer that is
/// on the disk it prints `saved DOCUMENT LABEL`. Several labels are joined by `|`.
@Command(name = "label")
public final class LabelCommand implements Callable<Integer> {
  private final Console console;
  private final ProjectAccess access;
  private final InputStream in;

  @Parameters(paramLabel = "PROJECT", descriptionKey = "PROJECT")
  private Path path = Path.of("");

  @Option(names = "--next")
  private boolean next;

  /// @param in where the answers come from, UTF-8
  public LabelCommand(Console console, ProjectAccess access, InputStream in) {
    this.console = console;
    this.access = access;
    this.in = in;
  }

  @Override
  public Integer call() throws Exception {
    BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    try (Project project = access.open(path)) {
      return next ? offer(project, lines) : take(project, lines);
    }
  }

  private int take(Project project, BufferedReader lines) throws IOException, CommandException {
    Labelling labelling = new Labelling(project, new marginalia.jobs.Live<>(Ranking.NONE));
    int code = 0;
    int number = 0;
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      number++;
      int tab = line.indexOf('\t');
      Optional<DocumentId> document =
          tab < 0
              ? Optional.empty()
              : ProjectAccess.document(project, line.substring(0, tab).strip());
      Optional<Set<LabelId>> labels =
          tab < 0 ? Optional.empty() : labels(project, line.substring(tab + 1));
      if (document.isEmpty() || labels.isEmpty()) {
        String key =
            tab < 0
                ? "cli.label.line"
                : document.isEmpty() ? "cli.label.document" : "cli.label.label";
        console.fail(Notice.of(key, number, Cited.of(line)));
        code = MarginaliaCommand.FAILED;
      } else {
        answer(project, labelling, document.get(), Answer.of(labels.get()));
      }
    }
    return code;
  }

  private int offer(Project project, BufferedReader lines) throws Exception {
    try (Training training = new Training(project)) {
      training.documentsChanged();
      Labelling labelling = new Labelling(project, training.ranking());
      labelling.onAnswered(training::answered);
      Optional<Labelling.Item> item = labelling.next(Optional.empty());
      while (item.isPresent()) {
        show(item.get().document());
        String line = lines.readLine();
        if (line == null) {
          return 0;
        }
        Optional<Set<LabelId>> labels = labels(project, line);
        if (line.isBlank()) {
          answer(project, labelling, item.get().document().id(), Answer.skipped());
        } else if (labels.isPresent()) {
          answer(project, labelling, item.get().document().id(), Answer.of(labels.get()));
        } else {
          console.fail(
              Notice.of("cli.label.unknown", Cited.of(line), String.join(", ", names(project))));
          continue;
        }
        item = labelling.next(Optional.empty());
      }
    }
    console.say(Notice.of("cli.label.finished"));
    return 0;
  }

  private void show(Document document) {
    console.say(
        Notice.verbatim(
            "next " + document.id().value() + "\t" + document.text().replaceAll("\\R", " ")));
  }

  private void answer(Project project, Labelling labelling, DocumentId document, Answer answer)
      throws CommandException {
    labelling.answer(document, answer, Duration.ZERO, Optional.empty());
    ProjectAccess.checkSaved(project);
    console.say(
        Notice.verbatim(
            "saved "
                + document.value()
                + " "
                + String.join(
                    "|", answer.labels().stream().map(label -> name(project, label)).toList())));
  }

  private static String name(Project project, LabelId label) {
    return project.settings().get().kind() == TaskKind.HIERARCHICAL
        ? project.scheme().get().path(label)
        : project.scheme().get().name(label);
  }

  private static java.util.List<String> names(Project project) {
    return project.scheme().get().active().stream()
        .map(Label::id)
        .map(label -> name(project, label))
        .toList();
  }

  /// The labels a line names; empty if one is unknown or the task takes exactly one.
  private static Optional<Set<LabelId>> labels(Project project, String said) {
    Set<LabelId> found = new TreeSet<>();
    boolean single = project.settings().get().kind().exclusive();
    for (String name : single ? new String[] {said} : said.split("\\|", -1)) {
      Optional<Label> label = project.scheme().get().find(name.strip());
      if (label.isEmpty() && !(name.isBlank() && !single)) {
        return Optional.empty();
      }
      label.map(Label::id).ifPresent(found::add);
    }
    return Optional.of(found);
  }
}
