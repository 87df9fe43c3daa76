package marginalia.evaluate.health;

import java.util.List;
import marginalia.learn.Probabilities;
import marginalia.learn.Targets;
import marginalia.text.Language;
import marginalia.text.SparseMatrix;

/// Answered texts, what a model that had not seen them says of them, and what their labels are
/// called.
///
/// @param x n rows, an encoder's vectors or weighed n-grams
/// @param y what was answered, n rows of k labels
/// @param outOfFold n × k
/// @param names of the labels
/// @param meanings k rows in the columns of `x`: name and definition of each label
/// @param texts n texts, for their words
public record AnsweredTexts(
    SparseMatrix x,
    Targets y,
    Probabilities outOfFold,
    List<String> names,
    SparseMatrix meanings,
    List<String> texts,
    Language language) {
  public AnsweredTexts {
    names = List.copyOf(names);
    texts = List.copyOf(texts);
    int n = y.rows();
    int k = y.labels();
    if (x.rows() != n || outOfFold.rows() != n || texts.size() != n) {
      throw new IllegalArgumentException(
          n + " answers, " + x.rows() + ", " + outOfFold.rows() + ", " + texts.size() + " texts");
    }
    if (outOfFold.labels() != k || names.size() != k || meanings.rows() != k) {
      throw new IllegalArgumentException(k + " labels, " + names.size() + " names");
    }
  }
}
