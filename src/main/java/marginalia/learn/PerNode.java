package marginalia.learn;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import marginalia.jobs.Progress;
import marginalia.text.TextRows;

/// Learns one classifier for each node of a tree that has something below it: which child comes
/// next, or whether the path ends there. A label's probability is the product down its path. See
/// `src/docs/decisions/0014-label-trees.md`.
///
/// @param inner learns each node's choice
public record PerNode(Trainer inner, Hierarchy tree) implements Trainer {
  @Override
  public String name() {
    return "per-node-" + inner.name();
  }

  /// Learns every choice from the rows that reach its node.
  ///
  /// @throws IllegalArgumentException if rows differ, rows have several labels, or the tree has
  ///   another number of labels
  @Override
  public PerNodeClassifier fit(TextRows x, Targets y, long seed, Progress progress) {
    if (x.rows() != y.rows() || y.labels() != tree.labels()) {
      throw new IllegalArgumentException(
          x.rows() + " rows, " + y.rows() + " targets, " + tree.labels() + " labels in the tree");
    }
    long start = System.nanoTime();
    List<PerNodeClassifier.Choice> choices = new ArrayList<>();
    for (int node = Hierarchy.TOP; node < tree.nodes(); node++) {
      progress.checkCancelled();
      if (tree.children(node).length > 0) {
        choices.add(choice(node, x, y, seed, progress));
      }
    }
    Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
    String settings = name() + " of " + inner;
    return new PerNodeClassifier(tree, choices, Provenance.of(settings, seed, x, y, elapsed));
  }

  private PerNodeClassifier.Choice choice(
      int node, TextRows x, Targets y, long seed, Progress progress) {
    Options options = Options.of(tree, node);
    if (options.nodes().length == 1) {
      return new PerNodeClassifier.Choice(node, options.nodes(), Optional.empty());
    }
    int[] rows = options.rows(tree, y);
    Trainer here =
        inner instanceof LabelReading reading ? reading.forLabels(options.nodes()) : inner;
    Classifier classifier =
        here.fit(x.select(rows), options.targets(tree, y, rows), seed, progress);
    return new PerNodeClassifier.Choice(node, options.nodes(), Optional.of(classifier));
  }

  /// What can come after a node: those below, and the node itself where a path can end there.
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  record Options(int node, int[] nodes) {
    static Options of(Hierarchy tree, int node) {
      int[] children = tree.children(node);
      boolean ends = node >= 0 && node < tree.labels();
      return new Options(
          node,
          ends ? IntStream.concat(IntStream.of(children), IntStream.of(node)).toArray() : children);
    }

    /// The rows whose path goes through the node.
    int[] rows(Hierarchy tree, Targets y) {
      return IntStream.range(0, y.rows())
          .filter(row -> y.label(row) == node || tree.step(node, y.label(row)) >= 0)
          .toArray();
    }

    /// Which option each of these rows takes.
    Targets targets(Hierarchy tree, Targets y, int[] rows) {
      int[] place = new int[tree.nodes() + 1];
      for (int i = 0; i < nodes.length; i++) {
        place[nodes[i] + 1] = i;
      }
      int[] truth =
          IntStream.of(rows)
              .map(row -> y.label(row) == node ? node : tree.step(node, y.label(row)))
              .map(option -> place[option + 1])
              .toArray();
      return Targets.single(truth, nodes.length);
    }
  }
}
