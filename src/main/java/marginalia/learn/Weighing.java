package marginalia.learn;

/// A classifier that weighs the features of a text one by one, so that it can be told which of them
/// speak for a label.
public interface Weighing extends Classifier {
  /// What one of a feature adds to a label's score: above 0 it speaks for the label, below against
  /// it. Weights of one label can be compared with each other only.
  float weight(int column, int label);
}
