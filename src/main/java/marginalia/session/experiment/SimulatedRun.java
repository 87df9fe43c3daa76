package marginalia.session.experiment;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import marginalia.evaluate.Scores;
import marginalia.jobs.Progress;
import marginalia.learn.Classifier;
import marginalia.learn.Trainer;
import marginalia.query.AdversarialValidation;
import marginalia.query.Candidate;
import marginalia.query.Need;
import marginalia.query.Pool;
import marginalia.query.QueryStrategy;
import marginalia.session.experiment.Simulation.Curve;
import marginalia.session.experiment.Simulation.Point;
import marginalia.text.SparseMatrix;

/// One strategy, one seed: asks, learns, is judged, until there are labels enough.
final class SimulatedRun {
  private final Simulation plan;
  private final QueryStrategy strategy;
  private final Trainer trainer;
  private final Corpus corpus;
  private final SparseMatrix x;
  private final SparseMatrix testX;
  private final BitSet labelled = new BitSet();

  SimulatedRun(
      Simulation plan,
      QueryStrategy strategy,
      Trainer trainer,
      Corpus corpus,
      SparseMatrix x,
      SparseMatrix testX) {
    this.plan = plan;
    this.strategy = strategy;
    this.trainer = trainer;
    this.corpus = corpus;
    this.x = x;
    this.testX = testX;
  }

  Curve run(String name, long seed, Progress progress) {
    int n = x.rows();
    int most = Math.min(plan.most(), n);
    SplittableRandom random = new SplittableRandom(seed);
    while (labelled.cardinality() < Math.min(plan.start(), n)) {
      labelled.set(random.nextInt(n));
    }
    List<Point> points = new ArrayList<>();
    long nanos = 0;
    while (true) {
      long start = System.nanoTime();
      int[] rows = labelled.stream().toArray();
      Classifier classifier =
          trainer.fit(x.select(rows), corpus.trainTargets().select(rows), seed, progress);
      Scores scores =
          Scores.of(corpus.testTargets(), classifier.probabilities(testX, progress).decisions());
      points.add(new Point(rows.length, scores.macroF1(), scores.accuracy()));
      if (rows.length >= most) {
        nanos += System.nanoTime() - start;
        return new Curve(name, seed, points, nanos / 1e9 / points.size());
      }
      ask(classifier, rows, Math.min(plan.batch(), most - rows.length), seed, progress);
      nanos += System.nanoTime() - start;
    }
  }

  private void ask(Classifier classifier, int[] rows, int wanted, long seed, Progress progress) {
    BitSet open = new BitSet();
    open.set(0, x.rows());
    open.andNot(labelled);
    int[] openRows = open.stream().toArray();
    long[] ids = open.stream().asLongStream().toArray();
    Pool pool = Pool.of(ids, openRows, x);
    if (strategy.needs().contains(Need.MODEL)) {
      pool = pool.withProbabilities(classifier.probabilities(x, progress));
    }
    if (strategy.needs().contains(Need.UNLIKENESS)) {
      pool =
          pool.withUnlikeness(
              AdversarialValidation.run(x, rows, openRows, seed, progress).unlikeness());
    }
    for (Candidate candidate : strategy.select(pool, wanted, seed + rows.length, progress)) {
      labelled.set((int) candidate.document().value());
    }
  }
}
