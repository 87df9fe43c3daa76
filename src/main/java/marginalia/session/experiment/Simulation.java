package marginalia.session.experiment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import marginalia.corpus.TaskKind;
import marginalia.evaluate.Scores;
import marginalia.jobs.Progress;
import marginalia.jobs.Work;
import marginalia.learn.LabelSet;
import marginalia.learn.ModelChoice;
import marginalia.learn.Models;
import marginalia.learn.Recipe;
import marginalia.learn.Targets;
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
    return work(SimulationState.none());
  }

  /// The same, without the runs that are done, and keeping each that is.
  ///
  /// @throws NoticeException as [#work()]
  public Work<LearningCurves> work(SimulationState state) throws NoticeException {
    ModelChoice choice = new ModelChoice(model, settings);
    Models.check(choice);
    List<QueryStrategy> asked = new ArrayList<>();
    for (String name : strategies) {
      asked.add(Strategies.strategy(name));
    }
    return progress -> run(choice, asked, state, progress);
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

  /// All that a run depends on.
  private String key(Corpus corpus, String strategy, long runSeed) {
    return String.join(
        " ",
        Long.toHexString(digest(corpus.train(), corpus.trainTargets())),
        Long.toHexString(digest(corpus.test(), corpus.testTargets())),
        kind.slug(),
        model,
        new TreeMap<>(settings).toString(),
        strategy,
        "%d %d %d %d".formatted(start, batch, most, runSeed));
  }

  private static long digest(List<String> texts, Targets targets) {
    long hash = targets.labels();
    for (int row = 0; row < texts.size(); row++) {
      hash = (hash * 31 + texts.get(row).hashCode()) * 0x9E3779B97F4A7C15L;
      hash = Long.rotateLeft(hash, 29) + Arrays.hashCode(targets.labels(row));
    }
    return hash;
  }

  private LearningCurves run(
      ModelChoice choice, List<QueryStrategy> asked, SimulationState state, Progress progress)
      throws IOException {
    Corpus corpus = Corpus.read(pool, test, kind, poolSize, progress);
    Recipe plain = Models.recipe(choice, corpus.language());
    Vectoriser.Fitted fitted = plain.vectoriser().fitTransform(corpus.trainTexts(), progress);
    Recipe recipe = VectorFiles.started(plain, fitted.model(), seed);
    LabelSet labels = TaskLabels.of(corpus.labels(), kind);
    Trainer trainer = recipe.trainerFor(labels, fitted.model());
    TextRows testMatrix = fitted.model().transform(corpus.testTexts(), progress);
    SimulatedRun.Rows rows =
        new SimulatedRun.Rows(
            fitted.matrix(), testMatrix, compared(corpus, fitted, progress), labels.tree());
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
    spread(
        progress,
        runs,
        1,
        (from, to) -> {
          for (int i = from; i < to; i++) {
            QueryStrategy strategy = asked.get(i % asked.size());
            SimulatedRun one = new SimulatedRun(this, strategy, trainer, corpus, rows);
            String name = strategies.get(i % asked.size());
            long runSeed = seed + i / asked.size();
            String key = key(corpus, name, runSeed);
            curves[i] =
                state.done(key).orElseGet(() -> kept(state, key, one.run(name, runSeed, progress)));
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

  /// What a thread could not write is told as it would be on one thread.
  private static void spread(Progress progress, int runs, int chunk, Progress.RangeBody body)
      throws IOException {
    try {
      progress.ranges(runs, chunk, body);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static Curve kept(SimulationState state, String key, Curve curve) {
    try {
      state.add(key, curve);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return curve;
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
  ///
  /// @param kappa how well it agreed with the model before it on these texts, whose labels play no
  ///   part in that; empty for the first
  public record Point(int labels, double macroF1, double accuracy, Optional<Double> kappa) {}
}
