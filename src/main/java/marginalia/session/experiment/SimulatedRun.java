package marginalia.session.experiment;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import marginalia.evaluate.Agreement;
import marginalia.evaluate.Scores;
import marginalia.jobs.Progress;
import marginalia.learn.Classifier;
import marginalia.learn.Hierarchy;
import marginalia.learn.Targets;
import marginalia.learn.Trainer;
import marginalia.query.AdversarialValidation;
import marginalia.query.Candidate;
import marginalia.query.Labelled;
import marginalia.query.Need;
import marginalia.query.Pool;
import marginalia.query.QueryStrategy;
import marginalia.session.experiment.Simulation.Curve;
import marginalia.session.experiment.Simulation.Point;
import marginalia.text.SparseMatrix;
import marginalia.text.TextRows;

/// One strategy, one seed: asks, learns, is judged, until there are labels enough.
final class SimulatedRun {
  private final Simulation plan;
  private final QueryStrategy strategy;
  private final Trainer trainer;
  private final Corpus corpus;
  private final Rows rows;
  private final BitSet labelled = new BitSet();

  SimulatedRun(Simulation plan, QueryStrategy strategy, Trainer trainer, Corpus corpus, Rows rows) {
    this.plan = plan;
    this.strategy = strategy;
    this.trainer = trainer;
    this.corpus = corpus;
    this.rows = rows;
  }

  /// The texts as numbers.
  ///
  /// @param train the pool as the model sees it
  /// @param test as the model sees it
  /// @param compared the pool as the strategies compare it
  /// @param tree of the labels, if they have one
  record Rows(TextRows train, TextRows test, SparseMatrix compared, Optional<Hierarchy> tree) {}

  Curve run(String name, long seed, Progress progress) {
    int n = rows.train().rows();
    int most = Math.min(plan.most(), n);
    SplittableRandom random = new SplittableRandom(seed);
    while (labelled.cardinality() < Math.min(plan.start(), n)) {
      labelled.set(random.nextInt(n));
    }
    List<Point> points = new ArrayList<>();
    Optional<Targets> before = Optional.empty();
    long nanos = 0;
    while (true) {
      long start = System.nanoTime();
      int[] known = labelled.stream().toArray();
      Classifier classifier =
          trainer.fit(
              rows.train().select(known), corpus.trainTargets().select(known), seed, progress);
      Targets decisions = classifier.probabilities(rows.test(), progress).decisions();
      Scores scores = Scores.of(corpus.testTargets(), decisions);
      points.add(
          new Point(
              known.length,
              scores.macroF1(),
              scores.accuracy(),
              before.map(b -> Agreement.cohenKappa(b, decisions))));
      before = Optional.of(decisions);
      if (known.length >= most) {
        nanos += System.nanoTime() - start;
        return new Curve(name, seed, points, nanos / 1e9 / points.size());
      }
      ask(classifier, known, Math.min(plan.batch(), most - known.length), seed, progress);
      nanos += System.nanoTime() - start;
    }
  }

  private void ask(Classifier classifier, int[] known, int wanted, long seed, Progress progress) {
    BitSet open = new BitSet();
    open.set(0, rows.train().rows());
    open.andNot(labelled);
    int[] openRows = open.stream().toArray();
    long[] ids = open.stream().asLongStream().toArray();
    Pool pool =
        Pool.of(ids, openRows, rows.compared())
            .withLabelled(new Labelled(known, corpus.trainTargets().select(known)));
    if (rows.tree().isPresent()) {
      pool = pool.withTree(rows.tree().get());
    }
    if (strategy.needs().contains(Need.MODEL)) {
      pool = pool.withProbabilities(classifier.probabilities(rows.train(), progress));
    }
    if (strategy.needs().contains(Need.UNLIKENESS)) {
      pool =
          pool.withUnlikeness(
              AdversarialValidation.run(rows.compared(), known, openRows, seed, progress)
                  .unlikeness());
    }
    for (Candidate candidate : strategy.select(pool, wanted, seed + known.length, progress)) {
      labelled.set((int) candidate.document().value());
    }
  }
}
