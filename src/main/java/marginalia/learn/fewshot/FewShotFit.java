package marginalia.learn.fewshot;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import marginalia.jobs.Progress;
import marginalia.learn.Folded;
import marginalia.learn.Probabilities;
import marginalia.learn.Provenance;
import marginalia.learn.Targets;
import marginalia.learn.Thresholds;
import marginalia.learn.linear.Link;
import marginalia.wording.Notice;

/// One fit of [FewShot]: tries the candidates on texts they have not learnt from, then lets those
/// that are taken learn from all.
record FewShotFit(int width, OptionalInt nameWeight, FewShot.Projecting projection, long seed) {
  private static final int FOLDS = 4;

  /// With fewer texts than these a cross-validation is chance: everything counts the same.
  private static final int LEAST_TO_TRY = 10;

  /// With fewer texts the nearest of them is chance, and a map of the vectors learns them by heart.
  private static final int LEAST_TO_COMPARE = 100;

  /// A label with fewer texts has no threshold of its own.
  private static final int FEW = 5;

  private static final List<Integer> NAME_WEIGHTS = List.of(0, 1, 2);

  /// What is taken of the candidates.
  private record Taken(Candidate candidate, Link link, double share) {}

  FewShotClassifier run(Shots shots, long start, Progress progress) {
    Targets y = shots.y();
    if (y.rows() < LEAST_TO_TRY || y.labels() < 2) {
      return learnt(shots, untried(shots), halves(y), start, progress);
    }
    List<Tried> best = best(tried(shots, progress));
    double[] shares =
        Shares.of(best.stream().map(one -> Tried.likelihoods(one.probabilities(), y)).toList());
    List<Taken> taken = new ArrayList<>();
    float[] mean = new float[y.rows() * y.labels()];
    for (int i = 0; i < shares.length; i++) {
      taken.add(new Taken(best.get(i).candidate(), best.get(i).link(), shares[i]));
      for (int at = 0; at < mean.length; at++) {
        mean[at] += (float) shares[i] * best.get(i).probabilities()[at];
      }
    }
    Optional<Thresholds> thresholds =
        y.exclusive()
            ? Optional.empty()
            : Optional.of(
                Thresholds.best(Probabilities.independent(y.rows(), y.labels(), mean), y, FEW));
    return learnt(shots, taken, thresholds, start, progress);
  }

  private static Optional<Thresholds> halves(Targets y) {
    return y.exclusive() ? Optional.empty() : Optional.of(Thresholds.halves(y.labels()));
  }

  /// Without answers what is told alone; with a few two ways alike.
  private List<Taken> untried(Shots shots) {
    boolean exclusive = shots.y().exclusive();
    List<Candidate> all = new ArrayList<>();
    all.add(new Candidate(Matching.PROTOTYPES, nameWeight.orElse(1)));
    if (shots.x().rows() > 0) {
      all.add(new Candidate(Matching.LOGISTIC, nameWeight.orElse(2)));
    }
    return all.stream()
        .map(candidate ->
            new Taken(
                candidate,
                candidate.matching().usualLink(shots.y().labels(), exclusive),
                1.0 / all.size()))
        .toList();
  }

  private List<Candidate> candidates(Shots shots) {
    List<Integer> weights =
        nameWeight.isPresent()
            ? List.of(nameWeight.getAsInt())
            : shots.told().names().rows() == 0 ? List.of(0) : NAME_WEIGHTS;
    List<Candidate> all = new ArrayList<>();
    boolean compared = shots.y().rows() >= LEAST_TO_COMPARE;
    all.add(new Candidate(Matching.LOGISTIC, weights.getFirst()));
    all.add(new Candidate(Matching.LOGISTIC_VECTORS, weights.getLast()));
    if (!compared && weights.size() > 1) { // later names hardly change it, and a fit costs more
      all.add(new Candidate(Matching.LOGISTIC_VECTORS, weights.getFirst()));
    }
    for (int weight : weights) {
      all.add(new Candidate(Matching.PROTOTYPES, weight));
      if (compared) {
        all.add(new Candidate(Matching.NEAREST, weight));
      }
    }
    if (compared && projection == FewShot.Projecting.IF_BETTER) {
      all.add(new Candidate(Matching.PROJECTED, weights.get(weights.size() / 2)));
    }
    return all;
  }

  /// Of each way to match the best.
  private static List<Tried> best(List<Tried> tried) {
    List<Tried> best = new ArrayList<>();
    for (Matching matching : Matching.values()) {
      tried.stream()
          .filter(one -> one.candidate().matching() == matching)
          .min(Comparator.comparingDouble(Tried::loss))
          .ifPresent(best::add);
    }
    return best;
  }

  private List<Tried> tried(Shots shots, Progress progress) {
    List<Candidate> candidates = candidates(shots);
    int k = shots.y().labels();
    int n = shots.y().rows();
    int[] fold = Folded.of(shots.y(), FOLDS, seed);
    float[][] scores = new float[candidates.size()][n * k];
    int fits = candidates.size() * FOLDS;
    AtomicInteger done = new AtomicInteger();
    progress.ranges(
        fits,
        1,
        (from, to) -> {
          for (int i = from; i < to; i++) {
            int out = i % FOLDS;
            int[] learnt = IntStream.range(0, n).filter(row -> fold[row] != out).toArray();
            int[] judged = IntStream.range(0, n).filter(row -> fold[row] == out).toArray();
            Candidate candidate = candidates.get(i / FOLDS);
            Matcher matcher = candidate.fit(shots.select(learnt), width, seed, progress.silent());
            float[] own = matcher.scores(shots.x().select(judged), progress.silent());
            for (int row = 0; row < judged.length; row++) {
              System.arraycopy(own, row * k, scores[i / FOLDS], judged[row] * k, k);
            }
            progress.report(
                (double) done.incrementAndGet() / fits,
                Notice.of("engine.matching", done.get(), fits));
          }
        });
    List<Tried> tried = new ArrayList<>();
    for (int i = 0; i < scores.length; i++) {
      progress.checkCancelled();
      tried.add(Tried.of(candidates.get(i), scores[i], shots.y()));
    }
    return tried;
  }

  private FewShotClassifier learnt(
      Shots shots,
      List<Taken> taken,
      Optional<Thresholds> thresholds,
      long start,
      Progress progress) {
    Member[] members = new Member[taken.size()];
    progress.ranges(
        members.length,
        1,
        (from, to) -> {
          for (int i = from; i < to; i++) {
            Taken one = taken.get(i);
            Matcher matcher = one.candidate.fit(shots, width, seed, progress.silent());
            members[i] = new Member(one.candidate.matching(), matcher, one.link, (float) one.share);
          }
        });
    Provenance provenance =
        Provenance.of(
            written(taken),
            seed,
            shots.x(),
            shots.y(),
            Duration.ofNanos(System.nanoTime() - start));
    return new FewShotClassifier(
        shots.x().columns(), shots.y().labels(), thresholds, Arrays.asList(members), provenance);
  }

  private static String written(List<Taken> taken) {
    return FewShot.NAME
        + taken.stream()
            .map(one -> String.format(Locale.ROOT, "%s %.2f", one.candidate.written(), one.share))
            .toList();
  }
}
