package marginalia.session;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import marginalia.corpus.Annotation;
import marginalia.corpus.Answer;
import marginalia.corpus.Document;
import marginalia.corpus.DocumentId;
import marginalia.corpus.LabelId;
import marginalia.corpus.LabelScheme;
import marginalia.corpus.Origin;
import marginalia.corpus.Suggestion;
import marginalia.corpus.Verdict;
import marginalia.jobs.Live;
import marginalia.query.Candidate;
import marginalia.store.ActionKind;
import marginalia.store.RepeatStore.Repeated;
import marginalia.wording.Notice;

/// Hands out texts and takes answers. UI thread only. An answer counts in memory at once and is on
/// the disk a moment later; [Project#saved()] tells when.
public final class Labelling {
  private static final int RECENT = 50;
  private static final int AT_ONCE = 10_000;
  private static final int RANDOM_TRIES = 1_000;

  private final Project project;
  private final Live<Ranking> ranking;
  private final Live<List<Recent>> recent;
  private final Map<DocumentId, Integer> skips = new HashMap<>();
  private final List<Consumer<Collection<DocumentId>>> listeners = new ArrayList<>();
  private List<DocumentId> worklist = List.of();
  private Optional<Repeating> repeating = Optional.empty();
  private int draws;
  private int skipCount;
  private int age;

  /// For which documents and answers `answeredInPool` holds; counted anew where they changed
  /// elsewhere.
  private Optional<Documents> counted = Optional.empty();

  private int countedVersion;
  private int answeredInPool;

  /// A text on the screen.
  ///
  /// @param answer what counts for it now; [Answer#NONE] if nothing does
  public record Item(Document document, Answer answer, Why why) {
    /// Whether it has an answer that must not be seen.
    public boolean blind() {
      return why.equals(new Why.Again());
    }
  }

  /// An answer in the list of the last ones.
  ///
  /// @param text of its document
  public record Recent(Annotation annotation, String text) {}

  public Labelling(Project project, Live<Ranking> ranking) {
    this.project = project;
    this.ranking = ranking;
    ranking.subscribe(_ -> age = 0);
    this.recent = new Live<>(readRecent());
  }

  /// The documents answered last by hand, newest first, each once.
  public Live<List<Recent>> recent() {
    return recent;
  }

  /// Calls `listener` with the documents whose answers have changed, whoever changed them.
  public Live.Subscription onAnswered(Consumer<Collection<DocumentId>> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  /// The next text to ask about; empty when every text is answered. Skipped texts come last.
  /// `besides` is not offered.
  public Optional<Item> next(Optional<DocumentId> besides) {
    return fromWorklist(besides)
        .or(() -> fromEarlier(besides))
        .or(() -> fromRanking(besides))
        .or(() -> byChance(besides))
        .or(() -> fromSkipped(besides));
  }

  /// Now and then a text comes again from now on.
  void repeat(Repeating earlier) {
    repeating = Optional.of(earlier);
  }

  private Optional<Item> fromEarlier(Optional<DocumentId> besides) {
    return repeating
        .flatMap(earlier -> earlier.draw(besides))
        .flatMap(repeat -> {
          Why why = repeat.again() ? new Why.Again() : new Why.Twin();
          return project
              .document(repeat.document())
              .map(document -> new Item(document, Answer.NONE, why));
        });
  }

  /// Works through these documents, in this order, before the ranking goes on.
  public void workThrough(List<DocumentId> documents) {
    worklist = List.copyOf(documents);
  }

  /// Works through these documents before those of the list that is being worked through.
  ///
  /// @param documents each of them once
  public void workFirst(List<DocumentId> documents) {
    if (worklist.isEmpty()) {
      worklist = List.copyOf(documents);
      return;
    }
    Set<DocumentId> all = new LinkedHashSet<>(documents);
    all.addAll(worklist);
    worklist = List.copyOf(all);
  }

  /// Takes documents out of the list being worked through.
  void withdraw(List<DocumentId> documents) {
    Set<DocumentId> out = new HashSet<>(documents);
    worklist = worklist.stream().filter(id -> !out.contains(id)).toList();
  }

  /// Number of documents in the list being worked through that have no answer yet.
  public int leftInWorklist() {
    return (int) worklist.stream().filter(id -> !project.answers().has(id)).count();
  }

  /// A text by its identity, answered or not.
  public Optional<Item> item(DocumentId id) {
    repeating.ifPresent(earlier -> earlier.seen(id));
    return item(id, new Why.Chosen());
  }

  private Optional<Item> item(DocumentId id, Why why) {
    return project
        .document(id)
        .map(document -> new Item(document, project.answers().of(id).orElse(Answer.NONE), why));
  }

  private Optional<Item> fromWorklist(Optional<DocumentId> besides) {
    for (int i = 0; i < worklist.size(); i++) {
      DocumentId id = worklist.get(i);
      if (!project.answers().has(id) && !besides.equals(Optional.of(id))) {
        return item(id, new Why.Listed(i + 1, worklist.size()));
      }
    }
    worklist = List.of();
    return Optional.empty();
  }

  private Optional<Item> fromRanking(Optional<DocumentId> besides) {
    Ranking now = ranking.get();
    for (int i = 0; i < now.candidates().size(); i++) {
      Candidate candidate = now.candidates().get(i);
      if (isOpen(candidate.document()) && !besides.equals(Optional.of(candidate.document()))) {
        int place = i + 1;
        Why why =
            switch (now.kind()) {
              case MODEL ->
                  new Why.Ranked(
                      now.strategy(),
                      candidate.score(),
                      place,
                      now.modelAnswers(),
                      age,
                      now.grounds(candidate.document()));
              case SAMPLE -> new Why.Sample(place);
              case CHANCE -> new Why.Chance();
            };
        return item(candidate.document(), why);
      }
    }
    return Optional.empty();
  }

  private boolean isOpen(DocumentId id) {
    return !project.answers().has(id)
        && !project.documents().get().isHeldOut(id)
        && project.documents().get().row(id) >= 0;
  }

  /// Before there is a ranking, and after its end: by chance, then in order of import.
  private Optional<Item> byChance(Optional<DocumentId> besides) {
    Documents documents = project.documents().get();
    java.util.random.RandomGenerator random =
        new java.util.SplittableRandom(documents.size() * 31L + draws++);
    for (int i = 0; i < Math.min(RANDOM_TRIES, documents.size()); i++) {
      DocumentId id = documents.id(random.nextInt(documents.size()));
      if (isOpen(id) && !besides.equals(Optional.of(id))) {
        return item(id, new Why.Chance());
      }
    }
    for (int row = 0; row < documents.size(); row++) {
      DocumentId id = documents.id(row);
      if (isOpen(id) && !besides.equals(Optional.of(id))) {
        return item(id, new Why.Chance());
      }
    }
    return Optional.empty();
  }

  private Optional<Item> fromSkipped(Optional<DocumentId> besides) {
    List<DocumentId> all = new ArrayList<>();
    project
        .answers()
        .each((id, answer) -> {
          if (answer.verdict() == Verdict.SKIPPED && !besides.equals(Optional.of(id))) {
            all.add(id);
          }
        });
    return all.stream()
        .min(
            Comparator.comparing((DocumentId id) -> skips.getOrDefault(id, 0))
                .thenComparing(id -> id))
        .flatMap(id -> item(id, new Why.Skipped()));
  }

  /// Takes an answer for a document, and for the exact duplicates grouped under it.
  ///
  /// @param elapsed how long the text was on show
  /// @param shown the suggestion that was on the screen
  public void answer(
      DocumentId document, Answer answer, Duration elapsed, Optional<Suggestion> shown) {
    Answer before = project.answers().of(document).orElse(Answer.NONE);
    Optional<Repeating.Repeat> repeat =
        repeating.flatMap(earlier -> earlier.answered(document, answer));
    accept(document, answer);
    age++;
    changed(List.of(document));
    project.write(
        () -> append(document, answer, elapsed, shown, repeat),
        this::remember,
        () -> {
          accept(document, before);
          changed(List.of(document));
        });
  }

  private Recent append(
      DocumentId document,
      Answer answer,
      Duration elapsed,
      Optional<Suggestion> shown,
      Optional<Repeating.Repeat> repeat) {
    Annotation annotation =
        new Annotation(
            document, answer, project.annotator(), project.now(), elapsed, shown, Origin.HAND);
    return project.step(
        ActionKind.ANSWER,
        said(answer),
        action -> {
          project.stores().annotations().append(annotation, action);
          repeat.ifPresent(r ->
              project
                  .stores()
                  .repeats()
                  .append(
                      new Repeated(document, r.original(), r.first().labels(), answer.labels()),
                      project.annotator(),
                      action));
          project
              .stores()
              .documents()
              .group(document)
              .forEach(twin -> appendInBulk(twin, answer, action));
          return new Recent(annotation, project.document(document).map(Document::text).orElse(""));
        });
  }

  private void appendInBulk(DocumentId document, Answer answer, long action) {
    Annotation annotation =
        new Annotation(
            document,
            answer,
            project.annotator(),
            project.now(),
            Duration.ZERO,
            Optional.empty(),
            Origin.BULK);
    project.stores().annotations().append(annotation, action);
  }

  private Notice said(Answer answer) {
    return switch (answer.verdict()) {
      case LABELLED -> Notice.of("step.answer", names(answer.labels()));
      case SKIPPED -> Notice.of("step.skip");
      case CLEARED -> Notice.of("step.clear");
    };
  }

  private Object names(Set<LabelId> labels) {
    LabelScheme scheme = project.scheme().get();
    return labels.isEmpty()
        ? "∅"
        : Called.all(
            scheme, labels.stream().flatMap(label -> scheme.label(label).stream()).toList());
  }

  /// Gives many documents the same labels in one step.
  public void answerAll(List<DocumentId> documents, Set<LabelId> labels) {
    Answer answer = Answer.of(labels);
    Map<DocumentId, Answer> before = new HashMap<>();
    documents.forEach(id -> before.put(id, project.answers().of(id).orElse(Answer.NONE)));
    documents.forEach(id -> accept(id, answer));
    changed(documents);
    project.write(
        () ->
            project.step(
                ActionKind.BULK,
                Notice.of("step.bulk", names(labels), documents.size()),
                action -> {
                  for (DocumentId id : documents) {
                    appendInBulk(id, answer, action);
                    project
                        .stores()
                        .documents()
                        .group(id)
                        .forEach(twin -> appendInBulk(twin, answer, action));
                  }
                  return documents.size();
                }),
        _ -> {},
        () -> {
          before.forEach(this::accept);
          changed(documents);
        });
  }

  private void accept(DocumentId document, Answer answer) {
    boolean current =
        counted.equals(Optional.of(project.documents().get()))
            && countedVersion == project.answers().version();
    int before = inPool(document) && project.answers().has(document) ? 1 : 0;
    project.answers().put(document, answer);
    int after = inPool(document) && project.answers().has(document) ? 1 : 0;
    if (current) {
      answeredInPool += after - before;
      countedVersion = project.answers().version();
    }
    if (answer.verdict() == Verdict.SKIPPED) {
      skips.put(document, ++skipCount);
    }
  }

  /// Tells everybody that these documents have other answers now.
  void changed(Collection<DocumentId> documents) {
    project.answersChanged();
    listeners.forEach(listener -> listener.accept(documents));
  }

  /// As [#changed], of so many that the window must be let in between: some in each frame.
  void changedInTurn(List<DocumentId> documents) {
    if (documents.size() <= AT_ONCE) {
      if (!documents.isEmpty()) {
        changed(documents);
      }
      return;
    }
    for (int from = 0; from < documents.size(); from += AT_ONCE) {
      List<DocumentId> some = documents.subList(from, Math.min(from + AT_ONCE, documents.size()));
      project
          .jobs()
          .inTurn(() -> {
            if (!project.stopped()) {
              changed(some);
            }
          });
    }
  }

  private void remember(Recent answered) {
    Annotation annotation = answered.annotation();
    List<Recent> next = new ArrayList<>(recent.get());
    next.removeIf(r -> r.annotation().document().equals(annotation.document()));
    if (annotation.answer().verdict() != Verdict.CLEARED) {
      next.addFirst(answered);
    }
    recent.set(next.stream().limit(RECENT).toList());
  }

  private List<Recent> readRecent() {
    return project.stores().annotations().recent(RECENT).stream()
        .map(a -> new Recent(a, project.document(a.document()).map(Document::text).orElse("")))
        .toList();
  }

  /// Reads the list of recent answers again, after an undo.
  void refreshRecent() {
    recent.set(readRecent());
  }

  /// How many texts are open: visible, not answered, not held out.
  public int open() {
    Documents documents = project.documents().get();
    if (!counted.equals(Optional.of(documents)) || countedVersion != project.answers().version()) {
      counted = Optional.of(documents);
      countedVersion = project.answers().version();
      answeredInPool = 0;
      project.answers().each((id, _) -> answeredInPool += inPool(id) ? 1 : 0);
    }
    return Math.max(0, documents.size() - documents.heldOut() - answeredInPool);
  }

  private boolean inPool(DocumentId id) {
    Documents documents = project.documents().get();
    return documents.row(id) >= 0 && !documents.isHeldOut(id);
  }
}
