package marginalia.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import marginalia.corpus.Answer;
import marginalia.corpus.DocumentId;
import marginalia.corpus.LabelId;
import marginalia.corpus.TaskKind;
import marginalia.exchange.FileFormat;
import marginalia.exchange.Mapping;
import marginalia.jobs.Job;
import marginalia.jobs.JobState;
import marginalia.jobs.Jobs;
import marginalia.jobs.Live;

/// A project for tests, with its verbs; everything is done when a call returns.
final class Fixture implements AutoCloseable {
  static final Clock CLOCK = Clock.fixed(Instant.ofEpochSecond(1_700_000_000), ZoneOffset.UTC);

  Path path;
  final Path folder;
  Project project;
  History history;
  SchemeEditing scheme;
  Arranging arranging;
  Labelling labelling;

  private Fixture(Path folder, Path path, Project project) {
    this.path = path;
    this.folder = folder;
    this.project = project;
    history = new History(project);
    scheme = new SchemeEditing(project);
    arranging = arranging();
    labelling = new Labelling(project, new Live<>(Ranking.NONE));
    wire();
  }

  static Fixture create(Path folder, TaskKind kind) throws IOException {
    Path path = folder.resolve("p.marginalia");
    return new Fixture(folder, path, Project.create(path, kind, Jobs.inline(), CLOCK, "me"));
  }

  static Fixture open(Path path) throws IOException {
    return new Fixture(path.resolveSibling("."), path, openProject(path));
  }

  private static Project openProject(Path path) throws IOException {
    return Project.open(path, Jobs.inline(), CLOCK, "me");
  }

  private Arranging arranging() {
    return new Arranging(project, scheme, new Evaluating(project, new Training(project)));
  }

  private void wire() {
    history.onMoved(_ -> labelling.refreshRecent());
  }

  /// Closes the project and opens it again.
  void reopen() throws IOException {
    project.close();
    openAgain();
  }

  /// Goes on with what lies on the disk while the project is still open, as after a power cut.
  void loseProgram() throws IOException {
    Path left = path.resolveSibling("left-" + path.getFileName());
    for (String part : List.of("", "-wal")) {
      Path from = path.resolveSibling(path.getFileName() + part);
      if (Files.exists(from)) {
        Files.copy(from, left.resolveSibling(left.getFileName() + part));
      }
    }
    project.close();
    Files.delete(path);
    path = left;
    openAgain();
  }

  private void openAgain() throws IOException {
    project = openProject(path);
    history = new History(project);
    scheme = new SchemeEditing(project);
    arranging = arranging();
    labelling = new Labelling(project, new Live<>(Ranking.NONE));
    wire();
  }

  Fixture labels(String... names) {
    for (String name : names) {
      scheme.add(name, Optional.empty());
    }
    return this;
  }

  Fixture texts(String... texts) throws IOException {
    done(importFile("text\n" + String.join("\n", texts) + "\n", Importing.Duplicates.KEEP));
    return this;
  }

  static <T> T done(Job<T> job) {
    return done(job.state().get());
  }

  static <T> T done(JobState<T> end) {
    return switch (end) {
      case JobState.Done<T>(T value) -> value;
      case JobState.Failed<T>(var reason, Throwable cause) ->
          throw new AssertionError(reason.toString(), cause);
      default -> throw new AssertionError(end);
    };
  }

  /// Imports tab-separated rows with a header of text, id, label, split.
  JobState<Importing.Report> importFile(String content, Importing.Duplicates duplicates)
      throws IOException {
    Path file = Files.writeString(folder.resolve("in.tsv"), content);
    return new Importing(project).start(request(file, content, duplicates)).state().get();
  }

  static Importing.Request request(Path file, String content, Importing.Duplicates duplicates) {
    List<String> columns =
        List.of(content.lines().findFirst().orElse("").split("\t")).stream()
            .map(String::strip)
            .toList();
    Mapping mapping =
        Mapping.ofText("text")
            .withId(Optional.of("id").filter(columns::contains))
            .withLabels(columns.contains("label") ? List.of("label") : List.of())
            .withHeldOut(Optional.of("split").filter(columns::contains));
    return new Importing.Request(file, FileFormat.tsv(), mapping, duplicates);
  }

  /// Texts that are in the file, seen or not.
  long stored() {
    return project.stores().search().unindexed();
  }

  DocumentId id(int row) {
    return project.documents().get().id(row);
  }

  LabelId label(String name) {
    return project.scheme().get().find(name).orElseThrow().id();
  }

  /// Labels `prefix1`, `prefix2`, …, each below the one before; returns the last.
  LabelId chain(String prefix, int levels) {
    Optional<LabelId> last = Optional.empty();
    for (int level = 1; level <= levels; level++) {
      scheme.add(prefix + level, last);
      last = Optional.of(label(prefix + level));
    }
    return last.orElseThrow();
  }

  /// Moves a label below another one, to the end.
  void nest(String label, String parent) {
    arranging.move(Set.of(label(label)), Optional.of(label(parent)), Optional.empty());
  }

  Answer answerOf(String... labels) {
    return Answer.of(Set.of(labels).stream().map(this::label).collect(Collectors.toSet()));
  }

  void answer(DocumentId id, String... labels) {
    give(id, answerOf(labels));
  }

  void give(DocumentId id, Answer answer) {
    labelling.answer(id, answer, Duration.ZERO, Optional.empty());
  }

  /// What counts for a document in memory.
  Answer now(DocumentId id) {
    return project.answers().of(id).orElse(Answer.NONE);
  }

  String text(DocumentId id) {
    return project.document(id).orElseThrow().text();
  }

  List<String> names() {
    return project.scheme().get().active().stream().map(l -> l.name()).toList();
  }

  @Override
  public void close() throws IOException {
    project.close();
  }
}
