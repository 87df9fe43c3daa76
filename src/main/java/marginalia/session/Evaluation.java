package marginalia.session;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import marginalia.corpus.DocumentId;
import marginalia.corpus.LabelId;
import marginalia.evaluate.TreeScores;

/// How good the model is, as measured at one moment.
///
/// @param labels the scheme's active labels, in its order
/// @param texts number of answered texts it was measured on
/// @param trainedOn number of answered texts the model had learnt from (for cross-validation, of
///   one fold)
/// @param macroF1 the mean of the F1 of all `labels`, 0 where undefined
/// @param several only for multi-label projects
/// @param tree only for hierarchical projects
/// @param perLabel one for each of `labels`, in their order
/// @param cells the confusion matrix: texts by answer (row) and model (column)
public record Evaluation(
    Method method,
    List<LabelId> labels,
    int texts,
    int trainedOn,
    Score accuracy,
    Score macroF1,
    Score microF1,
    Optional<Several> several,
    Optional<Tree> tree,
    List<LabelScore> perLabel,
    Map<Cell, List<DocumentId>> cells) {
  /// How it was measured.
  public enum Method {
    HELD_OUT,
    CROSS_VALIDATION
  }

  /// A score from 0 to 1 with its 95 % bootstrap interval.
  public record Score(double value, double low, double high) {}

  /// What only holds where a text may have several labels.
  ///
  /// @param jaccard mean over the texts of common labels by all labels of answer and model
  /// @param hammingLoss share of wrong decisions, one for each text and label; lower is better
  public record Several(Score jaccard, Score hammingLoss) {}

  /// What only holds for a tree of labels; its nodes are the `labels`, by their places.
  ///
  /// @param macroF1 of all nodes, each answer taken with all labels above it
  /// @param microF1 of all such answers together
  public record Tree(Score macroF1, Score microF1, TreeScores scores) {}

  /// How well one label is recognised.
  ///
  /// @param support texts that carry it
  /// @param unseen share of their words that the model had learnt nothing about, from 0 to 1
  public record LabelScore(
      LabelId label, Score precision, Score recall, Score f1, int support, double unseen) {}

  /// A cell of the confusion matrix. In a multi-label project a text that misses `truth` and has
  /// `predicted` too much counts in their cell.
  public record Cell(LabelId truth, LabelId predicted) {
    /// Whether the model was right.
    public boolean right() {
      return truth.equals(predicted);
    }
  }

  public Evaluation {
    labels = List.copyOf(labels);
    perLabel = List.copyOf(perLabel);
    Map<Cell, List<DocumentId>> copy = new HashMap<>();
    cells.forEach((cell, documents) -> copy.put(cell, List.copyOf(documents)));
    cells = Map.copyOf(copy);
  }

  /// Texts in a cell.
  public int count(LabelId truth, LabelId predicted) {
    return cells.getOrDefault(new Cell(truth, predicted), List.of()).size();
  }
}
