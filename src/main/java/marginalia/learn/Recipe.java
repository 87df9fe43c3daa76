package marginalia.learn;

import java.util.List;
import marginalia.text.Vectoriser;

/// All there is to know to make a model of labelled texts.
///
/// @param vectoriser turns the texts into rows
/// @param trainer learns from the rows
/// @param tree what to do where labels are paths through a tree
public record Recipe(Vectoriser vectoriser, Trainer trainer, Tree tree) {
  /// How a label tree is learnt; see `src/docs/decisions/0014-label-trees.md`.
  public enum Tree {
    /// Every node is a label like any other.
    FLAT,
    /// One classifier for each node that has something below it.
    PER_NODE
  }

  /// The trainer for labels that are paths.
  ///
  /// @param paths the labels' names, steps parted by `/`
  public Trainer trainerFor(List<String> paths) {
    return switch (tree) {
      case FLAT -> trainer;
      case PER_NODE -> new PerNode(trainer, Hierarchy.ofPaths(paths));
    };
  }
}
