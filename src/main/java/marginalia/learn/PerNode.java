package marginalia.learn;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import marginalia.jobs.Progress;
import marginalia.text.SparseMatrix;

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

  /// @throws IllegalArgumentException if rows differ, rows have several labels, or the tree has
  ///   another number of labels
  @Override
  public PerNodeClassifier fit(SparseMatrix x, Targets y, long seed, Progress progress) {
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
      int node, SparseMatrix x, Targets y, long seed, Progress progress) {
    int[] children = tree.children(node);
    boolean ends = node >= 0 && node < tree.labels();
    int[] options = IntStream.concat(IntStream.of(children), IntStream.of(node)).toArray();
    int[] used = ends ? options : children;
    int[] next = new int[tree.nodes() + 1];
    for (int i = 0; i < used.length; i++) {
      next[used[i] + 1] = i;
    }
    int[] rows =
        IntStream.range(0, y.rows())
            .filter(row -> y.label(row) == node || tree.step(node, y.label(row)) >= 0)
            .toArray();
    int[] truth =
        IntStream.of(rows)
            .map(row -> y.label(row) == node ? node : tree.step(node, y.label(row)))
            .map(option -> next[option + 1])
            .toArray();
    if (used.length == 1) {
      return new PerNodeClassifier.Choice(node, used, Optional.empty());
    }
    Targets targets = Targets.single(truth, used.length);
    Classifier classifier = inner.fit(x.select(rows), targets, seed, progress);
    return new PerNodeClassifier.Choice(node, used, Optional.of(classifier));
  }
}
