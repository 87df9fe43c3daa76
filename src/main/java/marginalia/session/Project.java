package marginalia.session;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import marginalia.corpus.Answer;
import marginalia.corpus.Document;
import marginalia.corpus.DocumentId;
import marginalia.corpus.LabelId;
import marginalia.corpus.LabelScheme;
import marginalia.corpus.TaskKind;
import marginalia.jobs.Jobs;
import marginalia.jobs.Live;
import marginalia.store.ActionKind;
import marginalia.store.ProjectFile;
import marginalia.store.StoreException;
import marginalia.wording.Notice;
import marginalia.wording.Noticed;

/// An open project: its file, and in memory what the next text is chosen from. The verbs beside
/// this class ([Labelling], [Training], [Importing] …) share it. UI thread only, unless a method
/// says otherwise.
///
/// Everything that changes the file runs, in order, on a thread of its own ([#write]), so that a
/// slow disk never holds the window; [#saved()] counts what has reached the disk.
public final class Project implements AutoCloseable {
  private static final String SETTINGS = "project";

  private final ProjectFile file;
  private final Stores stores;
  private final Jobs jobs;
  private final Clock clock;
  private final String annotator;
  private final Executor writing;
  private final Answers answers = new Answers();
  private final Live<LabelScheme> scheme;
  private final Live<Documents> documents;
  private final Live<ProjectSettings> settings;
  private final Live<Integer> labelled;
  private final Live<Saved> saved = new Live<>(new Saved(0, 0));
  private volatile boolean closed;
  private final Live<Optional<Notice>> problem = new Live<>(Optional.empty());

  /// Steps handed to the disk and steps that are on it.
  public record Saved(int asked, int done) {
    /// Whether everything that was done is on the disk.
    public boolean all() {
      return asked == done;
    }
  }

  private Project(ProjectFile file, Jobs jobs, Clock clock, String annotator) {
    this.file = file;
    this.stores = Stores.of(file.database());
    this.jobs = jobs;
    this.clock = clock;
    this.annotator = annotator;
    this.writing = jobs.serial("writing " + file.path().getFileName());
    discardCutOff();
    this.scheme = new Live<>(stores.labels().scheme());
    this.documents = new Live<>(Documents.read(stores));
    this.settings = new Live<>(stored());
    readAnswers();
    this.labelled = new Live<>(answers.labelled());
  }

  /// Opens a project. May be called by any thread; O(documents), about half a second for 1,000,000.
  ///
  /// @throws marginalia.wording.NoticeException if it cannot be opened; says why
  public static Project open(Path path, Jobs jobs, Clock clock, String annotator)
      throws IOException {
    return opened(ProjectFile.open(path, clock), jobs, clock, annotator);
  }

  /// Opens a project for somebody who only looks: where it may not be written to, what is changed
  /// is lost when it is closed. As [#open] otherwise.
  ///
  /// @throws marginalia.wording.NoticeException if it cannot be opened; says why
  public static Project look(Path path, Jobs jobs, Clock clock, String annotator)
      throws IOException {
    return opened(ProjectFile.look(path, clock), jobs, clock, annotator);
  }

  private static Project opened(ProjectFile file, Jobs jobs, Clock clock, String annotator)
      throws IOException {
    boolean opened = false;
    try {
      Project project = new Project(file, jobs, clock, annotator);
      opened = true;
      return project;
    } finally {
      if (!opened) {
        file.close();
      }
    }
  }

  /// What a cut-off import has stored is never seen. If it cannot be removed now, on a full disk,
  /// the next opening tries again.
  private void discardCutOff() {
    try {
      stores.imports().cutOff().forEach(stores.imports()::discard);
    } catch (StoreException e) {
      problem.set(Optional.of(e.notice()));
    }
  }

  /// Makes a new project without texts and labels.
  ///
  /// @throws marginalia.wording.NoticeException if it cannot be made; says why
  public static Project create(Path path, TaskKind kind, Jobs jobs, Clock clock, String annotator)
      throws IOException {
    ProjectFile file = ProjectFile.create(path, clock);
    boolean made = false;
    try {
      Project project = new Project(file, jobs, clock, annotator);
      ProjectSettings settings = ProjectSettings.defaults(kind);
      project.stores.settings().put(SETTINGS, settings.json());
      project.settings.set(settings);
      made = true;
      return project;
    } finally {
      if (!made) {
        file.close();
      }
    }
  }

  /// Whether a file is called as projects are.
  public static boolean named(Path path) {
    return path.toString().endsWith(ProjectFile.ENDING);
  }

  public Path path() {
    return file.path();
  }

  /// File name without its ending.
  public String name() {
    String name = file.path().getFileName().toString();
    return name.endsWith(ProjectFile.ENDING)
        ? name.substring(0, name.length() - ProjectFile.ENDING.length())
        : name;
  }

  public String annotator() {
    return annotator;
  }

  public Live<LabelScheme> scheme() {
    return scheme;
  }

  public Live<Documents> documents() {
    return documents;
  }

  public Live<ProjectSettings> settings() {
    return settings;
  }

  /// Number of documents that carry labels; set after every answer.
  public Live<Integer> labelled() {
    return labelled;
  }

  public Live<Saved> saved() {
    return saved;
  }

  /// The last thing that could not be saved; empty when all is well.
  public Live<Optional<Notice>> problem() {
    return problem;
  }

  /// A document by its identity. Any thread.
  public Optional<Document> document(DocumentId id) {
    return stores.documents().document(id);
  }

  /// The document that had this identifier in its file. Any thread.
  public Optional<DocumentId> withKey(String key) {
    return stores.documents().withKey(key);
  }

  /// How many documents carry this label.
  public int answersWith(LabelId label) {
    return answers.withLabel(label);
  }

  /// Everybody who has answered. Any thread.
  public List<String> annotators() {
    return stores.annotations().annotators();
  }

  /// Keeps new settings. The kind is left as it is: [ChangingKind] changes it.
  public void change(ProjectSettings next) {
    settings.set(next.withKind(settings.get().kind()));
    write(
        () -> {
          stores.settings().put(SETTINGS, next.withKind(stored().kind()).json());
          return true;
        },
        _ -> {});
  }

  private ProjectSettings stored() {
    return stores
        .settings()
        .value(SETTINGS)
        .map(ProjectSettings::ofJson)
        .orElse(ProjectSettings.defaults(TaskKind.MULTI_CLASS));
  }

  /// Makes the project one of another kind as part of `action`. On the writing thread.
  void kindNow(TaskKind to, long action) {
    KindStep step = new KindStep(stored().kind(), to);
    stores.settings().put(KindStep.name(action), step.json());
    stores.settings().put(SETTINGS, stored().withKind(to).json());
  }

  /// Makes the project what it was before `action`, or after it, if that changed the kind; returns
  /// the kind it has then. On the writing thread.
  TaskKind kindNow(long action, Function<KindStep, TaskKind> side) {
    stores
        .settings()
        .value(KindStep.name(action))
        .map(KindStep::ofJson)
        .map(side)
        .ifPresent(kind -> stores.settings().put(SETTINGS, stored().withKind(kind).json()));
    return stored().kind();
  }

  /// Shows the kind that the project has on disk.
  void kindChanged(TaskKind now) {
    if (now != settings.get().kind()) {
      settings.set(settings.get().withKind(now));
    }
  }

  /// What is wrong with the file, nothing if all is well. O(size); for a background job.
  public List<String> check() {
    return file.problems();
  }

  /// Looks at every page of the file in the background; damage is shown as a problem.
  void checkLater() {
    if (closed) {
      return;
    }
    jobs.start("check", Notice.of("job.check"), _ -> check())
        .onDone(found -> {
          if (!found.isEmpty()) {
            problem.set(
                Optional.of(
                    Notice.of("store.damagedAt", file.path().toString(), found.getFirst())));
          }
        });
  }

  Stores stores() {
    return stores;
  }

  Jobs jobs() {
    return jobs;
  }

  Answers answers() {
    return answers;
  }

  /// Where its clock stands.
  public ZoneId zone() {
    return clock.getZone();
  }

  Instant now() {
    return clock.instant();
  }

  /// Runs `work` on the writing thread, then `done` with its result on the UI thread. If it fails,
  /// the problem is shown and `undone` runs instead.
  <T> void write(Supplier<T> work, Consumer<? super T> done, Runnable undone) {
    if (closed) {
      undone.run();
      return;
    }
    saved.set(new Saved(saved.get().asked() + 1, saved.get().done()));
    writing.execute(() -> {
      try {
        T result = work.get();
        observe(() -> {
          problem.set(Optional.empty());
          saved.set(new Saved(saved.get().asked(), saved.get().done() + 1));
          done.accept(result);
        });
      } catch (RuntimeException e) {
        observe(() -> {
          saved.set(new Saved(saved.get().asked() - 1, saved.get().done()));
          problem.set(Optional.of(reason(e)));
          undone.run();
        });
      }
    });
  }

  <T> void write(Supplier<T> work, Consumer<? super T> done) {
    write(work, done, () -> {});
  }

  /// Writes something nobody waits for, such as a point of the learning curve; if it fails, the
  /// problem is shown.
  void writeQuietly(Runnable work) {
    writing.execute(() -> {
      try {
        work.run();
      } catch (RuntimeException e) {
        observe(() -> problem.set(Optional.of(reason(e))));
      }
    });
  }

  /// Nobody watches a project that is closed, and its file can no longer be asked.
  private void observe(Runnable task) {
    jobs.observe(() -> {
      if (!closed) {
        task.run();
      }
    });
  }

  private static Notice reason(RuntimeException e) {
    return e instanceof Noticed noticed
        ? noticed.notice()
        : Notice.of("job.failed", String.valueOf(e.getMessage()));
  }

  /// Runs `work` as one step of the undo log. On the writing thread.
  <T> T step(ActionKind kind, Notice said, java.util.function.LongFunction<T> work) {
    return stores
        .database()
        .inTransaction(() -> work.apply(stores.actions().append(kind, said, annotator, now())));
  }

  /// Reads the scheme again after it was changed on disk.
  void schemeChanged(LabelScheme now) {
    scheme.set(now);
  }

  /// What an import that came or went leaves behind, read on a thread that is not the UI's.
  ///
  /// @param answers those of its documents
  record Contents(LabelScheme scheme, Documents documents, Answers answers) {}

  /// Reads scheme and ids again, and the answers of one import. O(n); any thread.
  Contents contents(long importId) {
    Answers read = new Answers();
    stores.annotations().eachAnswerOfImport(importId, read::put);
    return contents(read);
  }

  /// As [#contents(long)], of an import whose answers are known.
  private Contents contents(Answers read) {
    return new Contents(stores.labels().scheme(), Documents.read(stores), read);
  }

  /// Shows what an import brought, whose answers are known, in its turn among the changes a person
  /// makes, so that the newest scheme is the one on show; returns when it has been handed to the UI
  /// thread. Called by the import's thread.
  void arriveInTurn(Answers read) {
    CompletableFuture<?> handed =
        CompletableFuture.runAsync(
            () -> {
              Contents now = contents(read);
              observe(() -> arrived(now));
            },
            writing);
    try {
      Object _ = handed.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof StoreException store ? store : e;
    }
  }

  /// Shows the documents of an import, which were not seen so far.
  void arrived(Contents now) {
    answers.putAll(now.answers());
    show(now);
  }

  /// Takes the documents of an import out of sight.
  void departed(Contents now) {
    answers.removeAll(now.answers());
    show(now);
  }

  private void show(Contents now) {
    scheme.set(now.scheme());
    documents.set(now.documents());
    labelled.set(answers.labelled());
  }

  /// Shows ids that were read again after the held-out set was changed.
  void documentsChanged(Documents now) {
    documents.set(now);
  }

  /// The documents that are seen, by what counts for them now. Work that would hold the window.
  Map<Answer, List<DocumentId>> seen(Map<DocumentId, Answer> answers) {
    Documents now = documents.get();
    return answers.keySet().stream()
        .filter(id -> now.row(id) >= 0)
        .collect(
            Collectors.groupingBy(
                id -> answers.getOrDefault(id, Answer.NONE),
                LinkedHashMap::new,
                Collectors.toList()));
  }

  void answersChanged() {
    labelled.set(answers.labelled());
  }

  private void readAnswers() {
    stores.annotations().eachAnswer(answers::put);
  }

  /// From here on no step is taken and nobody is told of any.
  void stop() {
    closed = true;
  }

  boolean stopped() {
    return closed;
  }

  /// Waits for everything to be saved and closes the file.
  @Override
  public void close() throws IOException {
    closed = true;
    CountDownLatch written = new CountDownLatch(1);
    writing.execute(written::countDown);
    try {
      written.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    file.close();
  }
}
