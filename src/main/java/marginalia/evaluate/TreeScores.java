package marginalia.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import marginalia.learn.Hierarchy;
import marginalia.learn.Targets;

/// How good predictions in a tree of labels are: each answer counts as the set of its node and all
/// nodes above it, so that a neighbour of the truth is half right. Kiritchenko, Matwin & Famili
/// (2005); Silla & Freitas (2011), doi:10.1007/s10618-010-0175-9. All from 0 to 1 but the distance.
///
/// @param micro of all sets together
/// @param macro mean over all nodes, those without any text included
/// @param distance mean number of edges between truth and prediction, those over the top included
/// @param levels by depth, from the top
/// @param subtrees of the nodes with others below them, ascending
public record TreeScores(
    Figures micro, Figures macro, double distance, List<Level> levels, List<Subtree> subtrees) {
  /// Precision, recall and F1.
  public record Figures(double precision, double recall, double f1) {}

  /// The nodes of one depth.
  ///
  /// @param micro of these nodes alone
  /// @param support texts whose truth goes down so far
  public record Level(Figures micro, int support) {}

  /// A node with all below it.
  ///
  /// @param whole how well its texts are told from those elsewhere
  /// @param macroF1 mean F1 of the labels in it
  public record Subtree(int node, LabelScore whole, double macroF1) {}

  public TreeScores {
    levels = List.copyOf(levels);
    subtrees = List.copyOf(subtrees);
  }

  /// Compares predictions with the truth. O(n · depth + nodes²).
  ///
  /// @throws IllegalArgumentException if rows or labels differ, or the tree has others
  public static TreeScores of(Hierarchy tree, Targets truth, Targets predicted) {
    Tally.check(truth, predicted);
    List<LabelScore> labels = Scores.of(truth, predicted).labels();
    Targets paths = paths(tree, truth);
    Targets given = paths(tree, predicted);
    List<LabelScore> nodes = Scores.of(paths, given).labels();
    int[] all = IntStream.range(0, tree.nodes()).toArray();
    Counts counts = new Counts(paths, given);
    double distance =
        IntStream.range(0, truth.rows())
            .mapToDouble(row -> tree.distance(truth.label(row), predicted.label(row)))
            .average()
            .orElse(0);
    return new TreeScores(
        counts.of(all),
        new Figures(
            mean(nodes, LabelScore::precision),
            mean(nodes, LabelScore::recall),
            mean(nodes, LabelScore::f1)),
        distance,
        levels(tree, counts),
        subtrees(tree, nodes, labels));
  }

  /// Each row's label with all nodes above it, over the nodes of the tree.
  ///
  /// @throws IllegalArgumentException if the tree has another number of labels
  public static Targets paths(Hierarchy tree, Targets y) {
    if (y.labels() != tree.labels()) {
      throw new IllegalArgumentException(y.labels() + " labels, " + tree.labels() + " in the tree");
    }
    int[][] sets = new int[y.rows()][];
    for (int row = 0; row < sets.length; row++) {
      sets[row] = tree.path(y.label(row));
    }
    return Targets.multi(sets, tree.nodes());
  }

  private static List<Level> levels(Hierarchy tree, Counts counts) {
    List<Level> levels = new ArrayList<>();
    for (int depth = 0; ; depth++) {
      int at = depth;
      int[] nodes =
          IntStream.range(0, tree.nodes()).filter(node -> tree.depth(node) == at).toArray();
      if (nodes.length == 0) {
        return levels;
      }
      int support = Arrays.stream(nodes).map(node -> counts.truth[node]).sum();
      levels.add(new Level(counts.of(nodes), support));
    }
  }

  private static List<Subtree> subtrees(
      Hierarchy tree, List<LabelScore> nodes, List<LabelScore> labels) {
    List<Subtree> subtrees = new ArrayList<>();
    for (int node = 0; node < tree.nodes(); node++) {
      if (tree.children(node).length > 0) {
        int top = node;
        List<LabelScore> within =
            IntStream.range(0, tree.labels())
                .filter(label -> Arrays.stream(tree.path(label)).anyMatch(step -> step == top))
                .mapToObj(labels::get)
                .toList();
        subtrees.add(new Subtree(node, nodes.get(node), mean(within, LabelScore::f1)));
      }
    }
    return subtrees;
  }

  private static double mean(List<LabelScore> scores, ToDoubleFunction<LabelScore> figure) {
    return scores.stream().mapToDouble(figure).average().orElse(0);
  }

  /// For each node how many texts have it, are given it, and both.
  private static final class Counts {
    private final int[] truth;
    private final int[] given;
    private final int[] both;

    Counts(Targets truth, Targets given) {
      this.truth = truth.counts();
      this.given = given.counts();
      this.both = new int[truth.labels()];
      for (int row = 0; row < truth.rows(); row++) {
        for (int node : truth.labels(row)) {
          both[node] += given.has(row, node) ? 1 : 0;
        }
      }
    }

    Figures of(int[] nodes) {
      double right = Arrays.stream(nodes).map(node -> both[node]).sum();
      int said = Arrays.stream(nodes).map(node -> given[node]).sum();
      int meant = Arrays.stream(nodes).map(node -> truth[node]).sum();
      return new Figures(
          said == 0 ? 0 : right / said,
          meant == 0 ? 0 : right / meant,
          said + meant == 0 ? 0 : 2 * right / (said + meant));
    }
  }
}
