package marginalia.session.experiment;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.concurrent.atomic.AtomicInteger;
import marginalia.corpus.TaskKind;
import marginalia.evaluate.Scores;
import marginalia.jobs.Progress;
import marginalia.jobs.Work;
import marginalia.learn.ModelChoice;
import marginalia.learn.Models;
import marginalia.learn.Recipe;
import marginalia.learn.Trainer;
import marginalia.query.QueryStrategy;
import marginalia.query.Strategies;
import marginalia.session.TaskLabels;
import marginalia.session.VectorFiles;
import marginalia.text.PairedRows;
import marginalia.text.Sequences;
import marginalia.text.SparseMatrix;
import marginalia.text.TextRows;
import marginalia.text.TfIdf;
import marginalia.text.Vectoriser;
import marginalia.wording.Notice;
import marginalia.wording.NoticeException;

/// Labels a pool from its own hidden labels, asking as each strategy wants, and follows how good
/// the model is on other texts.
///
/// @param poolSize take this many texts of the pool, drawn by chance; empty for all
/// @param settings of the model, by name
/// @param strategies names; random is added as a reference
/// @param start labels to begin with, drawn by chance per seed, the same for all strategies
/// @param batch labels per round; the model is trained anew after each
/// @param most labels at the end
/// @param seeds how many times each strategy runs
public record Simulation(
    Path pool,
    Path test,
    TaskKind kind,
    Optional<Integer> poolSize,
    String model,
    Map<String, String> settings,
    List<String> strategies,
    int start,
    int batch,
    int most,
    int seeds,
    long seed) {
  static final String REFERENCE = "random";

  public Simulation {
    settings = Map.copyOf(settings);
    SequencedSet<String> named = new LinkedHashSet<>(strategies);
    named.add(REFERENCE);
    strategies = List.copyOf(named);
    if (start < 1 || batch < 1 || most < start || seeds < 1) {
      throw new IllegalArgumentException(
          "start %d, batch %d, most %d, seeds %d".formatted(start, batch, most, seeds));
    }
  }

  /// The work, for a job. Costs strategies × seeds × rounds fits, several at once.
  ///
  /// @throws NoticeException if there is no such model, setting or strategy
  public Work<LearningCurves> work() throws NoticeException {
    ModelChoice choice = new ModelChoice(model, settings);
    Models.check(choice);
    List<QueryStrategy> asked = new ArrayList<>();
    for (String name : strategies) {
      asked.add(Strategies.strategy(name));
    }
    return progress -> run(choice, asked, progress);
  }

  /// The strategies compare weighed columns: the model's own, or TF-IDF beside it.
  private static SparseMatrix compared(Corpus corpus, Vectoriser.Fitted fitted, Progress progress) {
    return switch (fitted.matrix()) {
      case SparseMatrix matrix -> matrix;
      case PairedRows both -> both.weighed();
      case Sequences _ ->
          TfIdf.defaults(corpus.language()).fitTransform(corpus.trainTexts(), progress).matrix();
    };
  }

  private LearningCurves run(ModelChoice choice, List<QueryStrategy> asked, Progress progress)
      throws java.io.IOException {
    Corpus corpus = Corpus.read(pool, test, kind, poolSize, progress);
    Recipe plain = Models.recipe(choice, corpus.language());
    Vectoriser.Fitted fitted = plain.vectoriser().fitTransform(corpus.trainTexts(), progress);
    Recipe recipe = VectorFiles.started(plain, fitted.model(), seed);
    Trainer trainer = recipe.trainerFor(TaskLabels.of(corpus.labels(), kind), fitted.model());
    TextRows testMatrix = fitted.model().transform(corpus.testTexts(), progress);
    SimulatedRun.Rows rows =
        new SimulatedRun.Rows(fitted.matrix(), testMatrix, compared(corpus, fitted, progress));
    Scores full =
        Scores.of(
            corpus.testTargets(),
            trainer
                .fit(fitted.matrix(), corpus.trainTargets(), seed, progress)
                .probabilities(testMatrix, progress)
                .decisions());
    int runs = asked.size() * seeds;
    Curve[] curves = new Curve[runs];
    AtomicInteger done = new AtomicInteger();
    progress.ranges(
        runs,
        1,
        (from, to) -> {
          for (int i = from; i < to; i++) {
            QueryStrategy strategy = asked.get(i % asked.size());
            SimulatedRun one = new SimulatedRun(this, strategy, trainer, corpus, rows);
            curves[i] =
                one.run(strategies.get(i % asked.size()), seed + i / asked.size(), progress);
            progress.report(
                (double) done.incrementAndGet() / runs,
                Notice.of("experiment.simulating", done.get(), runs));
          }
        });
    List<Curve> ordered = new ArrayList<>(Arrays.asList(curves));
    Collections.sort(
        ordered,
        java.util.Comparator.<Curve>comparingInt(curve -> strategies.indexOf(curve.strategy()))
            .thenComparingLong(Curve::seed));
    return new LearningCurves(
        corpus.train().size(), corpus.test().size(), full.macroF1(), strategies, ordered);
  }

  /// One strategy's way through one seed.
  ///
  /// @param secondsPerRound mean time to train and choose
  public record Curve(String strategy, long seed, List<Point> points, double secondsPerRound) {
    public Curve {
      points = List.copyOf(points);
    }
  }

  /// How good the model was on the test texts with so many labels.
  public record Point(int labels, double macroF1, double accuracy) {}
}
