package marginalia.learn;

import java.time.Duration;
import java.util.stream.IntStream;
import marginalia.jobs.Progress;
import marginalia.text.TextRows;

/// Learns a tree twice, flat and by one classifier for each node, and believes both: their
/// probabilities are multiplied, each to the power of its share. The flat one tells neighbouring
/// labels apart where there are many texts, those of the nodes know the branch where there are few;
/// see `src/docs/decisions/0014-label-trees.md`. Costs both fits, and with [#ENOUGH] rows or more
/// both on three quarters of the rows before, to find the shares.
///
/// @param flat learns the labels without their tree
/// @param perNode learns them node by node
public record TreeMixture(Trainer flat, PerNode perNode) implements Trainer {
  /// With fewer rows those held out tell shares apart by chance only: both count alike.
  static final int ENOUGH = 2_000;

  private static final int PARTS = 4;

  /// Shares of the nodes in quarters, that of fewer rows first.
  private static final int[] SHARES = {2, 1, 3, 0, 4};

  @Override
  public String name() {
    return "tree-mixture-" + flat.name();
  }

  /// Learns both from all rows, and how much each counts from rows held out for it.
  ///
  /// @throws IllegalArgumentException if rows differ, rows have several labels, or the tree has
  ///   another number of labels
  @Override
  public TreeMixtureClassifier fit(TextRows x, Targets y, long seed, Progress progress) {
    long start = System.nanoTime();
    int quarters = x.rows() < ENOUGH ? SHARES[0] : share(x, y, seed, progress);
    Classifier labels = flat.fit(x, y, seed, progress);
    PerNodeClassifier nodes = perNode.fit(x, y, seed, progress);
    Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
    String settings = name() + " of " + flat;
    return new TreeMixtureClassifier(
        labels, nodes, quarters, Provenance.of(settings, seed, x, y, elapsed));
  }

  /// The share of the nodes with the least log loss on rows that neither has learnt from.
  private int share(TextRows x, Targets y, long seed, Progress progress) {
    int[] fold = Folded.of(y, PARTS, seed);
    int[] learnt = IntStream.range(0, y.rows()).filter(row -> fold[row] > 0).toArray();
    int[] heldOut = IntStream.range(0, y.rows()).filter(row -> fold[row] == 0).toArray();
    Targets truth = y.select(heldOut);
    TextRows some = x.select(learnt);
    TextRows others = x.select(heldOut);
    Probabilities labels =
        flat.fit(some, y.select(learnt), seed, progress).probabilities(others, progress);
    Probabilities nodes =
        perNode.fit(some, y.select(learnt), seed, progress).probabilities(others, progress);
    int best = SHARES[0];
    double least = Double.POSITIVE_INFINITY;
    for (int quarters : SHARES) {
      double loss = loss(TreeMixtureClassifier.mixed(labels, nodes, quarters, progress), truth);
      if (loss < least) {
        least = loss;
        best = quarters;
      }
    }
    return best;
  }

  private static double loss(Probabilities p, Targets truth) {
    double sum = 0;
    for (int row = 0; row < p.rows(); row++) {
      sum -= Math.log(Math.max(p.of(row, truth.label(row)), Float.MIN_NORMAL));
    }
    return sum;
  }
}
