package marginalia.query;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import marginalia.jobs.Progress;
import marginalia.learn.Probabilities;
import marginalia.learn.Targets;
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

  private AdversarialValidation() {}

  /// What was found.
  ///
  /// @param unlikeness of each row of the matrix, from 0 (surely one of the labelled) to 1; 0 for
  ///   rows that took no part
  /// @param auc chance that an unlabelled text scores higher than a labelled one: 0.5 where the
  ///   labelled are a fair sample, 1 where they have nothing in common with the rest
  @SuppressWarnings("ArrayRecordComponent") // Large, never compared.
  public record Result(float[] unlikeness, double auc) {}

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
    float[] scores = new float[n];
    AtomicInteger done = new AtomicInteger();
    progress.ranges(
        FOLDS,
        1,
        (from, to) -> {
          for (int f = from; f < to; f++) {
            scoreFold(x, rows, labelled.length, fold, learnt, f, seed, scores, progress);
            progress.report((double) done.incrementAndGet() / FOLDS, Notice.of("engine.comparing"));
          }
        });
    float[] unlikeness = new float[x.rows()];
    for (int i = 0; i < n; i++) {
      unlikeness[rows[i]] = scores[i];
    }
    return new Result(unlikeness, auc(scores, labelled.length));
  }

  private static void scoreFold(
      SparseMatrix x,
      int[] rows,
      int labelled,
      int[] fold,
      boolean[] learnt,
      int f,
      long seed,
      float[] scores,
      Progress progress) {
    int[] training = where(rows.length, i -> learnt[i] && fold[i] != f);
    int[] scored = where(rows.length, i -> fold[i] == f);
    int[] y = Arrays.stream(training).map(i -> i < labelled ? 0 : 1).toArray();
    SparseMatrix trainingX = x.select(Arrays.stream(training).map(i -> rows[i]).toArray());
    SparseMatrix scoredX = x.select(Arrays.stream(scored).map(i -> rows[i]).toArray());
    Probabilities p =
        MODEL.fit(trainingX, Targets.single(y, 2), seed, progress).probabilities(scoredX, progress);
    for (int i = 0; i < scored.length; i++) {
      scores[scored[i]] = p.of(i, 1);
    }
  }

  private static int[] where(int n, java.util.function.IntPredicate test) {
    return java.util.stream.IntStream.range(0, n).filter(test).toArray();
  }

  /// Area under the ROC curve; the first `negatives` scores are those of the labelled. 0.5 where
  /// one side is empty. O(n log n).
  public static double auc(float[] scores, int negatives) {
    long positives = (long) scores.length - negatives;
    if (negatives == 0 || positives == 0) {
      return 0.5;
    }
    float[] sorted = Arrays.copyOf(scores, negatives);
    Arrays.sort(sorted);
    double below = 0;
    for (int i = negatives; i < scores.length; i++) {
      below += (countBelow(sorted, scores[i]) + countUpTo(sorted, scores[i])) / 2.0;
    }
    return below / ((double) negatives * positives);
  }

  private static int countBelow(float[] sorted, float limit) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] < limit) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private static int countUpTo(float[] sorted, float limit) {
    return countBelow(sorted, Math.nextUp(limit));
  }
}
