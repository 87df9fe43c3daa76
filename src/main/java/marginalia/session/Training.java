package marginalia.session;

import java.time.Duration;
import java.time.Instant;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import marginalia.corpus.Answer;
import marginalia.corpus.DocumentId;
import marginalia.corpus.Label;
import marginalia.corpus.LabelId;
import marginalia.corpus.LabelScheme;
import marginalia.corpus.Suggestion;
import marginalia.corpus.TaskKind;
import marginalia.evaluate.Scores;
import marginalia.jobs.Job;
import marginalia.jobs.JobState;
import marginalia.jobs.Live;
import marginalia.jobs.Progress;
import marginalia.learn.Classifier;
import marginalia.learn.ModelChoice;
import marginalia.learn.Models;
import marginalia.learn.Probabilities;
import marginalia.learn.Updatable;
import marginalia.query.AdversarialValidation;
import marginalia.store.ModelStore;
import marginalia.wording.Notice;
import marginalia.wording.NoticeException;

/// The engine of an open project: reads the texts, trains in the background, and ranks the pool
/// anew after every answer. UI thread only; the work itself is done in jobs.
///
/// After an answer the last full model takes in everything answered since and ranks the pool again;
/// a full training follows after so many answers or seconds. A newer training replaces an older
/// one. What fails is shown by [#failure()] and disturbs nothing.
public final class Training implements AutoCloseable {
  /// Fixed, so that equal answers give an equal model.
  static final long SEED = 20_261_123;

  private static final Duration LONGEST_SCORING = Duration.ofSeconds(1);

  private final Project project;
  private final Keeping keeping;
  private final Live<Ranking> ranking = new Live<>(Ranking.NONE);
  private final Live<Optional<Trained>> trained = new Live<>(Optional.empty());
  private final Live<Optional<Notice>> failure = new Live<>(Optional.empty());
  private final Map<DocumentId, Integer> since = new LinkedHashMap<>();
  private BitSet open = new BitSet();
  private Optional<Features> features = Optional.empty();
  private Optional<Scored> scored = Optional.empty();

  /// The labels that the last training was told of.
  private LabelScheme known;

  private int clock;

  /// Answers since a training last began, so that a quick hand does not cancel every training.
  private int sinceStart;

  private boolean fitting;
  private final Live<Boolean> held = new Live<>(false);

  /// Whether the next training must not go on from the last one's weights.
  private boolean anew;

  /// For which the model learns.
  private TaskKind kind;

  private boolean due;
  private boolean updateDue;
  private boolean closed;

  /// A model as the last full training left it.
  ///
  /// @param rows the texts as it sees them
  /// @param unlikeness of each row, for strategies that want it
  /// @param answers labelled documents it was trained on
  /// @param examples the answered texts when it was trained or taken back
  /// @param judged on the held-out texts; empty where there are too few
  /// @param known what the columns of the classifier are; `scored` has fewer if labels were merged
  ///   since it learnt
  /// @param scoring how long it took to score every text
  /// @param learnt what a later training may go on from; empty for a model taken back
  public record Trained(
      Instant at,
      ModelChoice choice,
      Classifier classifier,
      List<LabelId> known,
      ModelRows rows,
      Scored scored,
      Optional<AdversarialValidation.Result> unlikeness,
      int answers,
      Examples examples,
      Optional<Scores> judged,
      Duration scoring,
      Optional<Learnt> learnt) {}

  /// What a model has learnt from.
  ///
  /// @param times how often it has gone on from earlier weights since it started anew
  record Learnt(Examples examples, int times) {}

  /// Probabilities of every document, by row.
  ///
  /// @param labels what the columns are
  public record Scored(Documents documents, List<LabelId> labels, Probabilities probabilities) {
    /// The likeliest label of a document and its probability; empty if the document has no row.
    Optional<Suggestion> suggestion(DocumentId id) {
      int row = documents.row(id);
      if (row < 0 || row >= probabilities.rows()) {
        return Optional.empty();
      }
      int top = probabilities.top(row);
      return Optional.of(
          new Suggestion(labels.get(top), Math.clamp(probabilities.of(row, top), 0, 1)));
    }
  }

  public Training(Project project) {
    this.project = project;
    this.keeping = new Keeping(project);
    this.known = project.scheme().get();
    this.kind = project.settings().get().kind();
    project.scheme().subscribe(this::schemeChanged);
    project.settings().subscribe(now -> kindChanged(now.kind()));
  }

  /// The texts to ask about next.
  public Live<Ranking> ranking() {
    return ranking;
  }

  /// The last full model; empty until two labels have answers, or two labels are there for a model
  /// that goes by their names.
  public Live<Optional<Trained>> trained() {
    return trained;
  }

  /// Grows with every model that was kept in the project.
  Live<Integer> kept() {
    return keeping.kept();
  }

  /// Whether an earlier model was taken back, so that no training starts by itself.
  Live<Boolean> held() {
    return held;
  }

  /// Why the last training failed; empty if it did not.
  public Live<Optional<Notice>> failure() {
    return failure;
  }

  /// What the newest model proposes for a document; before the first training of this session, what
  /// the last one proposed.
  public Optional<Suggestion> suggestion(DocumentId id) {
    return scored
        .flatMap(s -> s.suggestion(id))
        .or(() -> project.stores().predictions().of(id))
        .flatMap(s ->
            known.successor(s.label()).map(label -> new Suggestion(label.id(), s.probability())));
  }

  /// The newest probabilities of all documents.
  Optional<Scored> scored() {
    return scored;
  }

  /// The texts as numbers; empty while they are being read.
  Optional<Features> features() {
    return features;
  }

  /// Reads all texts anew, then trains or draws a first sample. To be called when documents came or
  /// went.
  public void documentsChanged() {
    Documents documents = project.documents().get();
    features = Optional.empty();
    scored = Optional.empty();
    trained.set(Optional.empty());
    if (documents.size() == 0) {
      ranking.set(Ranking.NONE);
      return;
    }
    ProjectSettings settings = project.settings().get();
    project
        .jobs()
        .start(
            "features",
            Notice.of("job.features"),
            progress -> {
              progress.report(-1, Notice.of("job.features"));
              return Features.of(documents, settings.language(), progress);
            })
        .onEnd(end -> {
          noteFailure(end);
          if (end instanceof JobState.Done<Features>(Features read)) {
            features = Optional.of(read);
            readOpen(read.documents());
            if (!train() || project.answers().labelled() == 0) {
              drawSample(read);
            }
          }
        });
  }

  /// O(held-out texts and answers).
  private void readOpen(Documents documents) {
    open = documents.open();
    project
        .answers()
        .each((id, _) -> {
          int row = documents.row(id);
          if (row >= 0) {
            open.clear(row);
          }
        });
  }

  private boolean isOpen(Documents documents, DocumentId id) {
    return !project.answers().has(id) && !documents.isHeldOut(id);
  }

  /// Takes note of new answers: ranks anew, and trains when it is time.
  public void answered(Collection<DocumentId> documents) {
    clock++;
    sinceStart += documents.size();
    for (DocumentId id : documents) {
      since.put(id, clock);
      features.ifPresent(read -> {
        int row = read.documents().row(id);
        if (row >= 0) {
          open.set(row, isOpen(read.documents(), id));
        }
      });
    }
    if (features.isEmpty()) {
      return;
    }
    ProjectSettings settings = project.settings().get();
    boolean first = trained.get().isEmpty() && !fitting;
    if (first || sinceStart >= settings.retrainAfterAnswers()) {
      project.jobs().soon(this::train);
    } else {
      trainLater(settings);
    }
    updateSoon();
  }

  /// The next text comes to the screen first, then the processors are the ranking's.
  private void updateSoon() {
    if (!updateDue) {
      updateDue = true;
      project
          .jobs()
          .soon(() -> {
            updateDue = false;
            if (!closed && !since.isEmpty()) {
              trained.get().ifPresent(this::update);
            }
          });
    }
  }

  private void trainLater(ProjectSettings settings) {
    if (!due) {
      due = true;
      project
          .jobs()
          .later(
              Duration.ofSeconds(settings.retrainAfterSeconds()),
              () -> {
                due = false;
                if (!closed && !since.isEmpty()) {
                  train();
                }
              });
    }
  }

  private void schemeChanged(LabelScheme scheme) {
    boolean others = !same(scheme, (label, before) -> label.id().equals(before.id()));
    boolean otherWords = !same(scheme, this::readsAlike);
    known = scheme;
    if (others) {
      held.set(false);
      train();
    } else if (otherWords && features.filter(this::startsWithoutAnswers).isPresent()) {
      train(); // it goes by what the labels are called
    }
  }

  /// Whether each label on offer is like the one that was in its place, which must hold for each.
  private boolean same(LabelScheme scheme, BiPredicate<Label, Label> alike) {
    List<Label> now = scheme.active();
    List<Label> before = known.active();
    return now.size() == before.size()
        && IntStream.range(0, now.size()).allMatch(i -> alike.test(now.get(i), before.get(i)));
  }

  private boolean readsAlike(Label label, Label before) {
    return label.name().equals(before.name())
        && label.parent().equals(before.parent())
        && label.guidance().equals(before.guidance());
  }

  /// What was learnt for another kind proposes nothing any more.
  private void kindChanged(TaskKind now) {
    if (now != kind) {
      kind = now;
      scored = Optional.empty();
      trained.set(Optional.empty());
      retrain();
    }
  }

  /// Starts a full training now, if there are answers to learn from; it does not go on from earlier
  /// weights.
  public void retrain() {
    held.set(false);
    anew = true;
    train();
  }

  /// Returns false if there is nothing to train on yet.
  private boolean train() {
    if (features.isEmpty() || closed || held.get()) {
      return false;
    }
    Features read = features.get();
    Examples examples = examples(read);
    if (examples.labelsSeen() < 2 && !startsWithoutAnswers(read)) {
      return false;
    }
    int asOf = clock;
    sinceStart = 0;
    fitting = true;
    Examples heldOut = examples(read, read.documents()::isHeldOut);
    Fit fit =
        new Fit(
            learning(read),
            examples,
            heldOut,
            project.settings().get().strategy(),
            trained.get().filter(_ -> !anew));
    BitSet candidates = (BitSet) open.clone();
    Job<Fit.Outcome> job =
        project
            .jobs()
            .start(
                "train",
                Notice.of("job.train"),
                progress -> fit.run(candidates, project.now(), progress));
    job.onEnd(end -> trainingEnded(end, asOf));
    return true;
  }

  /// A model that does not exist is complained of when there are answers for it.
  private boolean startsWithoutAnswers(Features read) {
    try {
      return learning(read).startsWithoutAnswers();
    } catch (NoticeException _) {
      return false;
    }
  }

  /// The answered texts that are to be learnt from.
  private Examples examples(Features read) {
    return examples(read, id -> !read.documents().isHeldOut(id));
  }

  private Examples examples(Features read, Predicate<DocumentId> wanted) {
    return Examples.of(
        project.answers().snapshot(),
        read.documents(),
        project.scheme().get(),
        project.settings().get().kind(),
        wanted);
  }

  /// How the chosen model learns now.
  Learning learning(Features read) {
    ProjectSettings settings = project.settings().get();
    return new Learning(
        read,
        settings.choice(),
        trained.get().map(Trained::rows),
        settings.kind(),
        project.scheme().get(),
        () ->
            Embedding.content(project.stores().vectors())
                .orElseThrow(() -> new NoticeException(Notice.of("vectors.none"))));
  }

  /// Lets an earlier model propose and rank, until a training is asked for.
  Job<Fit.Outcome> revive(ModelChoice choice, Modelling.Source source) {
    BitSet candidates = (BitSet) open.clone();
    ProjectSettings settings = project.settings().get();
    Optional<Features> read = features;
    Optional<Examples> examples = read.map(this::examples);
    LabelScheme scheme = project.scheme().get();
    return project
        .jobs()
        .start(
            "train",
            Notice.of("job.train"),
            progress -> {
              Features texts =
                  read.orElseThrow(() -> new NoticeException(Notice.of("evaluate.reading")));
              ModelStore.Content content = source.read();
              Successors now =
                  Successors.of(scheme, content.labels(), settings.kind())
                      .orElseThrow(() -> new NoticeException(Notice.of("models.otherLabels")));
              return new Revival(
                      texts,
                      examples.orElseThrow(),
                      content,
                      choice,
                      Models.recipe(choice, texts.language()).vectoriser(),
                      settings.strategy())
                  .run(now, candidates, project.now(), progress);
            })
        .onDone(outcome -> {
          held.set(true);
          scored = Optional.of(outcome.trained().scored());
          trained.set(Optional.of(outcome.trained()));
          ranking.set(outcome.ranking());
        });
  }

  /// As [#revive], of a model that is new here: it is kept in the project.
  Job<Fit.Outcome> adopt(ModelChoice choice, Modelling.Source source) {
    return revive(choice, source).onDone(outcome -> keeping.keep(outcome.trained()));
  }

  private void trainingEnded(JobState<Fit.Outcome> end, int asOf) {
    noteFailure(end);
    fitting = end instanceof JobState.Cancelled<Fit.Outcome> && fitting;
    if (end instanceof JobState.Done<Fit.Outcome>(Fit.Outcome outcome)
        && !closed
        && outcome.trained().examples().targets().exclusive() == kind.exclusive()) {
      anew = false;
      since.values().removeIf(at -> at <= asOf);
      scored = Optional.of(outcome.trained().scored());
      trained.set(Optional.of(outcome.trained()));
      ranking.set(outcome.ranking());
      keeping.keep(outcome.trained());
      if (!since.isEmpty()) {
        update(outcome.trained());
      }
    }
  }

  private void noteFailure(JobState<?> end) {
    switch (end) {
      case JobState.Failed<?>(Notice reason, Throwable _) -> failure.set(Optional.of(reason));
      case JobState.Done<?> _ -> failure.set(Optional.empty());
      case JobState.Cancelled<?> _, JobState.Waiting<?> _, JobState.Running<?> _ -> {}
    }
  }

  /// Ranks with the last full model and what was answered since.
  private void update(Trained base) {
    if (!(base.classifier() instanceof Updatable updatable)
        || features.isEmpty()
        || base.scoring().compareTo(LONGEST_SCORING) > 0) {
      return; // a model that is slow to score every text ranks after full trainings alone
    }
    Features read = features.get();
    Map<DocumentId, Answer> answers = new HashMap<>();
    since
        .keySet()
        .forEach(id -> project.answers().of(id).ifPresent(answer -> answers.put(id, answer)));
    Examples fresh =
        Examples.of(
            answers,
            read.documents(),
            project.scheme().get(),
            project.settings().get().kind(),
            id -> !read.documents().isHeldOut(id));
    if (!fresh.labels().equals(base.known())) {
      return; // a full training for the changed scheme is under way
    }
    Update work = new Update(read, base, updatable, fresh, project.settings().get().strategy());
    BitSet candidates = (BitSet) open.clone();
    project
        .jobs()
        .startUrgent("rank", Notice.of("job.rank"), progress -> work.run(candidates, progress))
        .onEnd(end -> {
          noteFailure(end);
          if (end instanceof JobState.Done<Update.Outcome>(Update.Outcome outcome)
              && trained.get().filter(t -> t.at().equals(base.at())).isPresent()) {
            scored = Optional.of(outcome.scored());
            ranking.set(outcome.ranking());
          }
        });
  }

  /// Before the first model: texts that are unlike each other.
  private void drawSample(Features read) {
    if (trained.get().isPresent()) {
      return;
    }
    BitSet candidates = (BitSet) open.clone();
    project
        .jobs()
        .start(
            "rank",
            Notice.of("job.rank"),
            (Progress progress) -> Queue.sample(read, candidates, progress))
        .onEnd(end -> {
          noteFailure(end);
          if (end instanceof JobState.Done<Ranking>(Ranking drawn) && trained.get().isEmpty()) {
            ranking.set(drawn);
          }
        });
  }

  @Override
  public void close() {
    closed = true;
  }
}
