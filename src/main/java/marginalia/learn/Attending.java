package marginalia.learn;

import java.util.List;
import marginalia.jobs.Progress;
import marginalia.text.TextRows;

/// A classifier that may weigh the tokens of a text while it reads them, so that the weights can be
/// shown in the text. They tell where it looked, which is no proof of why it decided: Jain and
/// Wallace (2019), doi:10.18653/v1/N19-1357.
public interface Attending extends Classifier {
  /// How much each token of each row counts, from 0 to 1: those of a row sum to 1, or to 0 where
  /// there are none. No rows at all if what was learnt does not attend.
  ///
  /// @param x sequences
  /// @param label for which it reads; a network alone reads alike for all
  List<float[]> attention(TextRows x, int label, Progress progress);
}
