package marginalia.session;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import marginalia.corpus.DocumentId;
import marginalia.corpus.LabelId;
import marginalia.corpus.TaskKind;
import marginalia.evaluate.Bootstrap;
import marginalia.evaluate.CrossValidation;
import marginalia.evaluate.Folds;
import marginalia.evaluate.Interval;
import marginalia.evaluate.ScoreIntervals;
import marginalia.evaluate.TreeScores;
import marginalia.jobs.Job;
import marginalia.jobs.Live;
import marginalia.jobs.Progress;
import marginalia.learn.Hierarchy;
import marginalia.learn.ModelChoice;
import marginalia.learn.Targets;
import marginalia.store.ActionKind;
import marginalia.store.EvaluationStore;
import marginalia.wording.Notice;
import marginalia.wording.NoticeException;

/// Measures how good the model is: on the held-out texts or by cross-validation. UI thread only;
/// the work is done in jobs.
public final class Evaluating {
  /// Share of the answered texts that is held out at once.
  public static final double SHARE = 0.2;

  private static final int FOLDS = 5;

  private final Project project;
  private final Training training;
  private final Live<Optional<Evaluation>> latest = new Live<>(Optional.empty());

  /// Of which the last evaluation speaks.
  private TaskKind kind;

  /// A point of the learning curve.
  ///
  /// @param answers labelled texts at that time
  /// @param setup equal where the same model learnt the same labels; empty where that is not known
  public record CurvePoint(int answers, double macroF1, Evaluation.Method method, String setup) {}

  public Evaluating(Project project, Training training) {
    this.project = project;
    this.training = training;
    this.kind = project.settings().get().kind();
    project.settings().subscribe(now -> kindChanged(now.kind()));
    training.trained().subscribe(trained -> trained.ifPresent(this::extendCurve));
  }

  private void kindChanged(TaskKind now) {
    if (now != kind) {
      kind = now;
      latest.set(Optional.empty());
    }
  }

  /// The last evaluation; empty before the first of this session and after a change of kind.
  public Live<Optional<Evaluation>> latest() {
    return latest;
  }

  /// Evaluates anew.
  public Job<Evaluation> run(Evaluation.Method method) {
    Optional<Features> features = training.features();
    Optional<Learning> learning = features.map(training::learning);
    Optional<Examples> trainable = features.map(f -> examples(f, Part.NOT_HELD_OUT));
    Optional<Examples> heldOut = features.map(f -> examples(f, Part.HELD_OUT));
    ModelChoice choice = project.settings().get().choice();
    Job<Evaluation> job =
        project
            .jobs()
            .start(
                "evaluate",
                Notice.of("job.evaluate"),
                progress ->
                    new Measuring(
                            learning.orElseThrow(
                                () -> new NoticeException(Notice.of("evaluate.reading"))),
                            trainable.orElseThrow())
                        .measure(method, heldOut.orElseThrow(), progress));
    return job.onDone(done -> {
      latest.set(Optional.of(done));
      append(
          done.method() == Evaluation.Method.HELD_OUT ? done.trainedOn() : done.texts(),
          done.method(),
          setup(choice, done.labels()),
          done.macroF1().value(),
          done.microF1().value(),
          done.accuracy().value());
    });
  }

  private enum Part {
    HELD_OUT,
    NOT_HELD_OUT
  }

  private Examples examples(Features features, Part part) {
    return Examples.of(
        project.answers().snapshot(),
        features.documents(),
        project.scheme().get(),
        project.settings().get().kind(),
        id -> features.documents().isHeldOut(id) == (part == Part.HELD_OUT));
  }

  /// After a full training: one more point, if there were held-out texts enough.
  private void extendCurve(Training.Trained trained) {
    trained
        .judged()
        .ifPresent(scores ->
            append(
                trained.answers(),
                Evaluation.Method.HELD_OUT,
                setup(trained.choice(), trained.scored().labels()),
                scores.macroF1(),
                scores.microF1(),
                scores.accuracy()));
  }

  /// The model and the labels in short: their numbers as one, as there may be thousands.
  private static String setup(ModelChoice choice, List<LabelId> labels) {
    long digest = 0;
    for (long label : labels.stream().mapToLong(LabelId::value).sorted().toArray()) {
      digest = (digest ^ label) * 0x9E3779B97F4A7C15L;
      digest ^= digest >>> 29;
    }
    return choice.name() + " " + choice.written() + " " + Long.toHexString(digest);
  }

  private void append(
      int answers,
      Evaluation.Method method,
      String setup,
      double macroF1,
      double microF1,
      double accuracy) {
    project.writeQuietly(() ->
        project
            .stores()
            .evaluations()
            .append(
                new EvaluationStore.Point(
                    project.now(), answers, method.name(), setup, macroF1, microF1, accuracy)));
  }

  /// Macro-F1 over the project's life, oldest first.
  public List<CurvePoint> curve() {
    return project.stores().evaluations().all().stream()
        .map(point ->
            new CurvePoint(
                point.answers(),
                point.macroF1(),
                Evaluation.Method.valueOf(point.method()),
                point.setup()))
        .toList();
  }

  /// Takes a share of the answered texts into the held-out set, the same share of each label; one
  /// step that can be undone.
  ///
  /// @param share between 0 and 1
  public void holdOut(double share) {
    training
        .features()
        .ifPresent(features -> {
          Examples examples = examples(features, Part.NOT_HELD_OUT);
          int parts = Math.max(2, (int) Math.round(1 / share));
          int[] fold = Folds.stratified(examples.targets(), parts, Training.SEED);
          List<DocumentId> chosen =
              IntStream.range(0, examples.size())
                  .filter(i -> fold[i] == 0)
                  .mapToObj(i -> features.documents().id(examples.rows()[i]))
                  .toList();
          hold(chosen);
        });
  }

  private void hold(List<DocumentId> chosen) {
    if (!chosen.isEmpty()) {
      project.write(
          () ->
              project.step(
                  ActionKind.HOLD_OUT,
                  Notice.of("step.heldOut", chosen.size()),
                  action -> {
                    project.stores().heldOut().include(chosen, action);
                    return Documents.read(project.stores());
                  }),
          project::documentsChanged);
    }
  }

  /// The measuring itself; for a background job.
  private record Measuring(Learning learning, Examples trainable) {
    Evaluation measure(Evaluation.Method method, Examples heldOut, Progress progress)
        throws IOException {
      return switch (method) {
        case HELD_OUT -> onHeldOut(heldOut, progress);
        case CROSS_VALIDATION -> crossValidated(progress);
      };
    }

    private Evaluation onHeldOut(Examples heldOut, Progress progress) throws IOException {
      if (heldOut.size() == 0) {
        throw new NoticeException(Notice.of("evaluate.noHeldOut"));
      }
      if (trainable.labelsSeen() < 2 && !learning.startsWithoutAnswers()) {
        throw new NoticeException(Notice.of("evaluate.tooFew"));
      }
      ModelRows rows = learning.rows(progress);
      Targets predicted =
          learning
              .fit(rows, trainable, progress)
              .probabilities(rows.matrix().select(heldOut.rows()), progress)
              .decisions();
      double[] unseen =
          UnseenWords.heldOut(rows, learning.features().documents(), trainable, heldOut, progress);
      Judged judged = new Judged(Evaluation.Method.HELD_OUT, heldOut, predicted, unseen);
      return evaluation(judged, trainable.size(), progress);
    }

    private Evaluation crossValidated(Progress progress) throws IOException {
      if (trainable.labelsSeen() < 2 || trainable.size() < FOLDS) {
        throw new NoticeException(Notice.of("evaluate.tooFew"));
      }
      ModelRows rows = learning.rows(progress);
      Targets predicted =
          CrossValidation.outOfFold(
                  learning.trainer(rows),
                  rows.matrix().select(trainable.rows()),
                  trainable.targets(),
                  FOLDS,
                  Training.SEED,
                  progress)
              .decisions();
      double[] unseen =
          UnseenWords.outOfFold(rows, learning.features().documents(), trainable, FOLDS, progress);
      return evaluation(
          new Judged(Evaluation.Method.CROSS_VALIDATION, trainable, predicted, unseen),
          trainable.size() * (FOLDS - 1) / FOLDS,
          progress);
    }

    /// Texts and what the model said of them.
    ///
    /// @param unseen share of unseen words, by label
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    private record Judged(
        Evaluation.Method method, Examples texts, Targets predicted, double[] unseen) {}

    private Evaluation evaluation(Judged judged, int trainedOn, Progress progress) {
      Examples texts = judged.texts();
      Targets predicted = judged.predicted();
      ScoreIntervals scores =
          Bootstrap.defaults().intervals(texts.targets(), predicted, Training.SEED, progress);
      List<Evaluation.LabelScore> perLabel = new ArrayList<>();
      for (int i = 0; i < texts.labels().size(); i++) {
        perLabel.add(
            new Evaluation.LabelScore(
                texts.labels().get(i),
                score(scores.labels().get(i).precision()),
                score(scores.labels().get(i).recall()),
                score(scores.labels().get(i).f1()),
                scores.labels().get(i).support(),
                judged.unseen()[i]));
      }
      return new Evaluation(
          judged.method(),
          texts.labels(),
          texts.size(),
          trainedOn,
          score(scores.accuracy()),
          score(scores.macroF1()),
          score(scores.microF1()),
          texts.targets().exclusive()
              ? Optional.empty()
              : Optional.of(
                  new Evaluation.Several(score(scores.jaccard()), score(scores.hammingLoss()))),
          learning.labels().tree().map(tree -> tree(tree, texts.targets(), predicted, progress)),
          perLabel,
          cells(texts, predicted));
    }

    private static Evaluation.Tree tree(
        Hierarchy tree, Targets truth, Targets predicted, Progress progress) {
      ScoreIntervals paths =
          Bootstrap.defaults()
              .intervals(
                  TreeScores.paths(tree, truth),
                  TreeScores.paths(tree, predicted),
                  Training.SEED,
                  progress);
      return new Evaluation.Tree(
          score(paths.macroF1()), score(paths.microF1()), TreeScores.of(tree, truth, predicted));
    }

    private static Evaluation.Score score(Interval interval) {
      return new Evaluation.Score(interval.value(), interval.low(), interval.high());
    }

    private Map<Evaluation.Cell, List<DocumentId>> cells(Examples texts, Targets predicted) {
      Map<Evaluation.Cell, List<DocumentId>> cells = new HashMap<>();
      for (int i = 0; i < texts.size(); i++) {
        DocumentId id = learning.features().documents().id(texts.rows()[i]);
        for (int truth : texts.targets().labels(i)) {
          for (int given : predicted.labels(i)) {
            boolean right = truth == given;
            boolean confused = !predicted.has(i, truth) && !texts.targets().has(i, given);
            if (right || confused) {
              cells
                  .computeIfAbsent(
                      new Evaluation.Cell(label(texts, truth), label(texts, given)),
                      _ -> new ArrayList<>())
                  .add(id);
            }
          }
        }
      }
      return cells;
    }

    private static LabelId label(Examples texts, int label) {
      return texts.labels().get(label);
    }
  }
}
