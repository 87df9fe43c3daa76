package marginalia.query.novelty;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import marginalia.jobs.Progress;
import marginalia.learn.Shuffle;
import marginalia.learn.Targets;
import marginalia.text.SparseMatrix;

/// Above which score a text counts as new, found out from the labels that are known: each third of
/// them is taken away in turn, and the threshold is the one that best tells their texts from held
/// out texts of the others, both kinds counting alike. Nothing else is looked at.
public final class Threshold {
  private static final int GROUPS = 3;

  /// Of the texts, one in so many is held out.
  private static final int HELD_OUT = 5;

  private static final int MOST_ROWS = 10_000;

  /// Where there are too few labels to take one away: so many known texts stay known. Lin and Xu's
  /// share.
  private static final double KNOWN_SHARE = 0.95;

  private final List<float[]> known = new ArrayList<>();
  private final List<float[]> open = new ArrayList<>();

  private Threshold() {}

  /// Costs three fits on at most 10,000 texts.
  ///
  /// @param y at least one label
  /// @return infinite where there is not one text to hold out
  public static double of(
      Detector detector, SparseMatrix x, Targets y, long seed, Progress progress) {
    int[] order = Arrays.copyOf(Shuffle.of(y.rows(), seed), Math.min(y.rows(), MOST_ROWS));
    BitSet heldOut = new BitSet(y.rows());
    IntStream.range(0, order.length / HELD_OUT).forEach(i -> heldOut.set(order[i]));
    int[] groups = Shuffle.of(y.labels(), seed);
    Threshold found = new Threshold();
    int folds = y.labels() < GROUPS ? 1 : GROUPS;
    for (int fold = 0; fold < folds; fold++) {
      progress.checkCancelled();
      BitSet kept = new BitSet(y.labels());
      for (int label = 0; label < y.labels(); label++) {
        kept.set(label, folds == 1 || groups[label] % GROUPS != fold);
      }
      found.add(detector, x, y, order, heldOut, LabelSubset.of(kept, y.labels()), seed, progress);
    }
    return best(joined(found.known), joined(found.open));
  }

  private void add(
      Detector detector,
      SparseMatrix x,
      Targets y,
      int[] order,
      BitSet heldOut,
      LabelSubset labels,
      long seed,
      Progress progress) {
    int[] learnt = where(order, row -> labels.holds(y, row) && !heldOut.get(row));
    int[] judged = where(order, row -> labels.holds(y, row) && heldOut.get(row));
    int[] others = where(order, row -> labels.lacks(y, row));
    if (learnt.length == 0) {
      return;
    }
    Novelty novelty =
        detector.fit(x.select(learnt), labels.select(y, learnt), seed, progress.silent());
    int[] both = IntStream.concat(IntStream.of(judged), IntStream.of(others)).toArray();
    float[] scores = novelty.scores(x.select(both), progress.silent());
    known.add(Arrays.copyOf(scores, judged.length));
    open.add(Arrays.copyOfRange(scores, judged.length, scores.length));
  }

  private static int[] where(int[] rows, java.util.function.IntPredicate test) {
    return IntStream.of(rows).filter(test).toArray();
  }

  private static float[] joined(List<float[]> parts) {
    float[] all = new float[parts.stream().mapToInt(part -> part.length).sum()];
    int at = 0;
    for (float[] part : parts) {
      System.arraycopy(part, 0, all, at, part.length);
      at += part.length;
    }
    Arrays.sort(all);
    return all;
  }

  /// The threshold with the best mean of the share of known texts not above and the share of open
  /// ones above; between two scores. O(n).
  ///
  /// @param known ascending
  /// @param open ascending
  static double best(float[] known, float[] open) {
    if (known.length == 0) {
      return Double.POSITIVE_INFINITY;
    }
    if (open.length == 0) {
      return known[(int) Math.ceil(KNOWN_SHARE * known.length) - 1];
    }
    double best = Double.NEGATIVE_INFINITY;
    double threshold = known[known.length - 1];
    int below = 0;
    for (int i = 0; i < known.length; i++) {
      if (i + 1 < known.length && known[i + 1] == known[i]) {
        continue;
      }
      while (below < open.length && open[below] <= known[i]) {
        below++;
      }
      double share = (i + 1.0) / known.length + (double) (open.length - below) / open.length;
      if (share > best) {
        best = share;
        // Halfway to the next open text, if no known one lies before it.
        double next = below < open.length ? open[below] : known[i];
        double limit = i + 1 < known.length ? Math.min(next, known[i + 1]) : next;
        threshold = (known[i] + limit) / 2;
      }
    }
    return threshold;
  }
}
