package marginalia.query;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import marginalia.jobs.Progress;
import marginalia.learn.Probabilities;
import marginalia.learn.Shuffle;
import marginalia.learn.Targets;
import marginalia.learn.linear.LinearClassifier;
import marginalia.learn.linear.LogisticRegression;
import marginalia.text.SparseMatrix;
import marginalia.wording.Notice;

/// Can a model tell the labelled texts from the rest? Every text is scored by a model that saw
/// neither it nor the rest of its fold; the more surely it is told apart, the less it is like what
/// has been labelled. About a second for 100,000 texts: of the unlabelled ones, each model learns
/// from a sample alone.
public final class AdversarialValidation {
  private static final int FOLDS = 4;
  private static final int LEAST_SAMPLE = 3_000;
  private static final int MOST_SAMPLE = 12_000;
  private static final LogisticRegression MODEL = new LogisticRegression(5, 8, 0.2, 0);
  private static final LogisticRegression EVEN_MODEL = new LogisticRegression(5, 8, 0.2, 1);

  private final SparseMatrix x;
  private final int[] rows;
  private final int firsts;
  private final int[] fold;
  private final boolean[] learnt;
  private final LogisticRegression model;

  private AdversarialValidation(
      SparseMatrix x,
      int[] rows,
      int firsts,
      int[] fold,
      boolean[] learnt,
      LogisticRegression model) {
    this.x = x;
    this.rows = rows;
    this.firsts = firsts;
    this.fold = fold;
    this.learnt = learnt;
    this.model = model;
  }

  /// What was found.
  ///
  /// @param unlikeness of each row of the matrix, from 0 (surely one of the labelled) to 1; 0 for
  ///   rows that took no part
  /// @param auc chance that an unlabelled text scores higher than a labelled one: 0.5 where the
  ///   labelled are a fair sample, 1 where they have nothing in common with the rest
  @SuppressWarnings("ArrayRecordComponent") // Large, never compared.
  public record Result(float[] unlikeness, double auc) {}

  /// What tells two sets of texts apart.
  ///
  /// @param probabilities of belonging to the second set if both were equally large; of the texts
  ///   of the first set, then of the second, each by a model that did not see it
  @SuppressWarnings("ArrayRecordComponent") // Large, never compared.
  public record Told(float[] probabilities, RocArea area) {}

  /// Compares the rows in `labelled` with those in `unlabelled`; the two have none in common.
  public static Result run(
      SparseMatrix x, int[] labelled, int[] unlabelled, long seed, Progress progress) {
    int n = labelled.length + unlabelled.length;
    int[] rows = Arrays.copyOf(labelled, n);
    System.arraycopy(unlabelled, 0, rows, labelled.length, unlabelled.length);
    SplittableRandom random = new SplittableRandom(seed);
    int[] fold = new int[n];
    for (int i = 0; i < n; i++) {
      // Labelled ones are dealt out evenly, for there may be few.
      fold[i] = i < labelled.length ? i % FOLDS : random.nextInt(FOLDS);
    }
    double share =
        (double) Math.clamp(2L * labelled.length, LEAST_SAMPLE, MOST_SAMPLE)
            / Math.max(1, unlabelled.length);
    boolean[] learnt = new boolean[n];
    for (int i = 0; i < n; i++) {
      learnt[i] = i < labelled.length || random.nextDouble() < share;
    }
    float[] scores =
        new AdversarialValidation(x, rows, labelled.length, fold, learnt, MODEL)
            .scores(seed, progress);
    float[] unlikeness = new float[x.rows()];
    for (int i = 0; i < n; i++) {
      unlikeness[rows[i]] = scores[i];
    }
    return new Result(unlikeness, RocArea.value(scores, labelled.length));
  }

  /// Compares the first `firsts` rows of `x` with the others. Both sets are dealt out evenly to the
  /// folds, by chance, and of either at most 12,000 are learnt from, so it does not matter which is
  /// the larger one. O(nonzeros).
  public static Told compare(SparseMatrix x, int firsts, long seed, Progress progress) {
    float[] scores = even(x, firsts, seed).scores(seed, progress);
    return new Told(scores, RocArea.of(scores, firsts));
  }

  /// One model of all that the folds of [#compare(SparseMatrix, int, long, Progress)] learn from;
  /// label 1 is the second set.
  static LinearClassifier model(SparseMatrix x, int firsts, long seed, Progress progress) {
    AdversarialValidation both = even(x, firsts, seed);
    return both.fit(where(x.rows(), i -> both.learnt[i]), seed, progress);
  }

  private static AdversarialValidation even(SparseMatrix x, int firsts, long seed) {
    int n = x.rows();
    int[] fold = new int[n];
    boolean[] learnt = new boolean[n];
    SplittableRandom random = new SplittableRandom(seed);
    deal(0, firsts, fold, learnt, random);
    deal(firsts, n, fold, learnt, random);
    return new AdversarialValidation(
        x, IntStream.range(0, n).toArray(), firsts, fold, learnt, EVEN_MODEL);
  }

  private static void deal(
      int from, int to, int[] fold, boolean[] learnt, SplittableRandom chance) {
    int[] order = IntStream.range(from, to).toArray();
    Shuffle.of(order, chance);
    for (int i = 0; i < order.length; i++) {
      fold[order[i]] = i % FOLDS;
      learnt[order[i]] = i < MOST_SAMPLE;
    }
  }

  private float[] scores(long seed, Progress progress) {
    float[] scores = new float[rows.length];
    AtomicInteger done = new AtomicInteger();
    progress.ranges(
        FOLDS,
        1,
        (from, to) -> {
          for (int f = from; f < to; f++) {
            scoreFold(f, seed, scores, progress);
            progress.report((double) done.incrementAndGet() / FOLDS, Notice.of("engine.comparing"));
          }
        });
    return scores;
  }

  private void scoreFold(int f, long seed, float[] scores, Progress progress) {
    int[] training = where(rows.length, i -> learnt[i] && fold[i] != f);
    int[] scored = where(rows.length, i -> fold[i] == f);
    SparseMatrix scoredX = x.select(Arrays.stream(scored).map(i -> rows[i]).toArray());
    Probabilities p = fit(training, seed, progress).probabilities(scoredX, progress);
    for (int i = 0; i < scored.length; i++) {
      scores[scored[i]] = p.of(i, 1);
    }
  }

  private LinearClassifier fit(int[] training, long seed, Progress progress) {
    int[] y = Arrays.stream(training).map(i -> i < firsts ? 0 : 1).toArray();
    SparseMatrix trainingX = x.select(Arrays.stream(training).map(i -> rows[i]).toArray());
    return model.fit(trainingX, Targets.single(y, 2), seed, progress);
  }

  private static int[] where(int n, IntPredicate test) {
    return IntStream.range(0, n).filter(test).toArray();
  }
}
