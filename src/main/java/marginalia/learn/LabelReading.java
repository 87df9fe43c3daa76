package marginalia.learn;

/// A trainer that may read what its labels are called.
public interface LabelReading extends Trainer {
  /// The same for some of its labels, which become 0 … in this order.
  Trainer forLabels(int[] labels);
}
